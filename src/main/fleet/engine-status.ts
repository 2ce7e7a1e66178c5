import type { FailureCode } from '@shared/ipc/result'
import type { PositionStatus } from '@shared/ipc/schemas-positions'

/** What a status is made of that no part of the engine holds itself. */
export interface EngineProgress {
  asOfMs: number | null
  sweep: PositionStatus['sweep']
  lastError: FailureCode | null
  source: PositionStatus['source']
}

/** Before anything was read. */
export function createEngineProgress(): EngineProgress {
  return { asOfMs: null, sweep: null, lastError: null, source: 'nothing' }
}

/** Name of the blob that outlives a restart. */
export const metaBlob = 'meta'

/** Packs what outlives a restart. */
export function encodeMeta(asOfMs: number): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ asOfMs }))
}

/** When the newest complete sweep of an earlier run ended; null when that cannot be told. */
export function decodeMeta(bytes: Uint8Array | null): number | null {
  const meta = parseJson(bytes)
  if (typeof meta !== 'object' || meta === null || !('asOfMs' in meta)) return null
  return typeof meta.asOfMs === 'number' && Number.isFinite(meta.asOfMs) ? meta.asOfMs : null
}

/** The JSON in a blob; undefined when there is none. */
export function parseJson(bytes: Uint8Array | null): unknown {
  if (bytes === null) return undefined
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown
  } catch {
    // An older or newer form of ours; nothing in a blob is worth failing for.
    return undefined
  }
}

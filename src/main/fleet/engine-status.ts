import type { FailureCode } from '@shared/ipc/result'
import type { PositionStatus } from '@shared/ipc/schemas-positions'
import type { Scheduler } from './scheduler'

/** What a status is made of that no part of the engine holds itself. */
export interface EngineProgress {
  asOfMs: number | null
  sweep: Omit<NonNullable<PositionStatus['sweep']>, 'pausedUntilMs'> | null
  lastError: FailureCode | null
  missing: PositionStatus['missing']
  source: PositionStatus['source']
}

/** Before anything was read. */
export function createEngineProgress(): EngineProgress {
  return { asOfMs: null, sweep: null, lastError: null, missing: null, source: 'nothing' }
}

/** Progress is told four times a second at most: more could not be read. */
const tellEveryMs = 250

/** Tells the status. */
export interface Teller {
  /** Something that matters has changed: tells it at once. */
  readonly now: () => void
  /** Progress: told when a quarter of a second has passed since the last time. */
  readonly soon: () => void
  /** Tells nothing that waits any more. */
  readonly stop: () => void
}

/** @param tell tells the status as it is then */
export function createTeller(scheduler: Scheduler, now: () => number, tell: () => void): Teller {
  let toldAtMs = -Infinity
  let cancel: (() => void) | null = null
  const stop = (): void => {
    cancel?.()
    cancel = null
  }
  const tellNow = (): void => {
    stop()
    toldAtMs = now()
    tell()
  }
  return {
    now: tellNow,
    soon() {
      // A clock that was set back must not silence us.
      const waitMs = Math.min(tellEveryMs, toldAtMs + tellEveryMs - now())
      if (waitMs <= 0) tellNow()
      else cancel ??= scheduler.after(waitMs, tellNow)
    },
    stop
  }
}

/** Name of the blob that outlives a restart. */
export const metaBlob = 'meta'

/** Packs what outlives a restart. */
export function encodeMeta(asOfMs: number): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ asOfMs }))
}

/** When the newest complete sweep of an earlier run began; null when that cannot be told. */
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

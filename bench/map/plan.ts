import { loadavg } from 'node:os'
import type { MapKind } from './page/map-bench'

/** Ours and the usual way by turns, beginning with each in turn, so that whatever else the machine does hits both alike. */
export function turns(rounds: number): MapKind[] {
  return Array.from({ length: rounds }, (_, round): MapKind[] =>
    round % 2 === 0 ? ['ours', 'usual'] : ['usual', 'ours']
  ).flat()
}

/** The value below which a share of all values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN
}

/** How many times better ours is; what is below the smallest thing that can be told from nothing counts as that. */
export function timesBetter(ours: number, baseline: number, least: number): number {
  return baseline / Math.max(ours, least)
}

/** What else the machine was doing; to be printed beside figures that are compared with a fixed limit. */
export function machineLoad(): string {
  return `load average ${(loadavg()[0] ?? 0).toFixed(1)}`
}

/** Ends what takes longer than a limit; the caller closes what it was done in. */
export async function within<T>(limitMs: number, work: Promise<T>): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const limit = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), limitMs)))
  // What was given up may still fail, when its page is closed.
  work.catch(() => undefined)
  const result = await Promise.race([work, limit])
  clearTimeout(timer)
  return result
}

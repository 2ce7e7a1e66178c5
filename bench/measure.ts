import { performance } from 'node:perf_hooks'
import { median, report } from './statistics'

/** Two ways to do one job, and how to compare them. */
export interface Comparison {
  readonly name: string
  /** Measured rounds of each; one more of each warms up. */
  readonly rounds: number
  readonly ours: () => Promise<void> | void
  readonly baseline: () => Promise<void> | void
  /** What to print for a duration; default: milliseconds. */
  readonly unit?: { readonly name: string; readonly of: (durationMs: number) => number }
}

/**
 * Measures both by turns, so that whatever else the machine does hits both alike, and prints the medians on one line.
 *
 * @returns how many times faster ours is
 */
export async function compare({ name, rounds, ours, baseline, unit }: Comparison): Promise<number> {
  const oursMs: number[] = []
  const baselineMs: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const one = await timed(ours)
    const other = await timed(baseline)
    if (round === 0) continue
    oursMs.push(one)
    baselineMs.push(other)
  }
  const show = (durationMs: number): number => unit?.of(durationMs) ?? durationMs
  const ratio = median(baselineMs) / median(oursMs)
  report(name, {
    ratio,
    ours: show(median(oursMs)),
    baseline: show(median(baselineMs)),
    unit: unit?.name ?? 'ms'
  })
  return ratio
}

async function timed(work: () => Promise<void> | void): Promise<number> {
  const startedMs = performance.now()
  await work()
  return performance.now() - startedMs
}

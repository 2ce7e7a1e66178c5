import { performance } from 'node:perf_hooks'

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
  const show = (durationMs: number): string => (unit?.of(durationMs) ?? durationMs).toPrecision(4)
  const ratio = median(baselineMs) / median(oursMs)
  const unitName = unit?.name ?? 'ms'
  console.log(
    `bench ${name} ratio=${ratio.toFixed(2)} ours=${show(median(oursMs))} baseline=${show(median(baselineMs))} unit=${unitName}`
  )
  return ratio
}

async function timed(work: () => Promise<void> | void): Promise<number> {
  const startedMs = performance.now()
  await work()
  return performance.now() - startedMs
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}

/** The middle one; the upper of the two in the middle where their number is even. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}

/** Mean of the middle half: as steady as a median, and finer than the steps of the clock. */
export function middleMean(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const quarter = Math.floor(sorted.length / 4)
  const middle = sorted.slice(quarter, sorted.length - quarter)
  return middle.reduce((sum, value) => sum + value, 0) / middle.length
}

/** Smallest and largest, for the line that says how far to trust a median. */
export function spreadOf(values: readonly number[], digits = 0): string {
  return `${Math.min(...values).toFixed(digits)}..${Math.max(...values).toFixed(digits)}`
}

/** Prints the line that every benchmark ends in. */
export function report(
  name: string,
  { ratio, ours, baseline, unit }: { ratio: number; ours: number; baseline: number; unit: string }
): void {
  console.log(
    `bench ${name} ratio=${ratio.toFixed(2)} ours=${ours.toPrecision(4)} baseline=${baseline.toPrecision(4)} unit=${unit}`
  )
}

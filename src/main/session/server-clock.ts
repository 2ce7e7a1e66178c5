/** How far the server's clock is ahead of ours, from the `Date` header of its answers. */
export interface ServerClock {
  /**
   * Judges one answer, and remembers it for the estimate.
   *
   * @param serverDateMs the header, epoch milliseconds at one second's resolution
   * @param durationMs how long the answer took: the header was written at some moment in between
   * @returns milliseconds to add to our clock; 0 while the difference is within what the header's resolution and the wait explain
   */
  offsetMs(serverDateMs: number, durationMs: number): number
  /**
   * What the last answers together say, for people and for the warning about a wrong clock: milliseconds by which the server is ahead, in
   * whole seconds; 0 while the clocks agree as far as headers can tell, null before the first answer.
   */
  estimateMs(): number | null
}

/** Below this the clocks agree as far as a header can tell. */
const noticeableMs = 3_000

/** The header names the second in which it was written, not the moment. */
const headerResolutionMs = 1_000

/** Odd, and few enough that a clock that drifts is followed. */
const keptSamples = 9

/** Two answers contradict each other only by more than this: servers behind one gateway have clocks of their own. */
const toleranceMs = 1_000

/** The difference lies between these; how far they are apart depends on how long the answer took. */
interface Sample {
  readonly lowMs: number
  readonly highMs: number
}

/** @param nowMs our clock, read when the answer is there */
export function createServerClock(nowMs: () => number): ServerClock {
  let samples: readonly Sample[] = []
  /** The last answer, when it contradicted the estimate. */
  let doubt: Sample | null = null

  function remember(sample: Sample): void {
    const estimate = weightedMedian(samples)
    if (estimate !== null && !areCompatible(sample, estimate)) {
      // One answer may come from a cache or a wrong node. Two in a row that agree with each other: one of the clocks was set.
      const isConfirmed = doubt !== null && areCompatible(doubt, sample)
      samples = isConfirmed && doubt !== null ? [doubt, sample] : samples
      doubt = isConfirmed ? null : sample
      return
    }
    doubt = null
    samples = [...samples, sample].slice(-keptSamples)
  }

  return {
    offsetMs: (serverDateMs, durationMs) => {
      const aheadOfEndMs = serverDateMs - nowMs()
      if (!Number.isFinite(aheadOfEndMs) || !Number.isFinite(durationMs)) return 0
      const aheadOfStartMs = aheadOfEndMs + Math.max(0, durationMs)
      remember({ lowMs: aheadOfEndMs, highMs: aheadOfStartMs + headerResolutionMs })
      if (aheadOfEndMs >= noticeableMs) return aheadOfEndMs
      return aheadOfStartMs <= -noticeableMs ? aheadOfStartMs : 0
    },
    estimateMs: () => {
      const estimate = weightedMedian(samples)
      if (estimate === null) return null
      const middleMs = middleOf(estimate)
      if ((estimate.lowMs <= 0 && estimate.highMs >= 0) || Math.abs(middleMs) < noticeableMs) return 0
      return Math.round(middleMs / 1000) * 1000
    }
  }
}

/** The sample in the middle of all, where one that took half as long counts twice. */
function weightedMedian(samples: readonly Sample[]): Sample | null {
  const sorted = [...samples].sort((a, b) => middleOf(a) - middleOf(b))
  const halfWeight = sorted.reduce((sum, sample) => sum + weightOf(sample), 0) / 2
  let weight = 0
  return (
    sorted.find((sample) => {
      weight += weightOf(sample)
      return weight >= halfWeight
    }) ?? null
  )
}

function middleOf({ lowMs, highMs }: Sample): number {
  return (lowMs + highMs) / 2
}

function weightOf({ lowMs, highMs }: Sample): number {
  return 1 / (highMs - lowMs)
}

function areCompatible(one: Sample, other: Sample): boolean {
  return one.lowMs <= other.highMs + toleranceMs && other.lowMs <= one.highMs + toleranceMs
}

/** How far the server's clock is ahead of ours, from the `Date` header of its answers. */
export interface ServerClock {
  /**
   * @param serverDateMs the header, epoch milliseconds at one second's resolution
   * @param durationMs how long the answer took: the header was written at some moment in between
   * @returns milliseconds to add to our clock; 0 while the difference is within what the header's resolution and the wait explain
   */
  offsetMs(serverDateMs: number, durationMs: number): number
}

/** Below this the clocks agree as far as a header can tell. */
const noticeableMs = 3_000

/** @param nowMs our clock, read when the answer is there */
export function createServerClock(nowMs: () => number): ServerClock {
  return {
    offsetMs: (serverDateMs, durationMs) => {
      const aheadOfEndMs = serverDateMs - nowMs()
      const aheadOfStartMs = aheadOfEndMs + durationMs
      if (aheadOfEndMs >= noticeableMs) return aheadOfEndMs
      return aheadOfStartMs <= -noticeableMs ? aheadOfStartMs : 0
    }
  }
}

/** How far the server's clock is ahead of ours, from the `Date` header of its answers. */
export interface ServerClock {
  /**
   * @param serverDateMs the header, epoch milliseconds at one second's resolution
   * @returns milliseconds to add to our clock; 0 while the difference is within what the header's resolution and a slow answer explain
   */
  offsetMs(serverDateMs: number): number
}

/** Below this the clocks agree as far as a header can tell. */
const noticeableMs = 3_000

export function createServerClock(nowMs: () => number): ServerClock {
  return {
    offsetMs: (serverDateMs) => {
      const differenceMs = serverDateMs - nowMs()
      return Math.abs(differenceMs) < noticeableMs ? 0 : differenceMs
    }
  }
}

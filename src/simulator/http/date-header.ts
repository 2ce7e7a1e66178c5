import type { SimulatorClock } from '../clock'

/** The `Date` header of every answer; clients compare their own clock with it. */
export interface DateHeader {
  /** As RFC 9110 section 5.6.7 writes it. */
  readonly text: () => string
  /** @param seconds added to the simulator's time in the header only; negative for a server that is behind */
  readonly setSkewSeconds: (seconds: number) => void
}

/** Says the simulator's time until told otherwise. */
export function createDateHeader(clock: SimulatorClock): DateHeader {
  let skewMs = 0
  return {
    text: () => new Date(clock.now() + skewMs).toUTCString(),
    setSkewSeconds: (seconds) => {
      skewMs = seconds * 1000
    }
  }
}

import type { SimulatorClock } from '../clock'

/** A bucket that refills evenly and holds one second's worth of requests. */
export interface RateLimiter {
  /** Seconds to wait, rounded up, or null when the request may pass. */
  readonly refuse: () => number | null
  /** null lifts the limit. */
  readonly setLimit: (requestsPerSecond: number | null) => void
  readonly limit: () => number | null
}

/** Starts without a limit. */
export function createRateLimiter(clock: SimulatorClock): RateLimiter {
  let perSecond: number | null = null
  let tokens = 0
  let filledAtMs = 0
  return {
    refuse: () => {
      if (perSecond === null) return null
      const now = clock.now()
      const capacity = Math.max(1, perSecond)
      tokens = Math.min(capacity, tokens + ((now - filledAtMs) / 1000) * perSecond)
      filledAtMs = now
      if (tokens >= 1) {
        tokens -= 1
        return null
      }
      return Math.max(1, Math.ceil((1 - tokens) / perSecond))
    },
    setLimit: (requestsPerSecond) => {
      perSecond = requestsPerSecond
      tokens = Math.max(1, requestsPerSecond ?? 0)
      filledAtMs = clock.now()
    },
    limit: () => perSecond
  }
}

import type { Bridge } from '@shared/ipc/contract'

/** A bridge over which no second delta comes for a while. */
export interface HeldDeltas {
  readonly bridge: Bridge
  readonly letGo: () => void
}

/**
 * Keeps back the word that a delta was taken, so that main sends none after it: the names of a large fleet would be packed, sent and read on the
 * processors that are to draw the first picture, which needs none of them.
 */
export function holdDeltas(bridge: Bridge): HeldDeltas {
  let letGo: () => void = () => undefined
  const free = new Promise<void>((resolve) => (letGo = resolve))
  return {
    bridge: {
      ...bridge,
      calls: {
        ...bridge.calls,
        'positions:delta-taken': async (taken) => {
          await free
          return bridge.calls['positions:delta-taken'](taken)
        }
      }
    },
    letGo
  }
}

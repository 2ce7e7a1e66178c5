/**
 * What the person wants now, against what is still under way. Locking and signing out take back everything that was asked before: a
 * connect that waits for a server, a switch that waits for the key store. None of it may open a profile after them.
 */
export interface Wishes {
  /** Called when an act is asked for; gives how to begin it when its turn comes: false when it was taken back meanwhile. */
  ask(): () => boolean
  /** Takes back everything that was asked before. */
  supersede(): void
  /** Whether the act that runs now was taken back. */
  isSuperseded(): boolean
  /** Aborted when the act that runs now is taken back. */
  signal(): AbortSignal
}

export function createWishes(): Wishes {
  let generation = 0
  let running = 0
  let controller = new AbortController()
  return {
    ask() {
      const asked = generation
      return () => {
        running = asked
        return asked === generation
      }
    },
    supersede() {
      generation += 1
      controller.abort()
      controller = new AbortController()
    },
    isSuperseded: () => running !== generation,
    signal: () => controller.signal
  }
}

import { breathe } from './scheduler'

/** Gives work its turn: one piece after the other, and the event loop turns in between. */
export interface Turns {
  /** Runs the work when its turn comes. What it throws rejects, and keeps nobody else waiting. */
  readonly take: <T>(work: () => T | Promise<T>) => Promise<T>
}

/** Nobody is waiting. Each piece should take about a millisecond: no two run within one turn of the event loop, whoever brings them. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return {
    take(work) {
      const done = last.then(work)
      last = done.then(breathe, breathe)
      return done
    }
  }
}

import type { Result } from '@shared/ipc/result'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** A store of which main holds the original: readable at once, followed from `start` until the function it returns is called. */
export interface MirrorStore<T> {
  readonly store: StoreApi<T>
  readonly start: () => () => void
}

interface MirrorSource<T> {
  /** What the page shows until main has answered. */
  readonly initial: T
  readonly ask: () => Promise<Result<T>>
  readonly follow: (listener: (value: T) => void) => () => void
  /** What to show when main could not answer; without it the value stays as it is. */
  readonly whenRefused?: T
}

/**
 * Mirrors one value of main: asks for it once and follows its event.
 *
 * @param source where the value comes from
 */
export function createMirrorStore<T extends object>(source: MirrorSource<T>): MirrorStore<T> {
  const store = createStore<T>(() => source.initial)
  return {
    store,
    start() {
      // An event is newer than an answer that was asked for before it: the late answer must not win.
      let isSuperseded = false
      const unfollow = source.follow((value) => {
        isSuperseded = true
        store.setState(value, true)
      })
      void source.ask().then((result) => {
        if (isSuperseded) return
        if (result.ok) store.setState(result.value, true)
        else if (source.whenRefused) store.setState(source.whenRefused, true)
      })
      return () => {
        isSuperseded = true
        unfollow()
      }
    }
  }
}

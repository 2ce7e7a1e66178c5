/** A list of listeners for one kind of news. */
export interface Emitter<T> {
  readonly emit: (news: T) => void
  /** Adds a listener; returns how to take it off again. */
  readonly subscribe: (listener: (news: T) => void) => () => void
}

/** Builds an emitter. A listener added or removed during `emit` counts from the next one on. */
export function createEmitter<T>(): Emitter<T> {
  const listeners = new Map<symbol, (news: T) => void>()
  return {
    emit(news) {
      for (const listener of [...listeners.values()]) listener(news)
    },
    subscribe(listener) {
      const key = Symbol('listener')
      listeners.set(key, listener)
      return () => {
        listeners.delete(key)
      }
    }
  }
}

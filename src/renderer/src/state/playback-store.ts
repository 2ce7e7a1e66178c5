import { createStore, type StoreApi } from 'zustand/vanilla'

/** How many seconds of the past go by in one. */
export const playbackRates = [1, 5, 10, 30, 60] as const
export type PlaybackRate = (typeof playbackRates)[number]

/** Where in a loaded track the person looks. */
export interface PlaybackState {
  /** Epoch milliseconds; between the first and the last fix. */
  readonly atMs: number
  readonly fromMs: number
  readonly toMs: number
  readonly isPlaying: boolean
  readonly rate: PlaybackRate
  /** A track was loaded, or left: from its first to its last fix, and stands at the first. */
  readonly open: (fromMs: number, toMs: number) => void
  /** Looks at a moment; what plays goes on from there. */
  readonly seek: (atMs: number) => void
  /** From the end, playing begins anew. */
  readonly play: () => void
  readonly pause: () => void
  readonly setRate: (rate: PlaybackRate) => void
  /**
   * So much time went by on the screen.
   *
   * @param elapsedMs since the last call; long pauses (a hidden window) do not count
   */
  readonly advance: (elapsedMs: number) => void
}

/** Time on screen that one step of playing covers at most: after a pause of the computer nothing jumps. */
const mostElapsedMs = 500

/** Nothing is loaded and nothing plays. */
export function createPlaybackStore(): StoreApi<PlaybackState> {
  return createStore<PlaybackState>((set) => ({
    atMs: 0,
    fromMs: 0,
    toMs: 0,
    isPlaying: false,
    rate: 60,
    open: (fromMs, toMs) => set({ fromMs, toMs, atMs: fromMs, isPlaying: false }),
    seek: (atMs) => set(({ fromMs, toMs }) => ({ atMs: Math.min(toMs, Math.max(fromMs, atMs)) })),
    play: () =>
      set(({ atMs, fromMs, toMs }) => ({ isPlaying: toMs > fromMs, ...(atMs >= toMs ? { atMs: fromMs } : {}) })),
    pause: () => set({ isPlaying: false }),
    setRate: (rate) => set({ rate }),
    advance: (elapsedMs) =>
      set((state) => {
        if (!state.isPlaying) return state
        const atMs = Math.min(state.toMs, state.atMs + Math.min(elapsedMs, mostElapsedMs) * state.rate)
        return { atMs, isPlaying: atMs < state.toMs }
      })
  }))
}

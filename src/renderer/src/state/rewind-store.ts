import type { Bridge } from '@shared/ipc/contract'
import type { Failure } from '@shared/ipc/result'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ShownTable } from './shown-table'

/** How many minutes of the past go by in a second of playing. */
export const rewindSpeeds = [1, 5, 20] as const
export type RewindSpeed = (typeof rewindSpeeds)[number]

export type RewindState =
  | { readonly kind: 'live' }
  | {
      readonly kind: 'rewound'
      /** The moment that is wanted, epoch milliseconds. */
      readonly atMs: number
      /** The moment that is on screen; null until the first answer. */
      readonly shownAtMs: number | null
      /** The oldest moment that is kept; null while it is not known, or when nothing is kept. */
      readonly fromMs: number | null
      /** True when nothing is kept yet. */
      readonly isEmpty: boolean
      /** Null while it stands still. */
      readonly speed: RewindSpeed | null
      /** Why the wanted moment cannot be shown. */
      readonly failure: Failure | null
    }

export interface RewindStore {
  readonly store: StoreApi<RewindState>
  /** The moment of the past that is on screen, epoch milliseconds; null while it is live, and until the first answer. */
  readonly shownAtMs: () => number | null
  /** Shows the recent past. */
  readonly begin: () => void
  /** Shows a moment; those that nobody waits for any more are left out. */
  readonly goTo: (atMs: number) => void
  /** Lets the past go by; null stops. At the present it is live again. */
  readonly play: (speed: RewindSpeed | null) => void
  /** Shows the present again. */
  readonly end: () => void
  readonly start: () => () => void
}

/** Where the slider stands at first: far enough back to see what changed. */
const firstStepMs = 30 * 60_000
const playEveryMs = 500
const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/**
 * The last 24 hours of the whole map, from what is kept on this computer (DESIGN.md, "As-of ring"); no request goes out. One question at a time: a
 * slider that is dragged asks for the newest moment when the last answer is there.
 *
 * @param bridge the way to main
 * @param table shows what main answers
 * @param now gives epoch milliseconds
 */
export function createRewindStore(bridge: Bridge, table: ShownTable, now: () => number): RewindStore {
  const store = createStore<RewindState>(() => ({ kind: 'live' }))
  let isAsking = false
  let timer: ReturnType<typeof setInterval> | undefined

  function rewound() {
    const state = store.getState()
    return state.kind === 'rewound' ? state : null
  }

  function change(part: Partial<Omit<Extract<RewindState, { readonly kind: 'rewound' }>, 'kind'>>): void {
    const state = rewound()
    if (state !== null) store.setState({ ...state, ...part }, true)
  }

  async function ask(): Promise<void> {
    const state = rewound()
    if (isAsking || state === null || table.epoch === null) return
    isAsking = true
    const answer = await bridge.calls['positions:as-of']({ epoch: table.epoch, atMs: state.atMs })
    isAsking = false
    const wanted = rewound()
    // Live again meanwhile.
    if (wanted === null) return
    if (!answer.ok) {
      change({ failure: answer.error, speed: null })
      stopTimer()
      return
    }
    const { coversFromMs } = answer.value
    // A moment before the first that is kept shows an empty map; the person meant the oldest there is.
    const isTooEarly = coversFromMs !== null && state.atMs < coversFromMs
    if (!isTooEarly) table.showAsOf(answer.value)
    change({
      fromMs: coversFromMs,
      isEmpty: coversFromMs === null,
      failure: null,
      ...(isTooEarly ? { atMs: Math.max(wanted.atMs, coversFromMs) } : { shownAtMs: answer.value.atMs })
    })
    if (rewound()?.atMs !== state.atMs) await ask()
  }

  function clamped(atMs: number, fromMs: number | null): number {
    return Math.max(fromMs ?? now() - dayMs, Math.min(atMs, now()))
  }

  function stopTimer(): void {
    clearInterval(timer)
    timer = undefined
  }

  function goTo(atMs: number): void {
    const state = rewound()
    if (state === null) return
    change({ atMs: clamped(atMs, state.fromMs) })
    void ask()
  }

  function end(): void {
    stopTimer()
    if (rewound() === null) return
    store.setState({ kind: 'live' }, true)
    table.showLive()
  }

  function tick(): void {
    const state = rewound()
    if (state?.speed == null) return
    const atMs = state.atMs + (state.speed * minuteMs * playEveryMs) / 1000
    if (atMs >= now()) end()
    else goTo(atMs)
  }

  return {
    store,
    shownAtMs: () => rewound()?.shownAtMs ?? null,
    begin() {
      if (rewound() !== null || table.epoch === null) return
      store.setState(
        {
          kind: 'rewound',
          atMs: now() - firstStepMs,
          shownAtMs: null,
          fromMs: null,
          isEmpty: false,
          speed: null,
          failure: null
        },
        true
      )
      void ask()
    },
    goTo,
    play(speed) {
      stopTimer()
      if (rewound() === null) return
      change({ speed })
      if (speed !== null) timer = setInterval(tick, playEveryMs)
    },
    end,
    start() {
      // Another fleet, or none: its past is not this one's.
      const unfollow = bridge.events['positions:reset'](({ epoch }) => {
        if (epoch !== table.epoch) end()
      })
      return () => {
        unfollow()
        end()
      }
    }
  }
}

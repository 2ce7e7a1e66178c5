import { fail, ok, type Failure, type Result } from '@shared/ipc/result'
import { isWorthRepeating, longestWaitSeconds, waitBeforeRepeatMs } from '../catena/retry'
import { createGateQueue, type GatePlace } from './gate-queue'
import { createPace } from './pace'
import { waitFor, type Scheduler } from './scheduler'

/** Requests at once in the beginning. */
const firstLimit = 4

/** Tries of one request that fails other than by a refusal (429). */
const mostTries = 3

/** Refusals of one request that are sat out; a server that refuses on and on is reported. */
const mostRefusals = 6

export interface GateOptions {
  readonly scheduler: Scheduler
  /** Epoch milliseconds. */
  readonly now: () => number
  /** Gives [0, 1). */
  readonly random: () => number
  /** Requests under way at once, at most; asked before each. */
  readonly mostAtOnce: () => number
  /** `pausedUntilMs` has changed. */
  readonly onPause?: () => void
}

/** What all requests of the engine pass, so that together they stay within what the server allows. */
export interface Gate {
  /**
   * Sends a request when its turn comes, and again where that may help: a 429 when the wait it asks for is over, 5xx, no answer or a
   * broken one up to three times.
   *
   * @param ask sends one request, once
   * @returns its answer; fails with `cancelled`, or with `rate-limited` at once while the server wants to be left alone for over 60 s
   */
  run<T>(ask: (signal: AbortSignal) => Promise<Result<T>>, place: GatePlace): Promise<Result<T>>
  /** Until when nothing is sent because the server asked for it; null when it did not. Epoch milliseconds. */
  readonly pausedUntilMs: number | null
}

/** A request that is under way. */
interface Pass {
  readonly sentAtMs: number
  /** How many waves of refusals there had been. */
  readonly wave: number
}

/**
 * A gate that lets four requests through at once, and one more after every clean answer: a first sweep lasts a few seconds, and a careful
 * beginning would take a good part of them. The first 429 ends that; afterwards the limit grows by one after as many clean answers as it is. A
 * 429 halves the limit, sets a pace (see `createPace`) and pauses everything; what was sent before the pause and is refused late belongs to the
 * same wave and halves nothing.
 */
export function createGate({ scheduler, now, random, mostAtOnce, onPause = () => undefined }: GateOptions): Gate {
  const queue = createGateQueue<Result<Pass>>()
  const pace = createPace()
  let limit = firstLimit
  let cleanCount = 0
  let underWay = 0
  let wave = 0
  /** Waves since the last clean answer, for the back-off. */
  let wavesInARow = 0
  let pause: { readonly untilMs: number; readonly cancel: () => void } | null = null
  let cancelNext: (() => void) | null = null

  const isTooLong = (untilMs: number): boolean => untilMs - now() > longestWaitSeconds * 1000
  const refusedFor = (untilMs: number): Result<never> =>
    fail('rate-limited', { status: 429, retryAfterSeconds: Math.ceil((untilMs - now()) / 1000) })

  /** Lets through whoever may go now, and comes back when the next one may. */
  function pump(): void {
    while (!queue.isEmpty && pause === null && underWay < Math.min(limit, Math.max(1, mostAtOnce()))) {
      const waitMs = pace.waitMs(now())
      if (waitMs > 0) {
        cancelNext ??= scheduler.after(waitMs, () => {
          cancelNext = null
          pump()
        })
        return
      }
      underWay += 1
      pace.noteSent(now())
      queue.takeFirst()?.(ok({ sentAtMs: now(), wave }))
    }
  }

  function pauseUntil(untilMs: number): void {
    if (pause !== null && pause.untilMs >= untilMs) return
    pause?.cancel()
    const cancel = scheduler.after(untilMs - now(), () => {
      pause = null
      onPause()
      pump()
    })
    pause = { untilMs, cancel }
    if (isTooLong(untilMs))
      for (let next = queue.takeFirst(); next !== null; next = queue.takeFirst()) next(refusedFor(untilMs))
    onPause()
  }

  function refused(pass: Pass, failure: Failure): void {
    if (pass.wave === wave) {
      wave += 1
      wavesInARow += 1
      limit = Math.max(1, Math.floor(Math.min(limit, mostAtOnce()) / 2))
      cleanCount = 0
      pace.noteRefused(pass.sentAtMs, now())
    }
    const waitMs = waitBeforeRepeatMs(failure, wavesInARow, random)
    pauseUntil(now() + (waitMs === 'too-long' ? (failure.retryAfterSeconds ?? 0) * 1000 : waitMs))
  }

  function admitted(pass: Pass): void {
    pace.noteAdmitted(pass.sentAtMs)
    if (pass.wave !== wave) return
    wavesInARow = 0
    cleanCount += 1
    // Before any refusal nothing says that there is a limit near.
    if (wave > 0 && cleanCount < limit) return
    cleanCount = 0
    limit = Math.min(limit + 1, Math.max(1, mostAtOnce()))
  }

  async function send<T>(ask: () => Promise<Result<T>>, pass: Pass): Promise<Result<T>> {
    try {
      const answer = await ask()
      if (answer.ok) admitted(pass)
      else if (answer.error.code === 'rate-limited') refused(pass, answer.error)
      return answer
    } finally {
      underWay -= 1
      pump()
    }
  }

  function enter(place: GatePlace): Promise<Result<Pass>> {
    if (place.signal.aborted) return Promise.resolve(fail('cancelled'))
    if (pause !== null && isTooLong(pause.untilMs)) return Promise.resolve(refusedFor(pause.untilMs))
    const entered = queue.wait(place, fail('cancelled'))
    pump()
    return entered
  }

  return {
    get pausedUntilMs() {
      return pause?.untilMs ?? null
    },
    async run(ask, place) {
      const { signal } = place
      let refusals = 0
      for (let tries = 1; ;) {
        const pass = await enter(place)
        if (!pass.ok) return pass
        const answer = await send(() => ask(signal), pass.value)
        if (answer.ok) return answer
        if (signal.aborted) return fail('cancelled')
        if (answer.error.code === 'rate-limited') {
          refusals += 1
          // The pause is everybody's; whether it is too long to be sat out is seen at the entrance.
          if (refusals >= mostRefusals) return answer
          continue
        }
        const waitMs =
          tries >= mostTries || !isWorthRepeating(answer.error)
            ? 'too-long'
            : waitBeforeRepeatMs(answer.error, tries, random)
        if (waitMs === 'too-long') return answer
        tries += 1
        await waitFor(scheduler, waitMs, signal)
      }
    }
  }
}

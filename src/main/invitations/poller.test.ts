import { expect, it } from 'vitest'
import { createPoller, type NextRound, type Poller } from './poller'

interface Bench {
  readonly poller: Poller
  /** Rounds begun so far. */
  readonly rounds: () => number
  /** Ends the round that runs. */
  readonly end: (next?: NextRound) => Promise<void>
  /** The delay of the timer that is set, or null. */
  readonly timerMs: () => number | null
  readonly fire: () => void
}

function bench(): Bench {
  let timer: { readonly run: () => void; readonly delayMs: number } | null = null
  let rounds = 0
  let finish: (next: NextRound) => void = () => undefined
  const poller = createPoller(
    (run, delayMs) => {
      const own = { run, delayMs }
      timer = own
      return () => {
        if (timer === own) timer = null
      }
    },
    () => {
      rounds += 1
      return new Promise((resolve) => {
        finish = resolve
      })
    }
  )
  return {
    poller,
    rounds: () => rounds,
    timerMs: () => timer?.delayMs ?? null,
    fire: () => {
      const set = timer
      timer = null
      set?.run()
    },
    async end(next = { kind: 'again' }) {
      finish(next)
      await new Promise(setImmediate)
    }
  }
}

it('runs at once, then after each interval, counted from the end of a round', async () => {
  const { poller, rounds, end, timerMs, fire } = bench()
  poller.start(1000)
  poller.start(5)
  expect([rounds(), timerMs()]).toEqual([1, null])
  await end()
  expect(timerMs()).toBe(1000)
  fire()
  expect(rounds()).toBe(2)
})

it('waits longer when asked to', async () => {
  const { poller, end, timerMs } = bench()
  poller.start(1000)
  await end({ kind: 'again', afterMs: 30_000 })
  expect(timerMs()).toBe(30_000)
})

it('rests while offline and runs at once when online again', async () => {
  const { poller, rounds, end, timerMs } = bench()
  poller.start(1000)
  await end()
  poller.setOnline(false)
  expect(timerMs()).toBeNull()
  poller.setOnline(true)
  expect(rounds()).toBe(2)
  poller.setOnline(true)
  poller.setOnline(false)
  await end()
  expect([rounds(), timerMs()]).toEqual([2, null])
})

it('waits for news after a round without hope', async () => {
  const { poller, rounds, end, timerMs } = bench()
  poller.start(1000)
  await end({ kind: 'wait-for-news' })
  expect(timerMs()).toBeNull()
  poller.setOnline(true)
  expect(rounds()).toBe(2)
})

it('starts offline without a round', () => {
  const { poller, rounds } = bench()
  poller.setOnline(false)
  poller.start(1000)
  expect(rounds()).toBe(0)
  poller.setOnline(true)
  expect(rounds()).toBe(1)
})

it('ends for good', async () => {
  const { poller, rounds, end, timerMs } = bench()
  poller.start(1000)
  poller.stop()
  await end()
  poller.setOnline(false)
  poller.setOnline(true)
  expect([rounds(), timerMs()]).toEqual([1, null])
})

import { expect, it } from 'vitest'
import { ok } from '@shared/ipc/result'
import { createGate } from './gate'
import { createSweeper } from './sweep'
import { createFakeTime, finished } from './test-support/fakes'
import { locationPage } from './test-support/pages'

const latencyMs = 180
const sizes = Array.from({ length: 100 }, (_, index) => 400 + ((index * 37) % 101) * 12)
const fleetIds = sizes.map((_, index) => `fleet-${index}`)
const total = sizes.reduce((sum, size) => sum + size, 0)

/** A first sweep of about a hundred thousand vehicles that nobody knows yet, with so many requests at once. */
async function firstSweepMs(most: number): Promise<number> {
  const time = createFakeTime(0)
  const gate = createGate({ scheduler: time, now: time.now, random: () => 0.5, mostAtOnce: () => most })
  let found = false
  const sweeper = createSweeper({
    ask: ({ cursor, size, fleetIds: asked, signal }, workLeft) =>
      gate.run(
        async () => {
          await new Promise<void>((resolve) => time.after(latencyMs, resolve))
          const all = asked === null ? total : asked.reduce((sum, id) => sum + (sizes[fleetIds.indexOf(id)] ?? 0), 0)
          const from = Number(cursor ?? 0)
          const end = Math.min(all, from + size)
          const page = locationPage([], { total: all, next: end < all ? String(end) : null })
          return ok({ ...page, itemCount: end - from })
        },
        { signal, priority: 'sweep', workLeft }
      ),
    takePage: () => Promise.resolve(),
    fleets: () => (found ? fleetIds.map((fleetId) => ({ fleetId, vehicleCount: null })) : []),
    findFleets: () => {
      found = true
      return Promise.resolve()
    },
    vehicleCount: () => total,
    mostAtOnce: () => most,
    now: time.now,
    onProgress: () => undefined
  })
  expect(await finished(time, sweeper.run(new AbortController().signal))).toMatchObject({ kind: 'complete' })
  return time.now()
}

it('brings a hundred thousand vehicles six times as fast as one cursor, from the first sweep on', async () => {
  const oneCursorMs = Math.ceil(total / 1000) * latencyMs
  const oursMs = await firstSweepMs(8)
  expect(oneCursorMs / oursMs).toBeGreaterThan(6)
})

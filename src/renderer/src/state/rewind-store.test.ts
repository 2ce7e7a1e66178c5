import { fail, ok, type Result } from '@shared/ipc/result'
import type { AsOfPositions } from '@shared/ipc/schemas-history'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFakeBridge } from '../test-support/fake-bridge'
import { snapshotOf } from '../test-support/samples'
import { createRewindStore } from './rewind-store'
import { createShownTable } from './shown-table'
import { createVehicleTable } from './vehicle-table'

const nowMs = Date.UTC(2026, 10, 23, 12)
const minuteMs = 60_000

beforeEach(() => vi.useFakeTimers({ now: nowMs }))
afterEach(() => vi.useRealTimers())

/** A store over one truck; questions are answered by hand. */
async function opened() {
  const asked: { readonly atMs: number; readonly answer: (result: Result<AsOfPositions>) => Promise<void> }[] = []
  const bridge = createFakeBridge({
    'positions:snapshot': () => Promise.resolve(ok(snapshotOf([{ name: 'T-1', longitudeDeg: -90, latitudeDeg: 40 }]))),
    'positions:as-of': ({ atMs }) =>
      new Promise((resolve) => {
        asked.push({
          atMs,
          answer: async (result) => {
            resolve(result)
            await vi.advanceTimersByTimeAsync(0)
          }
        })
      })
  })
  const table = createShownTable(createVehicleTable(bridge))
  table.start()
  await vi.advanceTimersByTimeAsync(0)
  const rewind = createRewindStore(bridge, table, Date.now)
  const stop = rewind.start()
  return { bridge, table, rewind, asked, stop }
}

function asOf(atMs: number, coversFromMs: number | null = nowMs - 6 * 60 * minuteMs): Result<AsOfPositions> {
  return ok({
    epoch: 1,
    atMs,
    coversFromMs,
    slots: Uint32Array.of(0),
    longitudeDeg: Float64Array.of(-100),
    latitudeDeg: Float64Array.of(50),
    speedMps: Float32Array.of(0),
    occurredAtMs: Float64Array.of(atMs - minuteMs)
  })
}

describe('going back in time', () => {
  it('begins half an hour ago, and shows where vehicles were then', async () => {
    const { table, rewind, asked } = await opened()
    rewind.begin()
    expect(asked.map(({ atMs }) => atMs)).toEqual([nowMs - 30 * minuteMs])
    await asked[0]?.answer(asOf(nowMs - 30 * minuteMs))
    expect(rewind.store.getState()).toMatchObject({ kind: 'rewound', shownAtMs: nowMs - 30 * minuteMs })
    expect(table.longitudeDeg[0]).toBe(-100)
  })

  it('asks one question at a time, and of those that came meanwhile the newest', async () => {
    const { rewind, asked } = await opened()
    rewind.begin()
    for (const minutes of [40, 50, 60]) rewind.goTo(nowMs - minutes * minuteMs)
    expect(asked).toHaveLength(1)
    await asked[0]?.answer(asOf(nowMs - 30 * minuteMs))
    expect(asked.map(({ atMs }) => atMs)).toEqual([nowMs - 30 * minuteMs, nowMs - 60 * minuteMs])
  })

  it('goes no further back than what is kept, nor beyond the present', async () => {
    const { rewind, asked } = await opened()
    rewind.begin()
    await asked[0]?.answer(asOf(nowMs - 30 * minuteMs, nowMs - 45 * minuteMs))
    rewind.goTo(nowMs - 300 * minuteMs)
    expect(asked[1]?.atMs).toBe(nowMs - 45 * minuteMs)
    rewind.goTo(nowMs + 300 * minuteMs)
    expect(rewind.store.getState()).toMatchObject({ atMs: nowMs })
  })

  it('shows the oldest moment there is when less is kept than it began with', async () => {
    const { rewind, asked } = await opened()
    rewind.begin()
    await asked[0]?.answer(asOf(nowMs - 30 * minuteMs, nowMs - 10 * minuteMs))
    expect(asked[1]?.atMs).toBe(nowMs - 10 * minuteMs)
    await asked[1]?.answer(asOf(nowMs - 10 * minuteMs, nowMs - 10 * minuteMs))
    expect(rewind.store.getState()).toMatchObject({ shownAtMs: nowMs - 10 * minuteMs, isEmpty: false })
  })

  it('says when nothing is kept', async () => {
    const { rewind, asked } = await opened()
    rewind.begin()
    await asked[0]?.answer(asOf(nowMs - 30 * minuteMs, null))
    expect(rewind.store.getState()).toMatchObject({ isEmpty: true })
  })

  it('tells why a moment cannot be shown, and can go on', async () => {
    const { rewind, asked } = await opened()
    rewind.begin()
    await asked[0]?.answer(fail('internal'))
    expect(rewind.store.getState()).toMatchObject({ failure: { code: 'internal' } })
    rewind.goTo(nowMs - 20 * minuteMs)
    await asked[1]?.answer(asOf(nowMs - 20 * minuteMs))
    expect(rewind.store.getState()).toMatchObject({ failure: null, shownAtMs: nowMs - 20 * minuteMs })
  })

  it('lets the past go by, and is live when it has caught up', async () => {
    const { table, rewind, asked } = await opened()
    rewind.begin()
    await asked[0]?.answer(asOf(nowMs - 30 * minuteMs))
    rewind.goTo(nowMs - 6 * minuteMs)
    await asked[1]?.answer(asOf(nowMs - 6 * minuteMs))
    rewind.play(5)
    await vi.advanceTimersByTimeAsync(500)
    expect(rewind.store.getState()).toMatchObject({ atMs: nowMs - 3.5 * minuteMs, speed: 5 })
    await asked[2]?.answer(asOf(nowMs - 3.5 * minuteMs))
    await vi.advanceTimersByTimeAsync(1500)
    expect(rewind.store.getState()).toEqual({ kind: 'live' })
    expect(table.longitudeDeg[0]).toBe(-90)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('is live again when the person says so, whatever is still asked', async () => {
    const { table, rewind, asked } = await opened()
    rewind.begin()
    rewind.end()
    await asked[0]?.answer(asOf(nowMs - 30 * minuteMs))
    expect(rewind.store.getState()).toEqual({ kind: 'live' })
    expect(table.longitudeDeg[0]).toBe(-90)
  })

  it('ends with the fleet that it was about', async () => {
    const { bridge, rewind, asked, stop } = await opened()
    rewind.begin()
    await asked[0]?.answer(asOf(nowMs - 30 * minuteMs))
    bridge.emit('positions:reset', { epoch: 2 })
    expect(rewind.store.getState()).toEqual({ kind: 'live' })
    stop()
    expect(bridge.listenerCount('positions:reset')).toBe(1)
  })
})

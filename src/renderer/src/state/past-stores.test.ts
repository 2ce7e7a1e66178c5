import { ok } from '@shared/ipc/result'
import { describe, expect, it, vi } from 'vitest'
import { createFakeBridge } from '../test-support/fake-bridge'
import { deltaOf, snapshotOf, trackOf } from '../test-support/samples-positions'
import { createPlaybackStore } from './playback-store'
import { createSelectionStore } from './selection-store'
import { createTrailStore } from './trail-store'
import { createVehicleTable } from './vehicle-table'

const hourMs = 3_600_000
const nowMs = Date.UTC(2026, 10, 22, 12)

describe('following', () => {
  it('selects the vehicle, outlives closing its details, and ends with another choice or another fleet', () => {
    const bridge = createFakeBridge()
    const { store, start } = createSelectionStore(bridge)
    const stop = start()
    const { follow, select } = store.getState()
    follow(3)
    expect(store.getState()).toMatchObject({ selectedSlot: 3, followedSlot: 3 })
    select(3)
    select(null)
    expect(store.getState()).toMatchObject({ selectedSlot: null, followedSlot: 3 })
    select(4)
    expect(store.getState().followedSlot).toBeNull()
    follow(4)
    bridge.emit('positions:reset', { epoch: 9 })
    expect(store.getState().followedSlot).toBeNull()
    stop()
  })
})

describe('playback', () => {
  it('goes on as fast as was chosen, and stops at the end', () => {
    const { getState } = createPlaybackStore()
    getState().open(1000, 61_000)
    getState().advance(100)
    expect(getState().atMs).toBe(1000)
    getState().setRate(10)
    getState().play()
    getState().advance(100)
    expect(getState().atMs).toBe(2000)
    getState().setRate(60)
    getState().advance(60_000)
    expect(getState().atMs).toBe(32_000)
    getState().advance(500)
    expect(getState()).toMatchObject({ atMs: 61_000, isPlaying: false })
    getState().play()
    expect(getState()).toMatchObject({ atMs: 1000, isPlaying: true })
    getState().seek(Infinity)
    expect(getState().atMs).toBe(61_000)
  })

  it('does not play a single fix', () => {
    const { getState } = createPlaybackStore()
    getState().open(1000, 1000)
    getState().play()
    expect(getState().isPlaying).toBe(false)
  })
})

describe('a trail', () => {
  async function started() {
    const bridge = createFakeBridge({
      'positions:snapshot': () =>
        Promise.resolve(
          ok(snapshotOf([{ name: 'T-1', longitudeDeg: -98, latitudeDeg: 39, occurredAtMs: nowMs - 5000 }]))
        ),
      'positions:trail': () =>
        Promise.resolve(ok(trackOf([{ occurredAtMs: nowMs - 2 * hourMs }, { occurredAtMs: nowMs - 5000 }])))
    })
    const table = createVehicleTable(bridge)
    const trail = createTrailStore(bridge, table, () => nowMs)
    const stops = [table.start(), trail.start()]
    await vi.waitFor(() => expect(table.epoch).toBe(1))
    return { bridge, table, trail, stop: () => stops.forEach((end) => end()) }
  }

  it('is that of the selected vehicle, for as many hours as were chosen', async () => {
    const { bridge, trail, stop } = await started()
    trail.setVehicle(0)
    await vi.waitFor(() => expect(trail.store.getState().track?.occurredAtMs).toHaveLength(2))
    trail.setHours(12)
    expect(bridge.inputsOf('positions:trail').map(({ fromMs }) => nowMs - fromMs)).toEqual([3 * hourMs, 12 * hourMs])
    trail.setHours(0)
    await vi.waitFor(() => expect(trail.store.getState().track).toBeNull())
    expect(bridge.inputsOf('positions:trail')).toHaveLength(2)
    stop()
  })

  it('grows with what the vehicle reports, without asking again', async () => {
    const { bridge, trail, stop } = await started()
    trail.setVehicle(0)
    await vi.waitFor(() => expect(trail.store.getState().track?.occurredAtMs).toHaveLength(2))
    const delta = deltaOf({ epoch: 1, sequence: 2 }, [{ slot: 0, longitudeDeg: -97, name: 'T-1' }])
    delta.columns.occurredAtMs.fill(nowMs)
    bridge.emit('positions:delta', delta)
    await vi.waitFor(() => expect(trail.store.getState().track?.longitudeDeg.at(-1)).toBe(-97))
    expect(bridge.inputsOf('positions:trail')).toHaveLength(1)
    stop()
  })
})

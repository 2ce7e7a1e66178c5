import { describe, expect, it } from 'vitest'
import { createPositionStore } from './store'
import { createSetAside } from './set-aside'
import { locationPage, type LocationPageRow } from './test-support/pages'

const nowMs = Date.parse('2026-03-02T12:00:00Z')
const minuteMs = 60_000
const quiet = { moving: 30 * minuteMs, standing: 24 * 60 * minuteMs }

function storeOf(rows: readonly Partial<LocationPageRow>[]) {
  const store = createPositionStore(createSetAside())
  store.apply(locationPage(rows, { total: rows.length, next: null }), nowMs, nowMs)
  return store
}

const at = (minutesAgo: number): number => nowMs - minutesAgo * minuteMs

describe('the tally of vehicles', () => {
  it('counts by fleet and provider, and by age', () => {
    const store = storeOf([
      { vehicleId: 'a', fleetId: 'f1', tspSlug: 'geotab', occurredAtMs: at(1), speedMps: 0 },
      { vehicleId: 'b', fleetId: 'f1', tspSlug: 'geotab', occurredAtMs: at(20), speedMps: 20 },
      { vehicleId: 'c', fleetId: 'f1', tspSlug: 'samsara', occurredAtMs: at(45), speedMps: 20 },
      {
        vehicleId: 'd',
        fleetId: null,
        fleetRef: 'R',
        tspSlug: null,
        sourceName: 'x',
        occurredAtMs: at(60 * 30),
        speedMps: 0
      },
      { vehicleId: 'e', fleetId: 'f1', tspSlug: 'geotab', longitudeDeg: NaN, latitudeDeg: NaN }
    ])
    const tally = store.tally(nowMs, quiet)
    expect(tally.map(({ fleetKey, providerKey, vehicleCount }) => [fleetKey, providerKey, vehicleCount])).toEqual([
      ['f1', 'geotab', 3],
      ['f1', 'samsara', 1],
      ['ref:R', 'x', 1]
    ])
    expect(tally[0]).toMatchObject({ ageCounts: [1, 1, 0, 0, 0, 1], quietCount: 0, newestAtMs: at(1) })
    expect(tally[1]).toMatchObject({ ageCounts: [0, 0, 1, 0, 0, 0], quietCount: 1, quietSinceMs: at(45) })
    expect(tally[2]).toMatchObject({ ageCounts: [0, 0, 0, 0, 1, 0], quietCount: 1 })
    for (const { fleetEntry, fleetLabel } of tally) expect(store.dictionaries.fleets[fleetEntry]).toBe(fleetLabel)
  })

  it('finds the vehicles of fleets, and by which keys vehicles are known', () => {
    const store = storeOf([
      { vehicleId: 'a', fleetId: 'f1', tspSlug: 'geotab' },
      { vehicleId: 'b', fleetId: 'f2', tspSlug: 'geotab' },
      { vehicleId: 'c', fleetId: 'f1', tspSlug: 'samsara' }
    ])
    expect([...store.slotsOfFleets(new Set(['f1', '']))]).toEqual([0, 2])
    expect(store.sourceKeysOf(Uint32Array.of(1, 2))).toEqual({
      vehicleIds: ['b', 'c'],
      fleetKeys: ['f2', 'f1'],
      providerKeys: ['geotab', 'samsara']
    })
  })

  it('of 100,000 vehicles of 5,000 fleets takes a fraction of a turn', () => {
    const store = storeOf(
      Array.from({ length: 100_000 }, (_, index) => ({
        vehicleId: `v-${index}`,
        fleetId: `f-${index % 5000}`,
        tspSlug: index % 3 === 0 ? 'geotab' : 'samsara',
        occurredAtMs: at(index % 3000)
      }))
    )
    store.tally(nowMs, quiet)
    const beganMs = performance.now()
    const tally = store.tally(nowMs, quiet)
    const tookMs = performance.now() - beganMs
    expect(tally.reduce((total, { vehicleCount }) => total + vehicleCount, 0)).toBe(100_000)
    // Generous: two cores are shared by many when tests run.
    expect(tookMs).toBeLessThan(150)
  })
})

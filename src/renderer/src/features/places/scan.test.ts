import { isSlotPresent } from '@renderer/state/vehicle-table-columns'
import { snapshotOf, type SampleVehicle } from '@renderer/test-support/samples-positions'
import { expect, it } from 'vitest'
import type { PlaceShape } from '@shared/domain/place'
import { countInside, mostRows, scanPlace } from './scan'

const chicago = { longitudeDeg: -87.63, latitudeDeg: 41.88 }
const around = (radiusM: number): PlaceShape => ({ kind: 'circle', centre: chicago, radiusM })

function tableOf(vehicles: readonly SampleVehicle[]) {
  const { columns } = snapshotOf(vehicles)
  return {
    ...columns,
    source: new Uint8Array(vehicles.length),
    size: vehicles.length,
    epoch: 1,
    version: 1,
    isPresent: (slot: number) => isSlotPresent({ ...columns, source: new Uint8Array(vehicles.length) }, slot),
    name: (slot: number) => vehicles[slot]?.name ?? ''
  }
}

const table = tableOf([
  { name: 'T-10', longitudeDeg: -87.63, latitudeDeg: 41.98, isMoving: true },
  { name: 'T-9', longitudeDeg: -87.63, latitudeDeg: 41.9 },
  { name: 'Far', longitudeDeg: -96.8, latitudeDeg: 32.8 },
  { name: 'Nowhere' },
  { name: 'T-2', longitudeDeg: -87.63, latitudeDeg: 41.93 }
])

it('finds who is inside, by name as people read numbers, and how many of them move', () => {
  const scan = scanPlace(table, null, around(50_000), 'name')
  expect(scan.rows.map(({ slot }) => table.name(slot))).toEqual(['T-2', 'T-9', 'T-10'])
  expect(scan).toMatchObject({ total: 3, moving: 1 })
  expect(countInside(table, null, around(50_000))).toBe(3)
})

it('lists the nearest first, with how far they are', () => {
  const { rows } = scanPlace(table, null, around(2_000_000), 'distance')
  expect(rows.map(({ slot }) => table.name(slot))).toEqual(['T-9', 'T-2', 'T-10', 'Far'])
  expect(rows.map(({ distanceM }) => Math.round(distanceM / 1000))).toEqual([2, 6, 11, 1293])
})

it('counts only what passes the filter', () => {
  const passing = Uint32Array.of(0b10001)
  expect(scanPlace(table, passing, around(50_000), 'name').rows.map(({ slot }) => slot)).toEqual([4, 0])
  expect(countInside(table, passing, around(50_000))).toBe(2)
})

it('lists the nearest of many, and says how many there are', () => {
  const many = tableOf(
    Array.from({ length: 5000 }, (_, index) => ({
      name: `T-${index}`,
      longitudeDeg: -87.63,
      latitudeDeg: 41.88 + ((index * 7919) % 5000) / 10_000
    }))
  )
  const nearest = scanPlace(many, null, around(100_000), 'distance')
  expect(nearest.total).toBe(5000)
  expect(nearest.rows).toHaveLength(mostRows)
  nearest.rows.forEach(({ slot }, rank) => expect((slot * 7919) % 5000).toBe(rank))
  const named = scanPlace(many, null, around(100_000), 'name').rows
  expect(named).toHaveLength(mostRows)
  expect(new Set(named.map(({ slot }) => slot))).toEqual(new Set(nearest.rows.map(({ slot }) => slot)))
})

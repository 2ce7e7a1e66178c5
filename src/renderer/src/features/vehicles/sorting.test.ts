import type { VehicleSortKey } from '@shared/domain/vehicle-columns'
import { describe, expect, it } from 'vitest'
import { namedSorts, nameOfSort, sortAfterClick } from './sorting'

const byName: VehicleSortKey = { column: 'name', isDescending: false }
const byFleet: VehicleSortKey = { column: 'fleet', isDescending: false }
const byFleetDown: VehicleSortKey = { column: 'fleet', isDescending: true }
const bySpeed: VehicleSortKey = { column: 'speed', isDescending: true }

describe('a click on a column', () => {
  it.each([
    ['sorts by it alone', [byName], 'fleet', false, [byFleet]],
    ['turns round what is sorted by already', [byFleet], 'fleet', false, [byFleetDown]],
    ['with shift adds it after the others', [byFleet], 'speed', true, [byFleet, bySpeed]],
    ['with shift turns it round in its place', [byFleet, bySpeed], 'fleet', true, [byFleetDown, bySpeed]],
    ['with shift takes away what was turned round', [byFleetDown, bySpeed], 'fleet', true, [bySpeed]],
    ['without shift leaves it alone of several', [byFleet, bySpeed], 'speed', false, [bySpeed]]
  ] as const)('%s', (_what, before, column, isAdded, after) => {
    expect(sortAfterClick(before, column, isAdded)).toEqual(after)
  })
})

it('knows the sorts that have names', () => {
  expect(nameOfSort(namedSorts.newest)).toBe('newest')
  expect(nameOfSort([byFleet, bySpeed])).toBeNull()
})

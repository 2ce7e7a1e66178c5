import {
  vehicleSortColumns,
  type VehicleColumnId,
  type VehicleSortColumn,
  type VehicleSortKey
} from '@shared/domain/vehicle-columns'

/** What a column sorts by. */
export function sortColumnOf(id: VehicleColumnId): VehicleSortColumn {
  // Both show one time.
  return vehicleSortColumns.find((column) => column === id) ?? 'age'
}

/** Largest first is what a first click on these is for. */
const startsDescending: readonly VehicleSortColumn[] = ['speed']

/**
 * The sort after a click on a column: the first click sorts by it, the next turns it round, and a third takes it away where there are others.
 *
 * @param isAdded keeps the other keys: shift was held
 */
export function sortAfterClick(
  sort: readonly VehicleSortKey[],
  column: VehicleSortColumn,
  isAdded: boolean
): readonly VehicleSortKey[] {
  const first = { column, isDescending: startsDescending.includes(column) }
  const place = sort.findIndex((key) => key.column === column)
  const known = sort[place]
  if (known === undefined) return isAdded ? [...sort, first] : [first]
  const turned = { column, isDescending: !known.isDescending }
  if (!isAdded) return sort.length === 1 ? [turned] : [first]
  const wasTurned = known.isDescending !== first.isDescending
  if (wasTurned && sort.length > 1) return sort.filter((key) => key.column !== column)
  return sort.map((key) => (key.column === column ? turned : key))
}

/** The sorts that a narrow list offers by name. */
export const namedSorts = {
  name: [{ column: 'name', isDescending: false }],
  newest: [{ column: 'age', isDescending: false }],
  oldest: [{ column: 'age', isDescending: true }],
  fleet: [{ column: 'fleet', isDescending: false }],
  fastest: [{ column: 'speed', isDescending: true }]
} as const satisfies Record<string, readonly VehicleSortKey[]>

export type NamedSort = keyof typeof namedSorts

/** The name of a sort; null when it has none. */
export function nameOfSort(sort: readonly VehicleSortKey[]): NamedSort | null {
  for (const [name, keys] of Object.entries(namedSorts)) {
    const [key] = keys
    if (sort.length === 1 && sort[0]?.column === key.column && sort[0].isDescending === key.isDescending)
      return name as NamedSort
  }
  return null
}

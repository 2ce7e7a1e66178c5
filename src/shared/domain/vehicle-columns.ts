/** The columns of the vehicle list, in the order in which they are offered. */
export const vehicleColumnIds = [
  'name',
  'fleet',
  'provider',
  'motion',
  'speed',
  'age',
  'place',
  'province',
  'vin',
  'plate',
  'driver',
  'seen'
] as const
export type VehicleColumnId = (typeof vehicleColumnIds)[number]

/** What vehicles may be sorted by: a column, or a column that shows the same (`seen` and `age` are one time). */
export const vehicleSortColumns = [
  'name',
  'fleet',
  'provider',
  'motion',
  'speed',
  'age',
  'place',
  'province',
  'vin',
  'plate',
  'driver'
] as const
export type VehicleSortColumn = (typeof vehicleSortColumns)[number]

/** One key of a sort; the first decides, the next breaks its ties, and the name breaks the last. */
export interface VehicleSortKey {
  readonly column: VehicleSortColumn
  /** By age: the oldest first. By speed: the fastest first. */
  readonly isDescending: boolean
}

/** A column as the person has it. */
export interface VehicleColumnChoice {
  readonly id: VehicleColumnId
  readonly widthPx: number
}

/** In CSS pixels. */
export const columnWidthsPx = { least: 48, most: 480 } as const

/** The columns that a list has until the person chooses others. */
export const usualColumns: readonly VehicleColumnChoice[] = [
  { id: 'name', widthPx: 150 },
  { id: 'fleet', widthPx: 150 },
  { id: 'speed', widthPx: 84 },
  { id: 'age', widthPx: 96 },
  { id: 'place', widthPx: 170 },
  { id: 'provider', widthPx: 110 },
  { id: 'plate', widthPx: 96 },
  { id: 'vin', widthPx: 160 }
]

/** The sort that a list has until the person chooses another. */
export const usualSort: readonly VehicleSortKey[] = [{ column: 'name', isDescending: false }]

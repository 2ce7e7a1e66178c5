import type { LocationPage, PageFacts, VehicleIdColumn, VehiclePage } from '../../schemas/location-page'
import type { ReferencePage } from './reference-reader'

/** A scanned page of locations, row by row. */
export function locationRowsOf(page: LocationPage): ReferencePage {
  return pageOf(page, page.rowCount, (row) => ({
    id: idOf(page.vehicleIds, row),
    source: page.sources[page.source[row] ?? NaN],
    isDeleted: page.deleted[row] === 1,
    longitudeDeg: page.longitudeDeg[row],
    latitudeDeg: page.latitudeDeg[row],
    speedMps: page.speedMps[row],
    occurredAtMs: page.occurredAtMs[row],
    place: page.places[page.place[row] ?? NaN]
  }))
}

/** A scanned page of vehicles, row by row. */
export function vehicleRowsOf(page: VehiclePage): ReferencePage {
  return pageOf(page, page.rowCount, (row) => ({
    id: idOf(page.vehicleIds, row),
    source: page.sources[page.source[row] ?? NaN],
    isDeleted: page.deleted[row] === 1,
    name: page.names[row],
    vin: page.vins[row],
    plate: page.plates[row]
  }))
}

/** The id of a row as a text. */
export function idOf({ words, others }: VehicleIdColumn, row: number): string {
  const other = others.get(row)
  if (other !== undefined) return other
  const digits = Array.from(words.subarray(row * 4, row * 4 + 4), (word) => word.toString(16).padStart(8, '0')).join('')
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function pageOf(
  { unreadable, itemCount, total, next }: PageFacts,
  rowCount: number,
  read: (row: number) => Readonly<Record<string, unknown>>
): ReferencePage {
  return { rows: Array.from({ length: rowCount }, (_, row) => read(row)), unreadable, itemCount, total, next }
}

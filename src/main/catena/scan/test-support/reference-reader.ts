import { isRecord } from '../../errors'
import { readInstantMs } from '../../schemas/fields'

/** A page as the scanners must read it, row by row, and as one would write it first: over `JSON.parse`. */
export interface ReferencePage {
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  readonly unreadable: readonly { readonly index: number; readonly reason: string }[]
  readonly itemCount: number
  readonly total: number | null
  readonly next: string | null
}

type Row = Readonly<Record<string, unknown>>

/** Reads a page of locations. */
export function referenceLocations(bytes: Uint8Array): ReferencePage | 'not-a-page' | undefined {
  return referencePage(bytes, 'vehicle_id', (row) => {
    const point = pointOf(row['location'])
    const address = isRecord(row['inferred_address']) ? row['inferred_address'] : {}
    const speed = finite(row['speed'])
    return {
      longitudeDeg: point?.[0] ?? NaN,
      latitudeDeg: point?.[1] ?? NaN,
      speedMps: speed === null || !Number.isFinite(Math.fround(speed)) ? NaN : Math.fround(speed),
      occurredAtMs: readInstantMs(row['occurred_at']) ?? NaN,
      place: {
        city: text(address['city']),
        province: text(address['province']),
        countryCode: text(address['country_code'])
      }
    }
  })
}

/** Reads a page of vehicles. */
export function referenceVehicles(bytes: Uint8Array): ReferencePage | 'not-a-page' | undefined {
  return referencePage(bytes, 'id', (row) => ({
    name: text(row['vehicle_name'])?.trim() ?? '',
    vin: text(row['vin'])?.trim() ?? '',
    plate: text(row['license_plate_number'])?.trim() ?? ''
  }))
}

function referencePage(
  bytes: Uint8Array,
  idKey: string,
  read: (row: Row) => Row
): ReferencePage | 'not-a-page' | undefined {
  let body: unknown
  try {
    body = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
  const items = isRecord(body) ? body['items'] : undefined
  const next = isRecord(body) ? (body['next_page'] ?? '') : ''
  if (!isRecord(body) || !Array.isArray(items) || typeof next !== 'string') return 'not-a-page'
  const rows: Row[] = []
  const unreadable: { index: number; reason: string }[] = []
  items.forEach((item: unknown, index) => {
    const id = isRecord(item) ? text(item[idKey]) : null
    if (!isRecord(item)) unreadable.push({ index, reason: 'row: invalid_type' })
    else if (id === null) unreadable.push({ index, reason: `${idKey}: missing` })
    else rows.push({ id, source: sourceOf(item), isDeleted: (item['deleted_at'] ?? '') !== '', ...read(item) })
  })
  return { rows, unreadable, itemCount: items.length, total: finite(body['total']), next: next === '' ? null : next }
}

function sourceOf(row: Row): Row {
  return {
    fleetId: text(row['fleet_id']),
    fleetRef: text(row['fleet_ref']),
    connectionId: text(row['connection_id']),
    sourceName: text(row['source_name']),
    tspSlug: text(row['tsp_slug'])
  }
}

function pointOf(location: unknown): readonly [number, number] | undefined {
  if (!isRecord(location) || location['type'] !== 'Point') return undefined
  const coordinates: unknown = location['coordinates']
  if (!Array.isArray(coordinates)) return undefined
  const longitudeDeg = finite(coordinates[0])
  const latitudeDeg = finite(coordinates[1])
  return longitudeDeg === null || latitudeDeg === null ? undefined : [longitudeDeg, latitudeDeg]
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

function finite(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

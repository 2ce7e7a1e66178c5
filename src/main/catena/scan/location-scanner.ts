import type { LocationPage, PlaceFields, SourceFields } from '../schemas/location-page'
import { InstantReader } from './instant'
import { JsonBytes } from './json-bytes'
import { ObjectReader } from './object-reader'
import { KnownTexts } from './known-texts'
import { LocationColumns } from './location-columns'
import { notAPage, readPage, type RowReader } from './page-reader'
import { PointReader } from './point-reader'
import { sourceOf } from './source-of'
import { TextSpans } from './text-spans'
import { tableFull, TextTable } from './text-table'
import { UuidReader } from './uuid'

/** As in json-bytes.ts: no place is 0. Not imported, since unbundled modules (tests, benchmarks) pay a call for each use of an import. */
const noJson = 0

/** Numbers of a row's fields. Those below `textCount` are texts, and also their places in `TextSpans`; each group stands together. */
const field = {
  vehicleId: 1,
  occurredAt: 2,
  fleetId: 3,
  fleetRef: 4,
  connectionId: 5,
  sourceName: 6,
  tspSlug: 7,
  city: 8,
  province: 9,
  countryCode: 10,
  /** Behind the last text. */
  textCount: 11,
  location: 12,
  speed: 13,
  address: 14,
  deletedAt: 15
} as const

const rowKeys: ReadonlyMap<string, number> = new Map([
  ['vehicle_id', field.vehicleId],
  ['occurred_at', field.occurredAt],
  ['fleet_id', field.fleetId],
  ['fleet_ref', field.fleetRef],
  ['connection_id', field.connectionId],
  ['source_name', field.sourceName],
  ['tsp_slug', field.tspSlug],
  ['location', field.location],
  ['speed', field.speed],
  ['inferred_address', field.address],
  ['deleted_at', field.deletedAt]
])

const addressKeys: ReadonlyMap<string, number> = new Map([
  ['city', field.city],
  ['province', field.province],
  ['country_code', field.countryCode]
])

/** A page; or `not-a-page` for JSON without a list of items, or with a next cursor that is no text; or undefined for what is no JSON. */
export type ScannedLocations = LocationPage | typeof notAPage | undefined

/**
 * Builds what reads pages of `VehicleLocationRead` from their bytes (UTF-8, with or without a byte order mark).
 *
 * A row is tolerant: a field that is missing, null or of another type is as one that was not said, and only a row that is no object or
 * names no vehicle is set aside (DESIGN.md, invariant 3). Sources and places are remembered from page to page: they come again and again.
 */
export function createLocationScanner(): (bytes: Uint8Array) => ScannedLocations {
  const sources = new KnownTexts(field.fleetId, field.city, sourceOf)
  const places = new KnownTexts(field.city, field.textCount, placeOf)
  return (bytes) => {
    const json = new JsonBytes(bytes)
    const rows = new LocationRows(json, sources, places)
    const envelope = readPage(json, rows)
    if (envelope === undefined || envelope === notAPage) return envelope
    return { ...envelope, ...rows.columns.page(), sources: rows.sources.entries, places: rows.places.entries }
  }
}

class LocationRows implements RowReader {
  columns: LocationColumns
  sources: TextTable<SourceFields>
  places: TextTable<PlaceFields>
  private readonly knownSources: KnownTexts<SourceFields>
  private readonly knownPlaces: KnownTexts<PlaceFields>
  private readonly json: JsonBytes
  private readonly keys: ObjectReader
  private readonly point: PointReader
  private readonly addressKeys: ObjectReader
  private readonly spans: TextSpans
  private readonly uuids: UuidReader
  private readonly instants: InstantReader
  private speedMps = NaN
  private isDeleted = false
  private isBegun = false

  constructor(json: JsonBytes, knownSources: KnownTexts<SourceFields>, knownPlaces: KnownTexts<PlaceFields>) {
    this.json = json
    this.knownSources = knownSources
    this.knownPlaces = knownPlaces
    this.spans = new TextSpans(json, field.textCount)
    this.keys = new ObjectReader(json, rowKeys)
    this.point = new PointReader(json)
    this.addressKeys = new ObjectReader(json, addressKeys)
    this.uuids = new UuidReader(json)
    this.instants = new InstantReader(json)
    this.columns = new LocationColumns()
    this.sources = new TextTable(json, this.spans, knownSources)
    this.places = new TextTable(json, this.spans, knownPlaces)
  }

  begin(): void {
    // A list that comes a second time starts anew; the usual page needs no second set of columns.
    if (!this.isBegun) {
      this.isBegun = true
      return
    }
    this.columns = new LocationColumns()
    this.sources = new TextTable(this.json, this.spans, this.knownSources)
    this.places = new TextTable(this.json, this.spans, this.knownPlaces)
  }

  read(at: number, index: number): number {
    const { json, keys } = this
    if (!json.isObject(at)) {
      this.columns.unreadable.push({ index, reason: 'row: invalid_type' })
      return json.skip(at)
    }
    this.spans.clear()
    this.point.clear()
    this.speedMps = NaN
    this.isDeleted = false
    let place = keys.open(at)
    for (;;) {
      const value = keys.next(place)
      if (value <= noJson) {
        if (value < noJson) this.add(index)
        return -value
      }
      place = this.readField(keys.field, value)
      if (place === noJson) return noJson
    }
  }

  private readField(number: number, at: number): number {
    switch (number) {
      case field.location:
        return this.point.read(at)
      case field.speed:
        return this.readSpeed(at)
      case field.address:
        return this.readAddress(at)
      case field.deletedAt:
        return this.readDeletedAt(at)
      default:
        return this.spans.read(number, at)
    }
  }

  private add(index: number): void {
    const { spans, columns } = this
    const idStart = spans.start(field.vehicleId)
    const idEnd = spans.end(field.vehicleId)
    if (idEnd === idStart) {
      columns.unreadable.push({ index, reason: 'vehicle_id: missing' })
      return
    }
    const source = this.sources.indexOf()
    const place = this.places.indexOf()
    if (source === tableFull || place === tableFull) {
      columns.unreadable.push({ index, reason: 'row: too_many_sources' })
      return
    }
    const row = columns.nextRow()
    if (!this.uuids.read(idStart, idEnd, columns.idWords, row * 4))
      columns.otherIds.set(row, this.json.text(idStart, idEnd))
    columns.longitudeDeg[row] = this.point.longitudeDeg
    columns.latitudeDeg[row] = this.point.latitudeDeg
    columns.speedMps[row] = this.speedMps
    columns.occurredAtMs[row] = this.instants.read(spans.start(field.occurredAt), spans.end(field.occurredAt))
    columns.source[row] = source
    columns.place[row] = place
    columns.deleted[row] = this.isDeleted ? 1 : 0
  }

  private readSpeed(at: number): number {
    const { json } = this
    this.speedMps = NaN
    if (!json.isNumber(at)) return json.skip(at)
    const behind = json.number(at)
    // Beyond what a single float holds there is no speed to be told.
    this.speedMps = Number.isFinite(Math.fround(json.value)) ? json.value : NaN
    return behind
  }

  /** Anything but null or an empty text marks a row as deleted. */
  private readDeletedAt(at: number): number {
    const { json } = this
    const behind = json.skip(at)
    this.isDeleted = !json.isBlank(at, behind)
    return behind
  }

  private readAddress(at: number): number {
    this.spans.clear(field.city, field.textCount)
    if (!this.json.isObject(at)) return this.json.skip(at)
    let place = this.addressKeys.open(at)
    for (;;) {
      const value = this.addressKeys.next(place)
      if (value <= noJson) return -value
      place = this.spans.read(this.addressKeys.field, value)
      if (place === noJson) return noJson
    }
  }
}

/** The order of the fields is that of their numbers. */
function placeOf([city = null, province = null, countryCode = null]: readonly (string | null)[]): PlaceFields {
  return { city, province, countryCode }
}

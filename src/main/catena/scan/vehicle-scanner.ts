import type { DriverPage, SourceFields, UnreadableRow, VehiclePage } from '../schemas/location-page'
import { JsonBytes } from './json-bytes'
import { KnownTexts } from './known-texts'
import { ObjectReader } from './object-reader'
import { notAPage, readPage, type RowReader } from './page-reader'
import { sourceKeys, sourceOf } from './source-of'
import { TextSpans } from './text-spans'
import { tableFull, TextTable } from './text-table'
import { UuidReader } from './uuid'

/** As in json-bytes.ts: no place is 0. Not imported, since unbundled modules (tests, benchmarks) pay a call for each use of an import. */
const noJson = 0

/** Numbers of a row's fields. Those below `textCount` are texts, and also their places in `TextSpans`; those of the source stand together. */
const field = { id: 1, name: 2, vin: 3, plate: 4, source: 5, textCount: 5 + sourceKeys.length, deletedAt: 11 } as const

/** Which keys of a row are read, and which of them is the vehicle's id. */
interface RowKeys {
  readonly id: string
  readonly fields: ReadonlyMap<string, number>
}

const vehicleFields: ReadonlyMap<string, number> = new Map([
  ['id', field.id],
  ['vehicle_name', field.name],
  ['vin', field.vin],
  ['license_plate_number', field.plate],
  ['deleted_at', field.deletedAt],
  ...sourceKeys.map((key, index): [string, number] => [key, field.source + index])
])

const vehicleKeys: RowKeys = { id: 'id', fields: vehicleFields }

/** Of a live location, only who drives is read: the driver stands where a vehicle's name would. */
const driverKeys: RowKeys = {
  id: 'vehicle_id',
  fields: new Map<string, number>([
    ['vehicle_id', field.id],
    ['driver_name', field.name],
    ['deleted_at', field.deletedAt]
  ])
}

/** Rows of a full page. */
const firstCapacity = 1024

/** As `ScannedLocations`, of vehicles. */
export type ScannedVehicles = VehiclePage | typeof notAPage | undefined

/** Builds what reads pages of `VehicleRead` from their bytes, as tolerantly as `createLocationScanner` reads locations. */
export function createVehicleScanner(): (bytes: Uint8Array) => ScannedVehicles {
  const sources = new KnownTexts(field.source, field.textCount, sourceOf)
  return (bytes) => {
    const json = new JsonBytes(bytes)
    const rows = new VehicleRows(json, vehicleKeys, sources)
    const envelope = readPage(json, rows)
    return envelope === undefined || envelope === notAPage ? envelope : { ...envelope, ...rows.page() }
  }
}

/** Builds what reads pages of `VehicleLiveLocation` from their bytes, as far as they name drivers. */
export function createDriverScanner(): (bytes: Uint8Array) => DriverPage | typeof notAPage | undefined {
  const sources = new KnownTexts(field.source, field.textCount, sourceOf)
  return (bytes) => {
    const json = new JsonBytes(bytes)
    const rows = new VehicleRows(json, driverKeys, sources)
    const envelope = readPage(json, rows)
    if (envelope === undefined || envelope === notAPage) return envelope
    const { names: drivers, rowCount, vehicleIds, deleted, unreadable } = rows.page()
    return { ...envelope, rowCount, vehicleIds, drivers, deleted, unreadable }
  }
}

class VehicleRows implements RowReader {
  private readonly json: JsonBytes
  private readonly spans: TextSpans
  private readonly keys: ObjectReader
  private readonly idKey: string
  private readonly uuids: UuidReader
  private readonly known: KnownTexts<SourceFields>
  private sources: TextTable<SourceFields>
  private unreadable: UnreadableRow[] = []
  private names: string[] = []
  private vins: string[] = []
  private plates: string[] = []
  private otherIds = new Map<number, string>()
  private idWords = new Uint32Array(firstCapacity * 4)
  private source = new Uint16Array(firstCapacity)
  private deleted = new Uint8Array(firstCapacity)
  private isDeleted = false

  constructor(json: JsonBytes, { id, fields }: RowKeys, known: KnownTexts<SourceFields>) {
    this.json = json
    this.idKey = id
    this.spans = new TextSpans(json, field.textCount)
    this.keys = new ObjectReader(json, fields)
    this.uuids = new UuidReader(json)
    this.known = known
    this.sources = new TextTable(json, this.spans, known)
  }

  begin(): void {
    this.sources = new TextTable(this.json, this.spans, this.known)
    this.unreadable = []
    this.names = []
    this.vins = []
    this.plates = []
    this.otherIds = new Map()
  }

  read(at: number, index: number): number {
    const { json, keys } = this
    if (!json.isObject(at)) {
      this.unreadable.push({ index, reason: 'row: invalid_type' })
      return json.skip(at)
    }
    this.spans.clear()
    this.isDeleted = false
    let place = keys.open(at)
    for (;;) {
      const value = keys.next(place)
      if (value <= noJson) {
        if (value < noJson) this.add(index)
        return -value
      }
      if (keys.field === field.deletedAt) {
        place = json.skip(value)
        this.isDeleted = !json.isBlank(value, place)
      } else place = this.spans.read(keys.field, value)
      if (place === noJson) return noJson
    }
  }

  page(): Omit<VehiclePage, 'itemCount' | 'total' | 'next'> {
    const { names, vins, plates, unreadable } = this
    const rowCount = names.length
    return {
      rowCount,
      unreadable,
      names,
      vins,
      plates,
      vehicleIds: { words: this.idWords.subarray(0, rowCount * 4), others: this.otherIds },
      source: this.source.subarray(0, rowCount),
      deleted: this.deleted.subarray(0, rowCount),
      sources: this.sources.entries
    }
  }

  private add(index: number): void {
    const { spans } = this
    const from = spans.start(field.id)
    const to = spans.end(field.id)
    const source = to === from ? 0 : this.sources.indexOf()
    if (to === from || source === tableFull) {
      this.unreadable.push({ index, reason: to === from ? `${this.idKey}: missing` : 'row: too_many_sources' })
      return
    }
    const row = this.names.length
    if (row === this.deleted.length) this.grow()
    this.names.push(this.trimmed(field.name))
    this.vins.push(this.trimmed(field.vin))
    this.plates.push(this.trimmed(field.plate))
    // A list that came twice leaves the ids of the first one behind.
    this.idWords.fill(0, row * 4, row * 4 + 4)
    if (!this.uuids.read(from, to, this.idWords, row * 4)) this.otherIds.set(row, this.json.text(from, to))
    this.source[row] = source
    this.deleted[row] = this.isDeleted ? 1 : 0
  }

  private trimmed(index: number): string {
    return this.spans.text(index)?.trim() ?? ''
  }

  private grow(): void {
    const capacity = this.deleted.length * 2
    const { idWords, source, deleted } = this
    this.idWords = new Uint32Array(capacity * 4)
    this.source = new Uint16Array(capacity)
    this.deleted = new Uint8Array(capacity)
    this.idWords.set(idWords)
    this.source.set(source)
    this.deleted.set(deleted)
  }
}

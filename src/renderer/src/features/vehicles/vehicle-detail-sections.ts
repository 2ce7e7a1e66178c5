import type { VehicleTable } from '@renderer/state/vehicle-table'
import { formatDistance, formatHours, formatPercent, formatTemperature, formatVolume } from '@shared/domain/measures'
import { formatAge, formatExact } from '@shared/domain/time'
import { formatSpeed, type SpeedUnit } from '@shared/domain/units'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import type { VehicleFacts } from '@shared/ipc/schemas-vehicle'
import { bearingInWords, formatCoordinates } from './position-text'
import { words as detailWords } from './vehicle-detail-words'
import { words } from './words'

/** One line of the details. */
export interface DetailRow {
  readonly name: string
  /** Empty when not reported. */
  readonly value: string
  /** Said behind the value, in small: where it comes from, how long ago. */
  readonly note?: string
  /** Read out character by character. */
  readonly isCode?: boolean
}

export interface DetailSection {
  readonly key: 'now' | 'vehicle' | 'engine' | 'source'
  readonly title: string
  readonly rows: readonly DetailRow[]
}

export interface DetailInput {
  readonly table: VehicleTable
  readonly slot: number
  /** Null while main has not answered, or could not. */
  readonly facts: VehicleFacts | null
  readonly nowMs: number
  readonly speedUnit: SpeedUnit
  /** IANA name; undefined for this computer's. */
  readonly timeZone: string | undefined
  /** When the positions were last complete; null when never. */
  readonly asOfMs: number | null
}

/** Everything known of a vehicle, with units and times as the person wants them: what the panel shows and what is copied as text. */
export function detailSections(input: DetailInput): readonly DetailSection[] {
  const { sections } = detailWords
  return [
    { key: 'now', title: sections.now, rows: nowRows(input) },
    { key: 'vehicle', title: sections.vehicle, rows: vehicleRows(input) },
    { key: 'engine', title: sections.engine, rows: engineRows(input) },
    { key: 'source', title: sections.source, rows: sourceRows(input) }
  ]
}

/** The whole card as plain text, for a message or a ticket. */
export function detailText(name: string, sections: readonly DetailSection[]): string {
  const blocks = sections.map(({ title, rows }) =>
    [title, ...rows.map(({ name: field, value, note }) => `  ${field}: ${textOf(value, note)}`)].join('\n')
  )
  return [name, ...blocks].join('\n\n')
}

function textOf(value: string, note: string | undefined): string {
  if (value === '') return words.unknown
  return note === undefined ? value : `${value} (${note})`
}

function nowRows({ table, slot, speedUnit, nowMs, timeZone }: DetailInput): readonly DetailRow[] {
  const { fields } = words
  const occurredAtMs = table.occurredAtMs[slot] ?? NaN
  const isMoving = ((table.flags[slot] ?? 0) & vehicleFlags.moving) !== 0
  const bearing = isMoving ? bearingInWords(table.derivedBearingDeg[slot] ?? NaN) : null
  return [
    { name: fields.speed, value: formatSpeed(table.speedMps[slot] ?? NaN, speedUnit) },
    ...(bearing === null ? [] : [{ name: fields.heading, value: bearing, note: words.derived }]),
    { name: fields.place, value: table.placeName(slot) },
    {
      name: fields.position,
      value: formatCoordinates(table.longitudeDeg[slot] ?? NaN, table.latitudeDeg[slot] ?? NaN),
      isCode: true
    },
    timeRow(fields.seen, occurredAtMs, nowMs, timeZone)
  ]
}

function vehicleRows({ table, slot, facts }: DetailInput): readonly DetailRow[] {
  const { fields } = words
  const papers = facts?.papers
  const known = detailWords.fields
  return [
    { name: fields.fleet, value: table.fleetName(slot) },
    { name: fields.provider, value: table.providerName(slot) },
    { name: fields.vin, value: table.vin(slot), isCode: true },
    {
      name: fields.plate,
      value: table.plate(slot),
      isCode: true,
      ...noteOf([papers?.plateRegion, papers?.plateCountry])
    },
    ...(papers === undefined || papers === null
      ? []
      : [
          { name: known.maker, value: papers.maker ?? '' },
          { name: known.model, value: papers.model ?? '' },
          { name: known.year, value: papers.modelYear === null ? '' : String(papers.modelYear) },
          { name: known.engineType, value: papers.engineType ?? '' },
          { name: known.status, value: statusText(papers.status) },
          // Few providers say these; a row of blanks each would hide what there is.
          ...present([
            { name: known.engineVin, value: papers.engineVin ?? '', isCode: true },
            { name: known.axles, value: papers.axleCount === null ? '' : String(papers.axleCount) },
            { name: known.eld, value: papers.eldSerialNumber ?? '', isCode: true },
            { name: known.externalId, value: papers.externalId ?? '', isCode: true }
          ])
        ])
  ]
}

function engineRows({ table, slot, facts, speedUnit }: DetailInput): readonly DetailRow[] {
  const { fields } = detailWords
  // What the list knows is shown where Catena could not be asked.
  const driver = { name: fields.driver, value: facts?.driverName ?? table.driver(slot) }
  if (facts === null) return present([driver])
  const readings = facts.readings
  return [
    { name: fields.odometer, value: formatDistance(readings?.odometerM ?? NaN, speedUnit) },
    { name: fields.fuel, value: formatPercent(readings?.fuelLevelPercent ?? NaN) },
    ...present([
      { name: fields.fuelVolume, value: formatVolume(readings?.fuelM3 ?? NaN, speedUnit) },
      { name: fields.fuelCapacity, value: facts.papers?.fuelCapacity ?? '' }
    ]),
    { name: fields.engineHours, value: formatHours(readings?.engineHours ?? NaN) },
    { name: fields.coolant, value: formatTemperature(readings?.coolantK ?? NaN, speedUnit) },
    driver,
    { name: fields.driverId, value: readings?.driverId ?? readings?.sourceDriverId ?? '', isCode: true },
    ...present([{ name: fields.coDriverId, value: readings?.coDriverId ?? '', isCode: true }])
  ]
}

function sourceRows({ facts, nowMs, timeZone, asOfMs }: DetailInput): readonly DetailRow[] {
  const { fields } = detailWords
  const swept = timeRow(fields.swept, asOfMs ?? NaN, nowMs, timeZone)
  if (facts === null) return [swept]
  return [
    { name: fields.platform, value: facts.sourceName ?? '' },
    { name: fields.connection, value: facts.connectionId ?? '', isCode: true },
    timeRow(fields.received, facts.readings?.receivedAtMs ?? NaN, nowMs, timeZone),
    timeRow(fields.fetched, facts.fetchedAtMs, nowMs, timeZone),
    swept
  ]
}

function timeRow(name: string, atMs: number, nowMs: number, timeZone: string | undefined): DetailRow {
  const value = formatExact(atMs, timeZone)
  return value === '' ? { name, value } : { name, value, note: formatAge(atMs, nowMs, timeZone) }
}

function noteOf(parts: readonly (string | null | undefined)[]): { readonly note?: string } {
  const said = parts.filter((part) => part !== null && part !== undefined && part !== '')
  return said.length === 0 ? {} : { note: said.join(', ') }
}

function present(rows: readonly DetailRow[]): readonly DetailRow[] {
  return rows.filter(({ value }) => value !== '')
}

/** A provider's label as words: "IN_SERVICE" is "In service". */
function statusText(status: string | null): string {
  if (status === null) return ''
  const words = status.replaceAll('_', ' ').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

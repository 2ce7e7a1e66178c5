import { assertNever } from '@shared/domain/assert-never'
import type { Staleness } from '@shared/domain/staleness'
import type { SpeedUnit } from '@shared/domain/units'
import type { VehicleFileFormat } from '@shared/ipc/schemas-export'
import { byteOrderMark, csvLine, type CsvCell } from '../app/csv'
import { localIsoTime } from './local-time'
import type { VehicleRow } from './vehicle-rows'

/** What a file says of itself. Times in epoch milliseconds. */
export interface FileFacts {
  readonly profileName: string
  /** When the newest complete refresh began; null when there was none. */
  readonly asOfMs: number | null
  /** The present: ages are counted from here. */
  readonly exportedAtMs: number
  /** The filter in words; null when every vehicle is in the file. */
  readonly filterText: string | null
  readonly speedUnit: SpeedUnit
}

/** The text of a file in pieces: `start`, then a `row` for each vehicle, then `end`. */
export interface FileText {
  readonly start: string
  readonly row: (vehicle: VehicleRow, index: number) => string
  readonly end: string
}

/** How a file of vehicles is written in a format. */
export function vehicleFileText(format: VehicleFileFormat, facts: FileFacts): FileText {
  switch (format) {
    case 'csv':
      return csvFile(facts)
    case 'geojson':
      return geoJsonFile(facts)
    default:
      return assertNever(format)
  }
}

/** What a speed in metres per second is multiplied with, and what the unit is called. */
export const speedUnits = {
  mph: { perMps: 2.236_936_292, name: 'mph' },
  kph: { perMps: 3.6, name: 'km/h' }
} as const satisfies Record<SpeedUnit, { readonly perMps: number; readonly name: string }>

/** What a table of vehicles, or of one vehicle's past, begins with. */
export const vehicleColumns = ['Vehicle', 'Fleet', 'Provider', 'VIN', 'Plate'] as const

/** The cells below `vehicleColumns`. */
export function vehicleCells({ name, fleet, provider, vin, plate }: VehicleNames): readonly CsvCell[] {
  return [name, fleet, provider, vin, plate]
}

type VehicleNames = Pick<VehicleRow, 'name' | 'fleet' | 'provider' | 'vin' | 'plate'>

const statusNames: Readonly<Record<Staleness, string>> = {
  live: 'Live',
  recent: 'Recent',
  late: 'Late',
  stale: 'Stale',
  lost: 'Lost',
  never: 'No position'
}

/** One table, no lines before its header: programs that read CSV files take the first line for the names of the columns. */
function csvFile({ asOfMs, exportedAtMs, speedUnit }: FileFacts): FileText {
  const asOf = utcTime(asOfMs)
  return {
    start:
      byteOrderMark +
      csvLine([
        ...vehicleColumns,
        'Driver',
        'Latitude',
        'Longitude',
        `Speed (${speedUnits[speedUnit].name})`,
        'Direction (degrees, derived)',
        'Motion',
        'Status',
        'Occurred at (UTC)',
        'Occurred at (local)',
        'Age (minutes)',
        'Near',
        'Simulated',
        'Positions as of (UTC)'
      ]),
    row: (vehicle) =>
      csvLine([
        ...vehicleCells(vehicle),
        vehicle.driver,
        vehicle.latitudeDeg,
        vehicle.longitudeDeg,
        speedIn(speedUnit, vehicle),
        vehicle.derivedBearingDeg === null ? null : Math.round(vehicle.derivedBearingDeg),
        motionOf(vehicle),
        statusNames[vehicle.staleness],
        utcTime(vehicle.occurredAtMs),
        vehicle.occurredAtMs === null ? null : localIsoTime(vehicle.occurredAtMs),
        ageMinutes(vehicle, exportedAtMs),
        vehicle.place,
        vehicle.isSimulated ? 'yes' : 'no',
        asOf
      ]),
    end: ''
  }
}

/** RFC 7946: longitude first, WGS 84, and a null geometry for a vehicle without a position, so that the features are as many as the vehicles. */
function geoJsonFile({ profileName, asOfMs, exportedAtMs, filterText, speedUnit }: FileFacts): FileText {
  const facts = {
    title: profileName,
    positionsAsOf: utcTime(asOfMs),
    exportedAt: utcTime(exportedAtMs),
    filter: filterText,
    source: 'Catena Telematics, by Fleet Desk'
  }
  return {
    start: `{"type":"FeatureCollection",${JSON.stringify(facts).slice(1, -1)},"features":[`,
    row: (vehicle, index) => {
      const { longitudeDeg, latitudeDeg, occurredAtMs } = vehicle
      const hasPosition = longitudeDeg !== null && latitudeDeg !== null
      const feature = {
        type: 'Feature',
        geometry: hasPosition ? { type: 'Point', coordinates: [longitudeDeg, latitudeDeg] } : null,
        properties: {
          name: vehicle.name,
          fleet: vehicle.fleet,
          provider: vehicle.provider,
          vin: vehicle.vin,
          plate: vehicle.plate,
          driver: vehicle.driver,
          speed: speedIn(speedUnit, vehicle),
          speedUnit: speedUnits[speedUnit].name,
          derivedBearingDeg: vehicle.derivedBearingDeg,
          motion: motionOf(vehicle),
          status: statusNames[vehicle.staleness],
          occurredAt: utcTime(occurredAtMs),
          occurredAtLocal: occurredAtMs === null ? null : localIsoTime(occurredAtMs),
          ageMinutes: ageMinutes(vehicle, exportedAtMs),
          near: vehicle.place,
          isSimulated: vehicle.isSimulated
        }
      }
      return `${index === 0 ? '\n' : ',\n'}${JSON.stringify(feature)}`
    },
    end: '\n]}\n'
  }
}

function motionOf({ isMoving, speedMps }: VehicleRow): string {
  if (isMoving) return 'moving'
  return speedMps === null ? 'unknown' : 'standing'
}

/** To a tenth: a whole unit would lose what the provider measured. */
function speedIn(unit: SpeedUnit, { speedMps }: VehicleRow): number | null {
  return speedMps === null ? null : Math.round(speedMps * speedUnits[unit].perMps * 10) / 10
}

function ageMinutes({ occurredAtMs }: VehicleRow, nowMs: number): number | null {
  return occurredAtMs === null ? null : Math.max(0, Math.round((nowMs - occurredAtMs) / 60_000))
}

function utcTime(atMs: number | null): string | null {
  return atMs === null ? null : new Date(atMs).toISOString()
}

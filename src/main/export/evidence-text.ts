import { createHash } from 'node:crypto'
import { assertNever } from '@shared/domain/assert-never'
import type { VerdictKind } from '@shared/domain/verdict-kinds'
import type { VehicleFileFormat } from '@shared/ipc/schemas-export'
import { byteOrderMark, csvLine, type CsvCell } from '../app/csv'
import { localIsoTime } from './local-time'
import type { VehicleRow } from './vehicle-rows'

/** What an evidence file says of itself. Times in epoch milliseconds. */
export interface EvidenceFacts {
  readonly profileName: string
  readonly appVersion: string
  /** When the newest complete refresh of positions began; null when there was none. */
  readonly positionsAsOfMs: number | null
  /** When the list of fleets was read; null when never. */
  readonly fleetsAsOfMs: number | null
  /** The present: ages are counted from here. */
  readonly exportedAtMs: number
}

/** What is known of where a vehicle's data comes from. Several connections to one provider are named together. */
export interface EvidenceSource {
  readonly fleet: string
  readonly fleetRef: string | null
  readonly provider: string
  readonly connectionId: string | null
  readonly connectionStatus: string | null
  readonly shareLevel: string | null
  readonly lastFetchedAtMs: number | null
}

/** One line: a vehicle, or a connection (or a fleet) without one. */
export interface EvidenceRow {
  readonly vehicle: (VehicleRow & { readonly vehicleId: string }) | null
  readonly source: EvidenceSource
  readonly verdict: VerdictKind
}

/** Stands where the hash of the file will be, which is not known before its end. */
export const hashPlaceholder = '0'.repeat(64)

/** The text of an evidence file in pieces. Every row is one line, and holds the SHA-256 of the rest of its line. */
export interface EvidenceText {
  /** Holds `hashPlaceholder` once. */
  readonly start: string
  readonly row: (row: EvidenceRow, index: number) => string
  readonly end: string
}

/** How an evidence file is written in a format; docs/user-guide/evidence.md says how to check one. */
export function evidenceText(format: VehicleFileFormat, facts: EvidenceFacts): EvidenceText {
  switch (format) {
    case 'csv':
      return csvEvidence(facts)
    case 'geojson':
      return geoJsonEvidence(facts)
    default:
      return assertNever(format)
  }
}

const columns = [
  'Vehicle',
  'Vehicle id',
  'VIN',
  'Plate',
  'Fleet',
  'Fleet reference',
  'Provider',
  'Connection id',
  'Connection status',
  'Share level of positions',
  'Last fetched by Catena (UTC)',
  'Verdict',
  'Latitude',
  'Longitude',
  'Near',
  'Motion',
  'Occurred at (UTC)',
  'Occurred at (local)',
  'Age (minutes)',
  'Simulated',
  'Positions as of (UTC)',
  'Fleets as of (UTC)',
  'Exported at (UTC)',
  'App version'
]

/** One table with one header line: the hash of the file stands in the name of its last column. */
function csvEvidence(facts: EvidenceFacts): EvidenceText {
  const hashColumn = `Row SHA-256 (file SHA-256 ${hashPlaceholder})`
  return {
    start: byteOrderMark + csvLine([...columns, hashColumn]),
    row(row) {
      // Without the end of the line: those are the bytes that the hash is about.
      const cells = csvLine(cellsOf(row, facts)).slice(0, -2)
      return `${cells},"${sha256(cells)}"\r\n`
    },
    end: ''
  }
}

function cellsOf({ vehicle, source, verdict }: EvidenceRow, facts: EvidenceFacts): readonly CsvCell[] {
  const atMs = vehicle?.occurredAtMs ?? null
  return [
    vehicle?.name ?? null,
    vehicle?.vehicleId ?? null,
    vehicle?.vin ?? null,
    vehicle?.plate ?? null,
    source.fleet,
    source.fleetRef,
    source.provider,
    source.connectionId,
    source.connectionStatus,
    source.shareLevel,
    utcTime(source.lastFetchedAtMs),
    verdict,
    vehicle?.latitudeDeg ?? null,
    vehicle?.longitudeDeg ?? null,
    vehicle?.place ?? null,
    vehicle === null ? null : motionOf(vehicle),
    utcTime(atMs),
    atMs === null ? null : localIsoTime(atMs),
    ageMinutes(atMs, facts.exportedAtMs),
    vehicle === null ? null : vehicle.isSimulated ? 'yes' : 'no',
    utcTime(facts.positionsAsOfMs),
    utcTime(facts.fleetsAsOfMs),
    utcTime(facts.exportedAtMs),
    facts.appVersion
  ]
}

/** RFC 7946. Each feature is one line; its hash is of the line's JSON as it is without the member that holds the hash, which is the last one. */
function geoJsonEvidence(facts: EvidenceFacts): EvidenceText {
  const head = {
    fileSha256: hashPlaceholder,
    title: facts.profileName,
    positionsAsOf: utcTime(facts.positionsAsOfMs),
    fleetsAsOf: utcTime(facts.fleetsAsOfMs),
    exportedAt: utcTime(facts.exportedAtMs),
    source: 'Catena Telematics, by Fleet Desk',
    appVersion: facts.appVersion
  }
  return {
    start: `{"type":"FeatureCollection",${JSON.stringify(head).slice(1, -1)},"features":[`,
    row(row, index) {
      const text = JSON.stringify(featureOf(row, facts))
      const signed = `${text.slice(0, -2)},"rowSha256":"${sha256(text)}"}}`
      return `${index === 0 ? '\n' : ',\n'}${signed}`
    },
    end: '\n]}\n'
  }
}

/** With `properties` last, so that the hash can be put at its end. */
function featureOf({ vehicle, source, verdict }: EvidenceRow, facts: EvidenceFacts): object {
  const { latitudeDeg = null, longitudeDeg = null, occurredAtMs = null } = vehicle ?? {}
  const hasPosition = longitudeDeg !== null && latitudeDeg !== null
  return {
    type: 'Feature',
    geometry: hasPosition ? { type: 'Point', coordinates: [longitudeDeg, latitudeDeg] } : null,
    properties: {
      vehicle: vehicle?.name ?? null,
      vehicleId: vehicle?.vehicleId ?? null,
      vin: vehicle?.vin ?? null,
      plate: vehicle?.plate ?? null,
      fleet: source.fleet,
      fleetRef: source.fleetRef,
      provider: source.provider,
      connectionId: source.connectionId,
      connectionStatus: source.connectionStatus,
      shareLevel: source.shareLevel,
      lastFetchedAt: utcTime(source.lastFetchedAtMs),
      verdict,
      near: vehicle?.place ?? null,
      motion: vehicle === null ? null : motionOf(vehicle),
      occurredAt: utcTime(occurredAtMs),
      occurredAtLocal: occurredAtMs === null ? null : localIsoTime(occurredAtMs),
      ageMinutes: ageMinutes(occurredAtMs, facts.exportedAtMs),
      isSimulated: vehicle?.isSimulated ?? null,
      appVersion: facts.appVersion
    }
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

function motionOf({ isMoving, speedMps }: VehicleRow): string {
  if (isMoving) return 'moving'
  return speedMps === null ? 'unknown' : 'standing'
}

function ageMinutes(atMs: number | null, nowMs: number): number | null {
  return atMs === null ? null : Math.max(0, Math.round((nowMs - atMs) / 60_000))
}

function utcTime(atMs: number | null): string | null {
  return atMs === null ? null : new Date(atMs).toISOString()
}

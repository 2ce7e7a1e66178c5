import { assertNever } from '@shared/domain/assert-never'
import { gapMs } from '@shared/domain/track'
import type { SpeedUnit } from '@shared/domain/units'
import type { HistoryFileFormat } from '@shared/ipc/schemas-export'
import type { Track } from '@shared/ipc/schemas-history'
import { byteOrderMark, csvLine } from '../app/csv'
import { localIsoTime } from './local-time'
import { speedUnits, vehicleCells, vehicleColumns } from './vehicle-file-text'
import type { VehicleRow } from './vehicle-rows'

/** What a file of one vehicle's past says of itself. Times in epoch milliseconds. */
export interface HistoryFacts {
  readonly profileName: string
  readonly vehicle: Pick<VehicleRow, 'name' | 'fleet' | 'provider' | 'vin' | 'plate' | 'isSimulated'>
  /** What was asked for. */
  readonly fromMs: number
  readonly toMs: number
  /** When the newest of it was fetched; null for what this computer had kept. */
  readonly fetchedAtMs: number | null
  readonly exportedAtMs: number
  readonly speedUnit: SpeedUnit
}

/** The text of a file in pieces: `start`, then `fix` for each position in its order, then `end`. */
export interface HistoryText {
  readonly start: string
  readonly fix: (index: number) => string
  readonly end: string
}

/** How the past of one vehicle is written in a format. */
export function historyFileText(format: HistoryFileFormat, facts: HistoryFacts, track: Track): HistoryText {
  switch (format) {
    case 'csv':
      return csvFile(facts, track)
    case 'gpx':
      return gpxFile(facts, track)
    default:
      return assertNever(format)
  }
}

/** Provenance in columns: programs that read CSV files take the first line for the names of the columns. */
function csvFile({ vehicle, fetchedAtMs, exportedAtMs, speedUnit }: HistoryFacts, track: Track): HistoryText {
  const unit = speedUnits[speedUnit]
  const fetchedAt = fetchedAtMs === null ? null : utc(fetchedAtMs)
  const named = vehicleCells(vehicle)
  return {
    start:
      byteOrderMark +
      csvLine([
        ...vehicleColumns,
        'Occurred at (UTC)',
        'Occurred at (local)',
        'Latitude',
        'Longitude',
        `Speed (${unit.name})`,
        'Near',
        'Simulated',
        'Fetched at (UTC)',
        'Exported at (UTC)'
      ]),
    fix(index) {
      const atMs = track.occurredAtMs[index] ?? NaN
      const speedMps = track.speedMps[index] ?? NaN
      return csvLine([
        ...named,
        utc(atMs),
        localIsoTime(atMs),
        track.latitudeDeg[index] ?? null,
        track.longitudeDeg[index] ?? null,
        Number.isFinite(speedMps) ? Math.round(speedMps * unit.perMps * 10) / 10 : null,
        placeAt(track, index),
        vehicle.isSimulated ? 'yes' : 'no',
        fetchedAt,
        utc(exportedAtMs)
      ])
    },
    end: ''
  }
}

/**
 * GPX 1.1 (https://www.topografix.com/GPX/1/1/), one segment for each stretch without a gap: between fixes 15 minutes apart nothing is known,
 * and a program would draw a line. Speeds in metres per second, in the extension of Garmin that other programs read, too.
 */
function gpxFile(facts: HistoryFacts, track: Track): HistoryText {
  const { vehicle, profileName, fromMs, toMs, fetchedAtMs, exportedAtMs } = facts
  const about = [
    `Fleet: ${vehicle.fleet}`,
    `Provider: ${vehicle.provider}`,
    ...(vehicle.vin === '' ? [] : [`VIN: ${vehicle.vin}`]),
    `From ${utc(fromMs)} (${localIsoTime(fromMs)} here) to ${utc(toMs)} (${localIsoTime(toMs)} here)`,
    fetchedAtMs === null ? 'Kept on this computer' : `Fetched at ${utc(fetchedAtMs)} from Catena Telematics`,
    `Profile: ${profileName}`,
    ...(vehicle.isSimulated ? ['Simulated vehicle'] : [])
  ].join('. ')
  return {
    start:
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
      '<gpx version="1.1" creator="Fleet Desk" xmlns="http://www.topografix.com/GPX/1/1"' +
      ' xmlns:tpx="http://www.garmin.com/xmlschemas/TrackPointExtension/v2">\n' +
      `<metadata><name>${xml(vehicle.name)}</name><desc>${xml(about)}</desc><time>${utc(exportedAtMs)}</time></metadata>\n` +
      `<trk><name>${xml(vehicle.name)}</name><desc>${xml(about)}</desc><src>${xml(vehicle.provider)}</src><trkseg>\n`,
    fix(index) {
      const atMs = track.occurredAtMs[index] ?? NaN
      const speedMps = track.speedMps[index] ?? NaN
      const isAfterGap = index > 0 && atMs - (track.occurredAtMs[index - 1] ?? NaN) > gapMs
      const place = placeAt(track, index)
      const parts = [
        `<time>${utc(atMs)}</time>`,
        place === null ? '' : `<cmt>${xml(place)}</cmt>`,
        Number.isFinite(speedMps)
          ? `<extensions><tpx:TrackPointExtension><tpx:speed>${Math.round(speedMps * 100) / 100}</tpx:speed></tpx:TrackPointExtension></extensions>`
          : ''
      ]
      const latitude = String(track.latitudeDeg[index] ?? NaN)
      const longitude = String(track.longitudeDeg[index] ?? NaN)
      return `${isAfterGap ? '</trkseg><trkseg>\n' : ''}<trkpt lat="${latitude}" lon="${longitude}">${parts.join('')}</trkpt>\n`
    },
    end: '</trkseg></trk>\n</gpx>\n'
  }
}

function placeAt({ place, places }: Track, index: number): string | null {
  const text = places[place[index] ?? 0] ?? ''
  return text === '' ? null : text
}

function utc(atMs: number): string {
  return new Date(atMs).toISOString()
}

/**
 * A text for an element.
 *
 * Threat: names come from other companies' systems; unescaped, they could end the element and begin others. Control characters are not
 * allowed in XML 1.0 at all, and one would make the whole file unreadable.
 */
function xml(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

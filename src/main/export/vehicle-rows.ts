import { stalenessOf, type Staleness } from '@shared/domain/staleness'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import type { Dictionaries, IdentityColumns, PositionColumns } from '@shared/ipc/schemas-positions'
import { unpackTexts } from '@shared/ipc/text-column'

/** Some vehicles, as the engine gives them. */
export interface VehicleColumnsRead {
  readonly columns: PositionColumns
  readonly identities: IdentityColumns
  readonly dictionaries: Dictionaries
}

/** One vehicle for a file. Null is "not known", never zero. */
export interface VehicleRow {
  readonly name: string
  readonly fleet: string
  readonly provider: string
  readonly vin: string
  readonly plate: string
  /** Empty where none is known. */
  readonly driver: string
  readonly longitudeDeg: number | null
  readonly latitudeDeg: number | null
  readonly speedMps: number | null
  readonly derivedBearingDeg: number | null
  readonly isMoving: boolean
  /** Epoch milliseconds. */
  readonly occurredAtMs: number | null
  readonly staleness: Staleness
  readonly place: string
  readonly isSimulated: boolean
}

/**
 * The vehicles one by one, for a file.
 *
 * @param read what the engine gave
 * @param atMs the present, for ages
 */
export function* vehicleRows(
  { columns, identities, dictionaries }: VehicleColumnsRead,
  atMs: number
): Generator<VehicleRow> {
  const [names, vins, plates] = [identities.names, identities.vins, identities.plates].map(unpackTexts)
  const drivers = identities.drivers === null ? [] : unpackTexts(identities.drivers)
  for (let row = 0; row < columns.slots.length; row++) {
    const flags = columns.flags[row] ?? 0
    const occurredAtMs = columns.occurredAtMs[row] ?? NaN
    yield {
      name: names?.[row] ?? '',
      fleet: dictionaries.fleets[columns.fleet[row] ?? 0] ?? '',
      provider: dictionaries.providers[columns.provider[row] ?? 0] ?? '',
      vin: vins?.[row] ?? '',
      plate: plates?.[row] ?? '',
      driver: drivers[row] ?? '',
      longitudeDeg: known(columns.longitudeDeg[row]),
      latitudeDeg: known(columns.latitudeDeg[row]),
      speedMps: known(columns.speedMps[row]),
      derivedBearingDeg: known(columns.derivedBearingDeg[row]),
      isMoving: (flags & vehicleFlags.moving) !== 0,
      occurredAtMs: known(occurredAtMs),
      staleness: stalenessOf(occurredAtMs, atMs),
      place: dictionaries.places[columns.place[row] ?? 0] ?? '',
      isSimulated: (flags & vehicleFlags.simulated) !== 0
    }
  }
}

function known(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : value
}

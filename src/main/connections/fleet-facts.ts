import { stalenessBuckets } from '@shared/domain/staleness'
import type { AgreementFacts, ConnectionFacts, FleetFacts } from '@shared/domain/verdict-facts'
import type { SourceTally } from '../fleet/fleet-tally'
import type { FleetGroup } from './fleet-groups'
import { positionsResource, type ConnectionRecord, type FreshnessRecord, type TspRecord } from './fleet-records'

/** What is known of the freshness of one connection. */
export interface FreshnessReading {
  /** When we asked. */
  readonly readAtMs: number
  readonly rows: readonly FreshnessRecord[]
}

/** A provider as a connection names it. */
export interface ProviderNames {
  readonly slug: string | null
  readonly name: string
}

/** Brand by `tsp_id`; `source_name` is the platform behind several brands, and stands in where the brand is not known (API.md section 5). */
export function providerOf(
  { tspId, sourceName }: Pick<ConnectionRecord, 'tspId' | 'sourceName'>,
  tsps: ReadonlyMap<string, TspRecord>
): ProviderNames {
  const tsp = tspId === null ? undefined : tsps.get(tspId)
  const slug = tsp?.slug ?? sourceName
  return { slug, name: tsp?.name ?? slug ?? '' }
}

/** What a connection is judged by. */
export function connectionFacts(
  fleetKey: string,
  connection: ConnectionRecord,
  provider: ProviderNames,
  reading: FreshnessReading | undefined,
  intervalSeconds: number | null,
  vehicleCount: number | null
): ConnectionFacts {
  const row = reading?.rows.find(({ resource }) => resource === positionsResource)
  return {
    connectionId: connection.connectionId,
    fleetKey,
    providerSlug: provider.slug,
    providerName: provider.name === '' ? null : provider.name,
    status: connection.status,
    createdAtMs: connection.createdAtMs,
    updatedAtMs: connection.updatedAtMs,
    positions:
      row === undefined || reading === undefined
        ? null
        : {
            lastSuccessAtMs: row.lastAtMs,
            nextAtMs: row.nextAtMs,
            intervalMs: intervalSeconds === null ? null : intervalSeconds * 1000,
            scheduleStatus: row.scheduleStatus,
            shareLevel: row.shareLevel,
            readAtMs: reading.readAtMs
          },
    vehicleCount
  }
}

export function agreementFacts({ agreements }: FleetGroup): readonly AgreementFacts[] {
  return agreements.map(({ status, effectiveAtMs, expiresAtMs }) => ({ status, effectiveAtMs, expiresAtMs }))
}

/** Of all vehicles of one fleet together. */
export interface FleetTally {
  /** In the order of `stalenessBuckets`. */
  readonly ageCounts: readonly number[]
  readonly vehicleCount: number
  readonly simulatedCount: number
  readonly quietCount: number
  readonly quietSinceMs: number | null
  readonly newestAtMs: number | null
}

export const noVehicles: FleetTally = {
  ageCounts: stalenessBuckets.map(() => 0),
  vehicleCount: 0,
  simulatedCount: 0,
  quietCount: 0,
  quietSinceMs: null,
  newestAtMs: null
}

/** Adds up the sources of one fleet. */
export function addTallies(sources: readonly SourceTally[]): FleetTally {
  const [only] = sources
  if (only === undefined) return noVehicles
  return sources.reduce<FleetTally>(
    (sum, source) => ({
      ageCounts: sum.ageCounts.map((count, bucket) => count + (source.ageCounts[bucket] ?? 0)),
      vehicleCount: sum.vehicleCount + source.vehicleCount,
      simulatedCount: sum.simulatedCount + source.simulatedCount,
      quietCount: sum.quietCount + source.quietCount,
      quietSinceMs: later(sum.quietSinceMs, source.quietSinceMs),
      newestAtMs: later(sum.newestAtMs, source.newestAtMs)
    }),
    noVehicles
  )
}

/** What a fleet is judged by. Vehicles that never had a position neither are quiet nor make the others less so. */
export function fleetFacts(tally: FleetTally, acceptedAtMs: number | null): FleetFacts {
  return {
    acceptedAtMs,
    vehicleCount: tally.vehicleCount - (tally.ageCounts.at(-1) ?? 0),
    quietVehicleCount: tally.quietCount,
    quietSinceMs: tally.quietSinceMs,
    newestPositionAtMs: tally.newestAtMs
  }
}

function later(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b
  return Math.max(a, b)
}

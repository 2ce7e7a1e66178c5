import type { Result } from '@shared/ipc/result'
import type { Http } from './http-types'
import { readAll, readArray, rowsOf, type Listing } from './listing'
import {
  connectionRow,
  dataFreshnessRow,
  scheduleRow,
  type Connection,
  type DataFreshness,
  type Schedule
} from './schemas/integrations-rows'

/** Calls of the integrations service. All fail as `Http.request` does; the differences are named. */
export interface IntegrationsClient {
  /** Without `total`: this service does not count. */
  listConnections(signal?: AbortSignal): Promise<Result<Listing<Connection>>>
  /**
   * One row per resource and connection.
   *
   * @param fleetIds 1 to 100 fleets; left out for all
   * @returns `not-found` from older servers, which do not offer it: show nothing rather than an error
   * @throws on an empty list or more than 100: bugs of the caller
   */
  listDataFreshness(filter?: {
    readonly fleetIds?: readonly string[]
    readonly signal?: AbortSignal | undefined
  }): Promise<Result<Listing<DataFreshness>>>
  /** How often each resource of one connection is fetched. Seen live to fail: `forbidden` and `not-found` mean "not visible" (API.md section 8). */
  listSchedules(connectionId: string, signal?: AbortSignal): Promise<Result<Listing<Schedule>>>
}

/** Builds the integrations calls. */
export function createIntegrationsClient(http: Http): IntegrationsClient {
  return {
    listConnections: (signal) => readAll(http, '/v2/integrations/connections', {}, rowsOf(connectionRow), { signal }),
    listDataFreshness: ({ fleetIds, signal } = {}) =>
      readArray(
        http,
        '/v2/integrations/connections/data-freshness',
        { fleet_ids: fleetIds },
        rowsOf(dataFreshnessRow),
        signal
      ),
    listSchedules: (connectionId, signal) =>
      readAll(http, '/v2/integrations/connections/{connection_id}/schedules', {}, rowsOf(scheduleRow), {
        params: { connection_id: connectionId },
        signal
      })
  }
}

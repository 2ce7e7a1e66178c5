import { fail, ok, type Result } from '@shared/ipc/result'
import type { z } from 'zod'
import type { Http } from './http-types'
import { driverRow, readingRow, vehicleRow, type VehicleReading, type VehicleRecord } from './schemas/vehicle-rows'

/** Asks for one vehicle. */
export interface OneVehicleRequest {
  readonly vehicleId: string
  readonly signal: AbortSignal
}

/** Calls about one vehicle. Each is tried once, as the engine's gate repeats; all fail as `Http.request` does, with `bad-answer` for another shape. */
export interface OneVehicleClient {
  /** Its record: maker, model, papers. */
  vehicleRecord(request: OneVehicleRequest): Promise<Result<VehicleRecord>>
  /** What came with its last position; null when it has none. */
  vehicleReading(request: OneVehicleRequest): Promise<Result<VehicleReading | null>>
  /** Who drives it; null when nobody is named. */
  driverName(request: OneVehicleRequest): Promise<Result<string | null>>
}

/** Builds the calls about one vehicle. */
export function createOneVehicleClient(http: Http): OneVehicleClient {
  /**
   * The row of this vehicle in a list that was asked for it alone. A server that ignores the filter answers with everybody's rows
   * (API.md section 3): only the vehicle's own row counts.
   */
  async function rowOf<T extends { readonly vehicleId: string }>(
    route: string,
    query: Readonly<Record<string, boolean>>,
    schema: z.ZodType<T>,
    { vehicleId, signal }: OneVehicleRequest
  ): Promise<Result<T | null>> {
    const answer = await http.request({
      method: 'GET',
      route,
      query: { ...query, vehicle_ids: [vehicleId], size: 1 },
      attempts: 1,
      signal
    })
    if (!answer.ok) return answer
    const items = itemsOf(answer.value.body)
    if (items === null) return fail('bad-answer', { status: answer.value.status })
    const rows = items.map((item) => schema.safeParse(item))
    return ok(rows.find((row) => row.success && row.data.vehicleId === vehicleId)?.data ?? null)
  }

  return {
    async vehicleRecord({ vehicleId, signal }) {
      const answer = await http.request({
        method: 'GET',
        route: '/v2/telematics/vehicles/{vehicle_id}',
        params: { vehicle_id: vehicleId },
        attempts: 1,
        signal
      })
      if (!answer.ok) return answer
      const read = vehicleRow.safeParse(answer.value.body)
      return read.success && read.data.vehicleId === vehicleId
        ? ok(read.data)
        : fail('bad-answer', { status: answer.value.status })
    },
    vehicleReading: (request) => rowOf('/v2/telematics/vehicle-locations', { only_latest: true }, readingRow, request),
    async driverName(request) {
      const row = await rowOf('/v2/telematics/analytics/vehicles/live-locations', {}, driverRow, request)
      return row.ok ? ok(row.value?.driverName ?? null) : row
    }
  }
}

function itemsOf(body: unknown): readonly unknown[] | null {
  const items: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'items') : undefined
  return Array.isArray(items) ? items : null
}

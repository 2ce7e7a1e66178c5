import { fail, ok, type Result } from '@shared/ipc/result'
import type { VehicleFacts } from '@shared/ipc/schemas-vehicle'
import type { Gate } from './gate'
import type { OneVehicleRequest, PositionSource } from './rows'

export interface VehicleFactsParts {
  readonly source: Pick<PositionSource, 'vehicleRecord' | 'vehicleReading' | 'driverName'>
  readonly gate: Pick<Gate, 'run'>
  /** Epoch milliseconds. */
  readonly now: () => number
}

/** Loads what is known of one vehicle; only the last one asked for is wanted, as a person walks down a list. */
export interface VehicleFactsLoader {
  /**
   * Three small requests at once, before the sweep's.
   *
   * @returns what could be read; fails with `not-found` (no such vehicle here), `cancelled` (another one was asked for), or as the record's
   *   request fails when neither record nor reading could be read
   */
  load(vehicleId: string | null): Promise<Result<VehicleFacts>>
  cancel(): void
}

/** Asks nothing until it is told to. */
export function createVehicleFactsLoader({ source, gate, now }: VehicleFactsParts): VehicleFactsLoader {
  let controller = new AbortController()

  function ask<T>(call: (request: OneVehicleRequest) => Promise<Result<T>>, request: OneVehicleRequest) {
    return gate.run((signal) => call({ ...request, signal }), { signal: request.signal, priority: 'person' })
  }

  return {
    async load(vehicleId) {
      controller.abort()
      controller = new AbortController()
      if (vehicleId === null) return fail('not-found')
      const { signal } = controller
      const request = { vehicleId, signal }
      const [record, reading, driver] = await Promise.all([
        ask((one) => source.vehicleRecord(one), request),
        ask((one) => source.vehicleReading(one), request),
        ask((one) => source.driverName(one), request)
      ])
      if (signal.aborted) return fail('cancelled')
      if (!record.ok && !reading.ok) return record
      const known = record.ok ? record.value : null
      const last = reading.ok ? reading.value : null
      return ok({
        fetchedAtMs: now(),
        papers: known?.papers ?? null,
        readings: last?.readings ?? null,
        driverName: driver.ok ? driver.value : null,
        connectionId: known?.connectionId ?? last?.connectionId ?? null,
        tspSlug: known?.tspSlug ?? null,
        sourceName: known?.sourceName ?? null
      })
    },
    cancel: () => controller.abort()
  }
}

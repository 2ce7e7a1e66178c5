import { useSettings, useVehicleTable } from '@renderer/state/stores'
import { vehicleTimeZone } from '@shared/domain/vehicle-time-zone'

/** In which zone the times of a vehicle are shown. */
export interface ShownZone {
  readonly choice: 'computer' | 'vehicle' | 'utc'
  /** IANA name; undefined for this computer's. */
  readonly timeZone: string | undefined
  /** The vehicle's, where it is known for certain. */
  readonly vehicleZone: string | null
}

/** @param slot whose place decides what the vehicle's zone is; null for nobody's */
export function useTimeZone(slot: number | null): ShownZone {
  const table = useVehicleTable()
  const choice = useSettings((settings) => settings.timeZone)
  const vehicleZone = slot === null ? null : vehicleTimeZone(table.placeName(slot), table.longitudeDeg[slot] ?? NaN)
  switch (choice) {
    case 'computer':
      return { choice, timeZone: undefined, vehicleZone }
    case 'utc':
      return { choice, timeZone: 'UTC', vehicleZone }
    case 'vehicle':
      return { choice, timeZone: vehicleZone ?? undefined, vehicleZone }
  }
}

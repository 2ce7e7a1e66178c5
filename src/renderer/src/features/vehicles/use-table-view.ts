import { useVehicleTable } from '@renderer/state/stores'
import type { VehicleTable } from '@renderer/state/vehicle-table'
import { useCallback, useMemo, useSyncExternalStore } from 'react'

/** The vehicle table as React sees it: one mutable object, and a version that tells its states apart. */
export interface TableView {
  readonly table: VehicleTable
  readonly version: number
}

/** The vehicle table; renders anew after each applied change, with a view that is new exactly then. */
export function useTableView(): TableView {
  const table = useVehicleTable()
  const subscribe = useCallback((notify: () => void) => table.subscribe(notify), [table])
  const version = useSyncExternalStore(subscribe, () => table.version)
  return useMemo(() => ({ table, version }), [table, version])
}

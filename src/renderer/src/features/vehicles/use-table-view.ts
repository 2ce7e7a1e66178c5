import { useVehicleTable } from '@renderer/state/stores'
import type { VehicleTable } from '@renderer/state/vehicle-table'
import { createWorkPace } from '@renderer/ui/work-pace'
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

/** Whether any vehicle is known; renders anew only when that changes. */
export function useHasVehicles(): boolean {
  const table = useVehicleTable()
  const subscribe = useCallback((notify: () => void) => table.subscribe(notify), [table])
  return useSyncExternalStore(subscribe, () => table.size > 0)
}

/** A view that is new when changes were waited for long enough. */
export interface PacedTableView extends TableView {
  /** Does what a new view asks for, and takes its time: the next view comes no sooner than that allows. */
  readonly timed: <T>(work: () => T) => T
}

/**
 * The vehicle table for work that grows with the fleet. A new view comes as often as the work leaves time for the rest of the app; what left or
 * came as a whole is shown at once, as otherwise a row would stand for a vehicle that is no longer there.
 */
export function usePacedTableView(): PacedTableView {
  const table = useVehicleTable()
  const paced = useMemo(() => createPacedVersion(table), [table])
  const version = useSyncExternalStore(paced.subscribe, paced.version)
  return useMemo(() => ({ table, version, timed: paced.timed }), [table, version, paced])
}

interface PacedVersion {
  readonly subscribe: (notify: () => void) => () => void
  readonly version: () => number
  readonly timed: <T>(work: () => T) => T
}

function createPacedVersion(table: VehicleTable): PacedVersion {
  const pace = createWorkPace()
  let version = table.version
  let shownAtMs = -Infinity
  return {
    version: () => version,
    timed(work) {
      const startedAtMs = performance.now()
      const result = work()
      pace.noteWork(performance.now() - startedAtMs)
      return result
    },
    subscribe(notify) {
      let timer: ReturnType<typeof setTimeout> | undefined
      const show = (): void => {
        clearTimeout(timer)
        timer = undefined
        version = table.version
        shownAtMs = performance.now()
        notify()
      }
      if (version !== table.version) show()
      const unsubscribe = table.subscribe((change) => {
        const waitMs = shownAtMs + pace.pauseMs - performance.now()
        if (waitMs <= 0 || change.kind === 'reset' || change.removedSlots.length > 0) show()
        else timer ??= setTimeout(show, waitMs)
      })
      return () => {
        clearTimeout(timer)
        unsubscribe()
      }
    }
  }
}

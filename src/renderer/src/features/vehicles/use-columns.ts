import { useCallback } from 'react'
import {
  columnWidthsPx,
  usualColumns,
  vehicleColumnIds,
  type VehicleColumnChoice,
  type VehicleColumnId
} from '@shared/domain/vehicle-columns'
import { useSettings } from '@renderer/state/stores'
import { useChangeSettings } from '@renderer/state/use-change-settings'

const newColumnPx = 120

/** The columns of the list, which are kept in the settings. */
export function useColumns() {
  const columns = useSettings((settings) => settings.listColumns)
  const change = useChangeSettings()
  const set = useCallback((next: readonly VehicleColumnChoice[]) => change({ listColumns: [...next] }), [change])
  return {
    columns,
    set,
    toggle: (id: VehicleColumnId) => set(withToggled(columns, id)),
    move: (id: VehicleColumnId, by: 1 | -1) => set(withMoved(columns, id, by)),
    resize: (id: VehicleColumnId, widthPx: number) =>
      set(columns.map((column) => (column.id === id ? { id, widthPx: boundedWidth(widthPx) } : column)))
  }
}

/** A width that a column may have. */
export function boundedWidth(widthPx: number): number {
  return Math.round(Math.min(columnWidthsPx.most, Math.max(columnWidthsPx.least, widthPx)))
}

/** The chosen columns in their order, then the others. */
export function allColumnIds(columns: readonly VehicleColumnChoice[]): readonly VehicleColumnId[] {
  const chosen = columns.map(({ id }) => id)
  return [...chosen, ...vehicleColumnIds.filter((id) => !chosen.includes(id))]
}

function withToggled(columns: readonly VehicleColumnChoice[], id: VehicleColumnId): readonly VehicleColumnChoice[] {
  if (columns.some((column) => column.id === id)) {
    // A list without a column would show nothing, and offer nothing to bring one back with.
    return columns.length === 1 ? columns : columns.filter((column) => column.id !== id)
  }
  return [...columns, usualColumns.find((column) => column.id === id) ?? { id, widthPx: newColumnPx }]
}

function withMoved(
  columns: readonly VehicleColumnChoice[],
  id: VehicleColumnId,
  by: 1 | -1
): readonly VehicleColumnChoice[] {
  const from = columns.findIndex((column) => column.id === id)
  const moved = columns[from]
  const to = from + by
  if (moved === undefined || to < 0 || to >= columns.length) return columns
  const next = columns.filter((column) => column.id !== id)
  next.splice(to, 0, moved)
  return next
}

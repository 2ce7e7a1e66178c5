import { useMemo } from 'react'
import { useNow } from '../../state/stores'
import { usePacedTableView } from '../vehicles/use-table-view'
import { countWall, type WallCounts } from './wall-counts'

/** The counts, as often as counting leaves time for the map. */
export function useWallCounts(passing: Uint32Array | null): WallCounts {
  const view = usePacedTableView()
  const nowMs = useNow()
  return useMemo(() => view.timed(() => countWall(view.table, passing, nowMs)), [view, passing, nowMs])
}

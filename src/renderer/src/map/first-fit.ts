import type { VehicleTable, VehicleTableChange } from '@renderer/state/vehicle-table'
import type { Camera } from './camera'
import { mainAreaBounds, type PlacedTable } from './fleet-bounds'

export interface FirstFit {
  /** Until every page of the fleet has come, the view follows what there is. */
  readonly setComplete: (isComplete: boolean) => void
  readonly stop: () => void
}

interface FirstFitParts {
  readonly table: PlacedTable & Pick<VehicleTable, 'subscribe'>
  readonly camera: Pick<Camera, 'fitFirst' | 'endFirstFit' | 'reopenFirstFit' | 'isFirstFitOpen'>
}

/** Looked at anew when as many more vehicles have come: looking takes as long as there are vehicles, and moving the map draws all of it. */
const refitGrowth = 1.25

/** Shows the main area of a fleet while it arrives, and then never again until another fleet comes. */
export function createFirstFit({ table, camera }: FirstFitParts): FirstFit {
  let isComplete = false
  let rowsCome = 0
  let rowsAtFit = 0

  function fit(): void {
    const bounds = mainAreaBounds(table)
    if (bounds === null) return
    rowsAtFit = rowsCome
    camera.fitFirst(bounds)
    if (isComplete) camera.endFirstFit()
  }

  function follow(change: VehicleTableChange): void {
    if (table.size === 0) {
      // Emptied: another organisation's fleet is coming, and gets its own first view.
      rowsCome = rowsAtFit = 0
      camera.reopenFirstFit()
      return
    }
    if (!camera.isFirstFitOpen()) return
    rowsCome += change.kind === 'reset' ? table.size : change.slots.length
    if (isComplete || rowsAtFit === 0 || rowsCome >= rowsAtFit * refitGrowth) fit()
  }

  const stop = table.subscribe(follow)
  rowsCome = table.size
  if (camera.isFirstFitOpen()) fit()

  return {
    setComplete(isNowComplete) {
      isComplete = isNowComplete
      if (isComplete && camera.isFirstFitOpen()) fit()
    },
    stop
  }
}

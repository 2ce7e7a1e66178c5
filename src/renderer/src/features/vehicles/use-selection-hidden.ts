import { useListAnswer, useSelection, useVehicleTable } from '@renderer/state/stores'

/** Whether list and map would not show the selected vehicle if it were not selected. */
export function useSelectionHidden(): boolean {
  const table = useVehicleTable()
  const slot = useSelection((state) => state.selectedSlot)
  const passing = useListAnswer((answer) => answer.passing)
  if (slot === null || passing === null || !table.isPresent(slot)) return false
  return (((passing[slot >>> 5] ?? 0) >>> (slot & 31)) & 1) === 0
}

import { Button } from '@mantine/core'
import { useFilter, useSelection, useShownNow, useVehicleTable } from '@renderer/state/stores'
import { listWords } from './list-words'
import { useSelectionHidden } from './use-selection-hidden'
import { withoutHiding } from './vehicle-facts'
import classes from './vehicle-list.module.css'

/** Says that the filter hides the selected vehicle, and offers to take away what hides it; nothing while it does not. */
export function HiddenSelection() {
  const table = useVehicleTable()
  const slot = useSelection((state) => state.selectedSlot)
  const filter = useFilter((state) => state.filter)
  const change = useFilter((state) => state.change)
  const nowMs = useShownNow()
  const isHidden = useSelectionHidden()
  if (slot === null || !isHidden) return null
  return (
    <p className={classes['hidden']} role="status">
      {listWords.hidden(table.name(slot))}{' '}
      <Button size="compact-xs" variant="subtle" onClick={() => change(withoutHiding(filter, table, slot, nowMs))}>
        {listWords.show}
      </Button>
    </p>
  )
}

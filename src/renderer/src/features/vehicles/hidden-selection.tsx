import { Button } from '@mantine/core'
import { useFilter, useListAnswer, useSelection, useShownNow, useVehicleTable } from '@renderer/state/stores'
import { listWords } from './list-words'
import { withoutHiding } from './vehicle-facts'
import classes from './vehicle-list.module.css'

/** Says that the filter hides the selected vehicle, and offers to take away what hides it; nothing while it does not. */
export function HiddenSelection() {
  const table = useVehicleTable()
  const slot = useSelection((state) => state.selectedSlot)
  const passing = useListAnswer((answer) => answer.passing)
  const filter = useFilter((state) => state.filter)
  const change = useFilter((state) => state.change)
  const nowMs = useShownNow()
  if (slot === null || passing === null || !table.isPresent(slot)) return null
  const isShown = ((passing[slot >>> 5] ?? 0) >>> (slot & 31)) & 1
  if (isShown) return null
  return (
    <p className={classes['hidden']} role="status">
      {listWords.hidden(table.name(slot))}{' '}
      <Button size="compact-xs" variant="subtle" onClick={() => change(withoutHiding(filter, table, slot, nowMs))}>
        {listWords.show}
      </Button>
    </p>
  )
}

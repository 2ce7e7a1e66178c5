import { VisuallyHidden } from '@mantine/core'
import { useMemo } from 'react'
import { countTiles } from '../features/fleets/fleet-tiles'
import { useFleets, useNow } from '../state/stores'
import { formatNumber } from '../ui/count'
import classes from './rail.module.css'
import { words } from './words'

const most = 999

/** How many fleets wait for this person or for the fleet, on the mark of the attention view; nothing when none does. */
export function WaitingBadge() {
  const byKey = useFleets((state) => state.byKey)
  const nowMs = useNow()
  const waiting = useMemo(() => {
    const counts = countTiles(byKey.values(), nowMs)
    return counts['needs-you'] + counts['fleet-must-act']
  }, [byKey, nowMs])
  if (waiting === 0) return null
  return (
    <>
      <span className={classes['badge']} aria-hidden="true">
        {waiting > most ? `${formatNumber(most)}+` : formatNumber(waiting)}
      </span>
      <VisuallyHidden>{words.waiting(waiting)}</VisuallyHidden>
    </>
  )
}

import { formatExact } from '@shared/domain/time'
import { useFleets, useNow } from '@renderer/state/stores'
import { formatAsOf } from '@renderer/ui/as-of'
import classes from './fleets.module.css'
import { words } from './words'

/** As of when the list of fleets was read whole. */
export function FleetsAsOf() {
  const { asOfMs, isRefreshing } = useFleets((state) => state.meta)
  const nowMs = useNow()
  return (
    <span className={classes['asOf']} role="status" title={asOfMs === null ? undefined : formatExact(asOfMs)}>
      {asOfMs !== null ? words.asOf(formatAsOf(asOfMs, nowMs)) : isRefreshing ? words.reading : words.neverRead}
    </span>
  )
}

import { IconCurrentLocation } from '@tabler/icons-react'
import { formatAge } from '@shared/domain/time'
import { formatSpeed } from '@shared/domain/units'
import { useNow, useSelection, useSettings } from '@renderer/state/stores'
import { words as historyWords } from '../history/words'
import classes from './follow-pill.module.css'
import { useFollowing } from './use-following'
import { useTableView } from './use-table-view'
import { words } from './vehicle-detail-words'

/**
 * Says over the map that it follows a vehicle, how fast that is and how old its position, and ends it; nothing while nobody is followed.
 *
 * @param rightInsetPx how much of the map's right edge is covered, in CSS pixels
 */
export function FollowPill({ rightInsetPx }: { readonly rightInsetPx: number }) {
  const { table } = useTableView()
  const nowMs = useNow()
  const speedUnit = useSettings((settings) => settings.speedUnit)
  const slot = useSelection((selection) => selection.followedSlot)
  const follow = useSelection((selection) => selection.follow)
  useFollowing()
  if (slot === null || !table.isPresent(slot)) return null
  const name = table.name(slot)
  const facts = [
    formatSpeed(table.speedMps[slot] ?? NaN, speedUnit),
    formatAge(table.occurredAtMs[slot] ?? NaN, nowMs) || historyWords.noAge
  ].filter((fact) => fact !== '')
  return (
    <div className={classes['place']} style={{ right: rightInsetPx }}>
      <div className={classes['pill']} role="group" aria-label={words.pillLabel}>
        <IconCurrentLocation size={16} aria-hidden="true" />
        <span className={classes['text']}>
          <span role="status">
            {historyWords.following} <b>{name}</b>
          </span>{' '}
          · {facts.join(' · ')}
        </span>
        <button type="button" aria-label={historyWords.stopFollowingLong(name)} onClick={() => follow(null)}>
          {historyWords.stopFollowing}
        </button>
      </div>
    </div>
  )
}

import { IconEyeOff } from '@tabler/icons-react'
import { useFleets } from '@renderer/state/stores'
import { failureSentence } from '@renderer/ui/failure-words'
import { InlineAlert } from '@renderer/ui/inline-alert'
import classes from './fleets.module.css'
import { invisibleWords, partName } from './invisible-words'

/** What keeps the list from being whole: parts that this account does not get, and a read that failed. */
export function FleetNotices() {
  const { invisible, lastError } = useFleets((state) => state.meta)
  if (invisible.length === 0 && (lastError === null || lastError === 'cancelled')) return null
  const permissions = [...new Set(invisible.map(({ permission }) => permission))]
  return (
    <div className={classes['notices']}>
      {invisible.length > 0 && (
        <p className={classes['invisible']} role="status">
          <IconEyeOff size={14} stroke={1.75} aria-hidden="true" />
          <span>
            <b>{invisibleWords.title(invisible.map(({ part }) => partName(part).toLowerCase()).join(', '))}</b>{' '}
            {invisibleWords.text(permissions.join(', '))}
          </span>
        </p>
      )}
      {lastError !== null && lastError !== 'cancelled' && (
        <InlineAlert tone="caution" title={invisibleWords.notRead}>
          {failureSentence({ code: lastError })}
        </InlineAlert>
      )}
    </div>
  )
}

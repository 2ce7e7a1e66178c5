import { Button } from '@mantine/core'
import { useSession, useView } from '@renderer/state/stores'
import classes from './vehicle-list.module.css'
import { words } from './words'

interface Props {
  /** True when there are vehicles and the filter hides them all. */
  readonly isFiltered: boolean
  readonly onClear: () => void
}

/** What stands in an empty list: what will be here, and one thing to do. */
export function EmptyList({ isFiltered, onClear }: Props) {
  const openInvite = useView((state) => state.openInvite)
  const needsSecret = useSession((session) => session.kind === 'open' && session.credentialsNeeded !== null)
  if (needsSecret && !isFiltered)
    return (
      <div className={classes['empty']}>
        <strong>{words.unreadTitle}</strong>
        <p>{words.unreadText}</p>
      </div>
    )
  return (
    <div className={classes['empty']}>
      <strong>{isFiltered ? words.filteredTitle : words.emptyTitle}</strong>
      <p>{isFiltered ? words.filteredText : words.emptyText}</p>
      <Button size="xs" variant="default" onClick={isFiltered ? onClear : openInvite}>
        {isFiltered ? words.clearFilter : words.emptyAction}
      </Button>
    </div>
  )
}

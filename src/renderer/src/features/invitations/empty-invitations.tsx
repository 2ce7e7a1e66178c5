import { Button } from '@mantine/core'
import { useInvitationView } from '@renderer/state/stores'
import { EmptyState } from '@renderer/ui/empty-state'
import { words } from './words'

interface Props {
  readonly isFiltered: boolean
  /** The list was read from the server at some time. */
  readonly isRead: boolean
}

/** Nothing to list: nothing yet, nothing of this kind (often good news), or nothing that matches. */
export function EmptyInvitations({ isFiltered, isRead }: Props) {
  const { tab, text } = useInvitationView((view) => view.query)
  const change = useInvitationView((view) => view.change)
  if (!isFiltered) {
    return (
      <EmptyState title={isRead ? words.emptyTitle : words.notReadTitle}>
        {isRead ? words.emptyText : words.notReadText}
      </EmptyState>
    )
  }
  const title = text.trim() === '' ? (words.emptyTab(tab) ?? words.filteredTitle) : words.filteredTitle
  return (
    <EmptyState
      title={title}
      action={
        <Button size="xs" variant="default" onClick={() => change({ text: '', tab: 'all' })}>
          {words.clearFilter}
        </Button>
      }
    >
      {''}
    </EmptyState>
  )
}

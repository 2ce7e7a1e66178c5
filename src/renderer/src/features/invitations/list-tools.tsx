import { Button } from '@mantine/core'
import { IconDownload, IconX } from '@tabler/icons-react'
import { canRevoke } from '@shared/domain/invitation'
import { useInvitationView } from '@renderer/state/stores'
import type { InvitationDialog } from './invitation-dialogs'
import classes from './invitations.module.css'
import { SavedFilters } from './saved-filters'
import { SearchField } from './search-field'
import type { ShownInvitations } from './use-invitation-list'
import { words } from './words'

interface Props {
  readonly list: ShownInvitations
  readonly writeBlock: string | null
  readonly onDialog: (dialog: InvitationDialog) => void
}

/** The same element each time: what the list shows changes with every key, these two do not. */
const fixedTools = (
  <>
    <SearchField />
    <SavedFilters />
  </>
)

/** Search, saved filters, count and export; with rows ticked, what can be done with all of them. */
export function ListTools({ list, writeBlock, onDialog }: Props) {
  const tab = useInvitationView((view) => view.query.tab)
  const selected = useInvitationView((view) => view.selected)
  return (
    <div className={classes['tools']}>
      {fixedTools}
      {selected.size > 0 ? (
        <Selection list={list} writeBlock={writeBlock} onDialog={onDialog} />
      ) : (
        <>
          <span className={classes['spring']} />
          <span className={classes['asOf']} role="status">
            {words.shown(list.shown.length, tab === 'all' ? list.judged.length : list.counts.all)}
          </span>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDownload size={14} aria-hidden="true" />}
            disabled={list.shown.length === 0}
            onClick={() => onDialog({ kind: 'export', handles: list.shown.map(({ row }) => row.handle) })}
          >
            {words.export}
          </Button>
        </>
      )}
    </div>
  )
}

function Selection({ list, writeBlock, onDialog }: Props) {
  const selected = useInvitationView((view) => view.selected)
  const select = useInvitationView((view) => view.select)
  // In the order of the list, whatever the filter: what was ticked stays ticked.
  const chosen = list.judged.filter(({ row }) => selected.has(row.handle))
  const rows = chosen.map(({ row }) => row)
  const revocable = chosen.filter(({ standing }) => canRevoke(standing)).length
  const isAllWaiting = revocable === chosen.length
  return (
    <div className={classes['selection']} role="group" aria-label={words.selected(chosen.length)}>
      <span role="status">{words.selected(chosen.length)}</span>
      <Button
        size="xs"
        variant="default"
        disabled={writeBlock !== null}
        onClick={() => onDialog({ kind: 'resend', rows })}
      >
        {isAllWaiting ? words.extendSelected(rows.length) : words.againSelected(rows.length)}
      </Button>
      {revocable > 0 && (
        <Button
          size="xs"
          variant="outline"
          color="red"
          disabled={writeBlock !== null}
          onClick={() => onDialog({ kind: 'revoke', rows })}
        >
          {words.revokeSelected(revocable)}
        </Button>
      )}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconDownload size={14} aria-hidden="true" />}
        onClick={() => onDialog({ kind: 'export', handles: rows.map(({ handle }) => handle) })}
      >
        {words.exportSelected(rows.length)}
      </Button>
      <span className={classes['spring']} />
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        leftSection={<IconX size={14} aria-hidden="true" />}
        onClick={() => select([])}
      >
        {words.clearSelection}
      </Button>
    </div>
  )
}

import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useInvitationView } from '@renderer/state/stores'
import classes from './invitations.module.css'
import { words } from './words'

/** The search over invitations, for list and funnel alike. */
export function SearchField() {
  const text = useInvitationView((view) => view.query.text)
  const change = useInvitationView((view) => view.change)
  return (
    <TextInput
      className={classes['filter'] ?? ''}
      aria-label={words.filterLabel}
      placeholder={words.filterPlaceholder}
      size="xs"
      value={text}
      onChange={(event) => change({ text: event.currentTarget.value })}
      leftSection={<IconSearch size={14} aria-hidden="true" />}
      rightSection={
        text === '' ? null : (
          <CloseButton size="xs" aria-label={words.clearFilter} onClick={() => change({ text: '' })} />
        )
      }
    />
  )
}

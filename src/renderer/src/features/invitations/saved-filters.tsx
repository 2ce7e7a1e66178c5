import { ActionIcon, Button, Popover, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconBookmark, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { SavedInvitationFilter } from '@shared/ipc/schemas-saved-invitations'
import { useInvitationView, useSaved, useStores } from '@renderer/state/stores'
import classes from './saved-filters.module.css'
import { useSaveInvitationThings } from './use-save-invitation-things'
import { words } from './words'

/** As `mostSavedOfInvitations.filters` of the contract. */
const mostFilters = 50
const undoMs = 7000

/** Tab, text and order under a name, to come back to with one click. */
export function SavedFilters() {
  const [isOpen, setOpen] = useState(false)
  const { saved } = useStores()
  const filters = useSaved((things) => things.invitationFilters)
  const change = useInvitationView((view) => view.change)
  const save = useSaveInvitationThings()
  const put = (next: readonly SavedInvitationFilter[]) => save({ invitationFilters: next })
  const remove = (filter: SavedInvitationFilter) => {
    const place = filters.indexOf(filter)
    const id = `filter-${filter.id}`
    put(filters.filter((other) => other.id !== filter.id))
    notifications.show({
      id,
      autoClose: undoMs,
      title: words.filterDeleted(filter.name),
      message: (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => {
            notifications.hide(id)
            const now = [...saved.getState().invitationFilters]
            now.splice(Math.max(0, place), 0, filter)
            put(now)
          }}
        >
          {words.undo}
        </Button>
      )
    })
  }
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" width={280} trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconBookmark size={14} aria-hidden="true" />}
          onClick={() => setOpen(!isOpen)}
        >
          {words.filters}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words.filtersTitle}>
        {filters.length === 0 && <p className={classes['note']}>{words.noFilters}</p>}
        <ul className={classes['filters']}>
          {filters.map((filter) => (
            <li key={filter.id}>
              <button
                type="button"
                className={classes['filter']}
                onClick={() => {
                  change({ tab: filter.tab, text: filter.text, sort: filter.sort })
                  setOpen(false)
                }}
              >
                {filter.name}
                <span>{[words.tabs[filter.tab], filter.text].filter((part) => part !== '').join(' · ')}</span>
              </button>
              <ActionIcon size="sm" aria-label={words.deleteFilter(filter.name)} onClick={() => remove(filter)}>
                <IconTrash size={14} aria-hidden="true" />
              </ActionIcon>
            </li>
          ))}
        </ul>
        {filters.length < mostFilters ? (
          <SaveForm onSave={(filter) => put([...filters, filter])} />
        ) : (
          <p className={classes['note']}>{words.filtersFull}</p>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

function SaveForm({ onSave }: { readonly onSave: (filter: SavedInvitationFilter) => void }) {
  const query = useInvitationView((view) => view.query)
  const [name, setName] = useState('')
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() === '') return
        onSave({ id: crypto.randomUUID(), name: name.trim(), ...query, text: query.text.slice(0, 200) })
        setName('')
      }}
    >
      <TextInput
        size="xs"
        data-autofocus
        aria-label={words.filterName}
        placeholder={words.filterName}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button size="xs" type="submit" disabled={name.trim() === ''}>
        {words.saveFilter}
      </Button>
    </form>
  )
}

import { ActionIcon, Button, Checkbox, Popover, TextInput } from '@mantine/core'
import { IconBookmark, IconChevronDown, IconChevronUp, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import type { SavedView } from '@shared/ipc/schemas-saved'
import { useSaved } from '@renderer/state/stores'
import { RenameForm } from '@renderer/ui/rename-form'
import classes from './filter.module.css'
import { listWords } from './list-words'
import { mostViews, useSavedViews } from './use-saved-views'

const keys = 9
const longestName = 60

/** The saved views, and what is shown now to be saved as another. */
export function ViewsMenu() {
  const [isOpen, setOpen] = useState(false)
  const views = useSaved((saved) => saved.views)
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" width={320} trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconBookmark size={14} aria-hidden="true" />}
          onClick={() => setOpen(!isOpen)}
        >
          {listWords.views}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes['menu']} aria-label={listWords.viewsTitle}>
        {views.length === 0 && <p className={classes['note']}>{listWords.noViews}</p>}
        <ol className={classes['views']}>
          {views.map((view, place) => (
            <ViewRow key={view.id} view={view} place={place} count={views.length} onShown={() => setOpen(false)} />
          ))}
        </ol>
        {views.length < mostViews ? <SaveForm /> : <p className={classes['note']}>{listWords.viewsFull}</p>}
      </Popover.Dropdown>
    </Popover>
  )
}

interface ViewRowProps {
  readonly view: SavedView
  readonly place: number
  readonly count: number
  readonly onShown: () => void
}

function ViewRow({ view, place, count, onShown }: ViewRowProps) {
  const { show, rename, move, remove } = useSavedViews()
  const [isRenaming, setRenaming] = useState(false)
  const { id, name } = view
  if (isRenaming) {
    return (
      <li>
        <RenameForm
          name={name}
          label={listWords.viewName}
          submit={listWords.rename}
          longest={longestName}
          className={classes['renameForm']}
          onDone={(next) => {
            if (next !== null) rename(id, next)
            setRenaming(false)
          }}
        />
      </li>
    )
  }
  return (
    <li>
      <span className={classes['key']} data-empty={place >= keys || undefined} aria-hidden="true">
        {place < keys ? place + 1 : ''}
      </span>
      <button
        type="button"
        className={classes['viewName']}
        aria-label={listWords.useView(name)}
        {...(place < keys && { 'aria-keyshortcuts': String(place + 1) })}
        onClick={() => {
          show(view)
          onShown()
        }}
      >
        {name}
      </button>
      <span>
        <ActionIcon size="sm" aria-label={listWords.moveUp(name)} disabled={place === 0} onClick={() => move(id, -1)}>
          <IconChevronUp size={14} aria-hidden="true" />
        </ActionIcon>
        <ActionIcon
          size="sm"
          aria-label={listWords.moveDown(name)}
          disabled={place === count - 1}
          onClick={() => move(id, 1)}
        >
          <IconChevronDown size={14} aria-hidden="true" />
        </ActionIcon>
        <ActionIcon size="sm" aria-label={listWords.renameView(name)} onClick={() => setRenaming(true)}>
          <IconPencil size={14} aria-hidden="true" />
        </ActionIcon>
        <ActionIcon size="sm" aria-label={listWords.deleteView(name)} onClick={() => remove(view)}>
          <IconTrash size={14} aria-hidden="true" />
        </ActionIcon>
      </span>
    </li>
  )
}

function SaveForm() {
  const { save } = useSavedViews()
  const [name, setName] = useState('')
  const [hasCamera, setHasCamera] = useState(false)
  return (
    <form
      className={classes['saveForm']}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() === '') return
        save(name.trim(), hasCamera)
        setName('')
      }}
    >
      <TextInput
        size="xs"
        data-autofocus
        aria-label={listWords.viewName}
        placeholder={listWords.viewName}
        maxLength={longestName}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Checkbox
        label={listWords.withCamera}
        checked={hasCamera}
        onChange={(event) => setHasCamera(event.currentTarget.checked)}
      />
      <Button size="xs" type="submit" disabled={name.trim() === ''}>
        {listWords.saveView}
      </Button>
    </form>
  )
}

import { ActionIcon, Switch } from '@mantine/core'
import { IconPencil, IconTrash, IconVector } from '@tabler/icons-react'
import { useMemo, useState, useSyncExternalStore } from 'react'
import type { SavedPlace } from '@shared/ipc/schemas-saved'
import { useListAnswer, useSaved, useSettings, useVehicleTable } from '@renderer/state/stores'
import { useChangeSettings } from '@renderer/state/use-change-settings'
import { RenameForm } from '@renderer/ui/rename-form'
import { editWords } from './edit-words'
import { watchCounts } from './place-watch'
import classes from './places.module.css'
import { longestName, useSavedPlaces } from './use-saved-places'
import { words } from './words'

interface Props {
  readonly openId: string | null
  readonly onShow: (place: SavedPlace) => void
  readonly onEdit: (place: SavedPlace) => void
  readonly onDeleted: (id: string) => void
}

/** The saved places, with how many are inside each. */
export function SavedPlaceList({ openId, onShow, onEdit, onDeleted }: Props) {
  const places = useSaved((saved) => saved.places)
  const table = useVehicleTable()
  const passing = useListAnswer((answer) => answer.passing)
  const areShown = useSettings((settings) => settings.arePlacesShown)
  const changeSettings = useChangeSettings()
  const watch = useMemo(() => watchCounts(table, passing, places), [table, passing, places])
  const counts = useSyncExternalStore(watch.subscribe, watch.get)
  return (
    <div className={classes['saved']} role="group" aria-label={words.saved}>
      <h3>{words.saved}</h3>
      {places.length === 0 ? (
        <p className={classes['hint']}>{words.noSaved}</p>
      ) : (
        <Switch
          size="xs"
          label={words.showAll}
          checked={areShown}
          onChange={(event) => changeSettings({ arePlacesShown: event.currentTarget.checked })}
        />
      )}
      <ul>
        {places.map((place) => (
          <PlaceItem
            key={place.id}
            place={place}
            count={counts.get(place.id)}
            isOpen={place.id === openId}
            onShow={onShow}
            onEdit={onEdit}
            onDeleted={onDeleted}
          />
        ))}
      </ul>
    </div>
  )
}

interface PlaceItemProps {
  readonly place: SavedPlace
  /** Not known for a moment. */
  readonly count: number | undefined
  readonly isOpen: boolean
  readonly onShow: (place: SavedPlace) => void
  readonly onEdit: (place: SavedPlace) => void
  readonly onDeleted: (id: string) => void
}

function PlaceItem({ place, count, isOpen, onShow, onEdit, onDeleted }: PlaceItemProps) {
  const { rename, remove } = useSavedPlaces()
  const [isRenaming, setRenaming] = useState(false)
  const { id, name } = place
  const countText = count === undefined ? '' : words.inside(count)
  if (isRenaming) {
    return (
      <li>
        <RenameForm
          name={name}
          label={words.name}
          submit={words.rename}
          longest={longestName}
          className={classes['rename']}
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
      <button
        type="button"
        className={classes['place']}
        title={words.showPlace(name)}
        aria-current={isOpen || undefined}
        onClick={() => onShow(place)}
      >
        <span className={classes['name']}>{name}</span> <span>{countText}</span>
      </button>
      <ActionIcon size="sm" aria-label={editWords.edit(name)} onClick={() => onEdit(place)}>
        <IconVector size={14} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon size="sm" aria-label={words.renamePlace(name)} onClick={() => setRenaming(true)}>
        <IconPencil size={14} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon
        size="sm"
        aria-label={words.deletePlace(name)}
        onClick={() => {
          onDeleted(id)
          remove(place)
        }}
      >
        <IconTrash size={14} aria-hidden="true" />
      </ActionIcon>
    </li>
  )
}

import { IconMapPinSearch } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { PlaceShape } from '@shared/domain/place'
import { noPlaces, type DrawnDraft } from '@renderer/map/places-overlay'
import { useSaved, useSettings, useStores, useVehicleTable } from '@renderer/state/stores'
import { classNames } from '@renderer/ui/class-names'
import mapButton from '@renderer/ui/map-button.module.css'
import type { OpenPlace } from './open-place'
import classes from './places.module.css'
import { PlacesPanel } from './places-panel'
import { usePlaceDrawing } from './use-place-drawing'
import { usePlaceEditing } from './use-place-editing'
import { words } from './words'

/**
 * Places over the map: the button that opens them, the panel, and what the map shows of them.
 *
 * @param rightInsetPx how much of the map's right edge is covered, in CSS pixels
 */
export function Places({ rightInsetPx }: { readonly rightInsetPx: number }) {
  const { mapTools } = useStores()
  const table = useVehicleTable()
  const hasVehicles = useSyncExternalStore(table.subscribe, () => table.size > 0)
  const [isShown, setShown] = useState(false)
  const [open, setOpen] = useState<OpenPlace | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const drawing = usePlaceDrawing(setOpen)
  const saved = useSaved((things) => things.places)
  const areSavedShown = useSettings((settings) => settings.arePlacesShown)
  const editing = usePlaceEditing()
  const { edited } = editing
  const draft = useMemo(() => (edited === null ? drawing.draft : draftOf(edited.shape)), [edited, drawing.draft])

  useEffect(() => {
    const { places } = mapTools
    const name = saved.find(({ id }) => id === open?.savedId)?.name ?? ''
    places.set({
      open:
        isShown && open && edited === null ? { shape: open.shape, name, hasMiddle: open.order === 'distance' } : null,
      draft: isShown ? draft : null,
      saved: areSavedShown ? saved.filter(({ id }) => !isShown || (id !== open?.savedId && id !== edited?.id)) : []
    })
  }, [mapTools, isShown, open, draft, saved, areSavedShown, edited])
  useEffect(() => () => mapTools.places.set(noPlaces), [mapTools])

  if (!hasVehicles) return null
  const close = () => {
    drawing.end()
    editing.end()
    setShown(false)
    button.current?.focus()
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className={classNames(mapButton['button'], classes['begin'])}
        title={words.placesHint}
        aria-expanded={isShown}
        onClick={isShown ? close : () => setShown(true)}
      >
        <IconMapPinSearch size={16} stroke={1.75} aria-hidden="true" />
        {words.places}
      </button>
      {isShown && (
        <PlacesPanel
          open={open}
          drawing={drawing}
          editing={editing}
          rightInsetPx={rightInsetPx}
          onOpen={setOpen}
          onClose={close}
        />
      )}
    </>
  )
}

/** The handles are elements of their own; the map draws the shape alone. */
function draftOf(shape: PlaceShape): DrawnDraft {
  return { shape, points: [], length: '' }
}

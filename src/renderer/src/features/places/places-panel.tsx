import { IconCircleDashed, IconMapPin, IconPolygon, IconRectangle, IconX, type Icon } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { PlaceShape } from '@shared/domain/place'
import { placeBounds } from '@shared/domain/place'
import { useStores } from '@renderer/state/stores'
import type { OpenPlace, PlaceTool } from './open-place'
import { PlaceForm } from './place-form'
import { PlaceResult } from './place-result'
import classes from './places.module.css'
import { SavedPlaceList } from './saved-place-list'
import { ShapeEditor } from './shape-editor'
import type { PlaceDrawing } from './use-place-drawing'
import type { PlaceEditing } from './use-place-editing'
import { useSavedPlaces } from './use-saved-places'
import { words } from './words'

interface Props {
  readonly open: OpenPlace | null
  readonly drawing: PlaceDrawing
  readonly editing: PlaceEditing
  readonly rightInsetPx: number
  readonly onOpen: (place: OpenPlace | null) => void
  readonly onClose: () => void
}

/** As in the style sheet, with its distance from the edge. */
const panelPx = 330

const tools: readonly (readonly [PlaceTool, Icon])[] = [
  ['near', IconMapPin],
  ['circle', IconCircleDashed],
  ['rectangle', IconRectangle],
  ['polygon', IconPolygon]
]

/** Draws areas, says who is inside, and keeps them. Escape gives up what is drawn, then closes. */
export function PlacesPanel({ open, drawing, editing, rightInsetPx, onOpen, onClose }: Props) {
  const { mapTools } = useStores()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { tool } = drawing
  const { reshape } = useSavedPlaces()
  useEffect(() => {
    // Given up: what had the focus is gone.
    if (document.activeElement === document.body) heading.current?.focus()
  }, [tool])

  const fit = (shape: PlaceShape) =>
    mapTools.places.fit(placeBounds(shape), {
      leftPx: panelPx,
      rightPx: rightInsetPx,
      isMotionReduced: matchMedia('(prefers-reduced-motion: reduce)').matches
    })
  const handleKey = (event: React.KeyboardEvent) => {
    if (event.key !== 'Escape') return
    // What lies below the panel stays as it is.
    event.preventDefault()
    event.stopPropagation()
    if (editing.edited !== null) editing.end()
    else if (tool === null) onClose()
    else drawing.end()
  }

  return (
    <section className={classes['panel']} aria-label={words.places} onKeyDown={handleKey}>
      <header className={classes['head']}>
        <h2 ref={heading} tabIndex={-1}>
          {words.places}
        </h2>
        <button type="button" className={classes['plain']} aria-label={words.close} onClick={onClose}>
          <IconX size={16} aria-hidden="true" />
        </button>
      </header>
      <div className={classes['tools']} role="group" aria-label={words.tools}>
        {tools.map(([each, ToolIcon]) => (
          <button
            key={each}
            type="button"
            aria-pressed={tool === each}
            onClick={() => {
              editing.end()
              if (tool === each) drawing.end()
              else drawing.begin(each)
            }}
          >
            <ToolIcon size={18} stroke={1.6} aria-hidden="true" />
            {words[each]}
          </button>
        ))}
      </div>
      {tool !== null && (
        <PlaceForm
          key={tool}
          tool={tool}
          drawing={drawing}
          onFinish={(shape) => {
            drawing.finish(shape)
            fit(shape)
          }}
        />
      )}
      <ShapeEditor
        editing={editing}
        onSave={(id, shape) => {
          reshape(id, shape)
          editing.end()
          onOpen({ shape, order: 'name', savedId: id })
        }}
      />
      {open !== null && tool === null && editing.edited === null && (
        <PlaceResult open={open} onOpen={onOpen} onFit={fit} />
      )}
      <SavedPlaceList
        openId={open?.savedId ?? null}
        onEdit={(place) => {
          drawing.end()
          editing.begin(place)
          fit(place.shape)
        }}
        onShow={({ id, shape }) => {
          drawing.end()
          editing.end()
          onOpen({ shape, order: 'name', savedId: id })
          fit(shape)
        }}
        onDeleted={(id) => {
          if (id === editing.edited?.id) editing.end()
          if (id === open?.savedId) onOpen({ ...open, savedId: null })
        }}
      />
    </section>
  )
}

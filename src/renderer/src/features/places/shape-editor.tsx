import { Button, NumberInput, TextInput } from '@mantine/core'
import type { PlacePoint, PlaceShape } from '@shared/domain/place'
import { wrapped } from '@renderer/map/place-drawing'
import { handlesOf, withHandleAt } from '@renderer/map/shape-handles'
import { useSettings } from '@renderer/state/stores'
import { useState } from 'react'
import { coordinatesText, parseCoordinates } from './coordinates'
import { editWords } from './edit-words'
import { farthest, lengthOf, metresOf } from './lengths'
import classes from './places.module.css'
import type { PlaceEditing } from './use-place-editing'
import { words } from './words'

interface Props {
  readonly editing: PlaceEditing
  readonly onSave: (id: string, shape: PlaceShape) => void
}

/** The shape of a saved place in numbers: what is dragged on the map changes here, and what is typed here changes on the map. */
export function ShapeEditor({ editing, onSave }: Props) {
  const { edited, change, end } = editing
  if (edited === null) return null
  const { id, name, shape } = edited
  // The edge of a circle is its radius, and two corners say all of a rectangle.
  const typed = shape.kind === 'circle' ? [0] : shape.kind === 'rectangle' ? [0, 2] : shape.ring.map((_, at) => at)
  const handles = handlesOf(shape)
  return (
    <form
      className={classes['form']}
      aria-label={editWords.title(name)}
      onSubmit={(event) => {
        event.preventDefault()
        onSave(id, shape)
      }}
    >
      <h3>{editWords.title(name)}</h3>
      <p className={classes['hint']}>{editWords.hint}</p>
      <div className={classes['corners']}>
        {typed.map((handle) => {
          const point = handles[handle]
          if (point === undefined) return null
          return (
            <PointInput
              key={handle}
              label={editWords.handle(shape.kind, handle)}
              point={point}
              shapeWith={(to) => withHandleAt(shape, handle, to)}
              onChange={change}
            />
          )
        })}
      </div>
      {shape.kind === 'circle' && <RadiusInput circle={shape} onChange={change} />}
      <div className={classes['actions']}>
        <Button size="xs" type="submit">
          {editWords.save}
        </Button>
        <Button size="xs" variant="default" onClick={end}>
          {editWords.cancel}
        </Button>
      </div>
    </form>
  )
}

interface PointInputProps {
  readonly label: string
  readonly point: PlacePoint
  readonly shapeWith: (to: PlacePoint) => PlaceShape | null
  readonly onChange: (shape: PlaceShape) => void
}

function PointInput({ label, point, shapeWith, onChange }: PointInputProps) {
  const shown = coordinatesText(wrapped(point))
  // What is typed stays as it is until the point moves on the map.
  const [typed, setTyped] = useState<{ readonly at: string; readonly text: string } | null>(null)
  const text = typed !== null && typed.at === shown ? typed.text : shown
  const read = parseCoordinates(text)
  const next = read === null ? null : shapeWith(read)
  const problem = read === null ? words.badCoordinates : next === null ? editWords.notAShape : null
  return (
    <TextInput
      size="xs"
      label={label}
      maxLength={60}
      value={text}
      error={problem}
      onChange={(event) => setTyped({ at: shown, text: event.currentTarget.value })}
      onBlur={() => {
        if (next !== null && text !== shown) onChange(next)
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || text === shown) return
        // Shows it first: saving what nobody has seen is for a second Enter.
        event.preventDefault()
        if (next !== null) onChange(next)
      }}
    />
  )
}

interface RadiusInputProps {
  readonly circle: PlaceShape & { readonly kind: 'circle' }
  readonly onChange: (shape: PlaceShape) => void
}

function RadiusInput({ circle, onChange }: RadiusInputProps) {
  const unit = useSettings((settings) => settings.speedUnit)
  return (
    <NumberInput
      size="xs"
      label={words.radius(unit === 'mph' ? 'mi' : 'km')}
      min={0.01}
      max={farthest}
      decimalScale={2}
      value={lengthOf(circle.radiusM, unit)}
      onChange={(value) => {
        if (typeof value === 'number' && value > 0) onChange({ ...circle, radiusM: metresOf(value, unit) })
      }}
    />
  )
}

import { Button, NumberInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { PlacePoint, PlaceShape } from '@shared/domain/place'
import { rectangleBetween, wrapped } from '@renderer/map/place-drawing'
import { useSelection, useSettings, useStores, useVehicleTable } from '@renderer/state/stores'
import { coordinatesText, parseCoordinates } from './coordinates'
import { farthest, metresOf, usualNear, usualRadius } from './lengths'
import type { PlaceTool } from './open-place'
import classes from './places.module.css'
import type { PlaceDrawing } from './use-place-drawing'
import { words } from './words'

interface Props {
  readonly tool: PlaceTool
  readonly drawing: PlaceDrawing
  readonly onFinish: (shape: PlaceShape) => void
}

/** Everything that can be drawn, typed: the map is not needed for it. */
export function PlaceForm({ tool, drawing, onFinish }: Props) {
  return (
    <div className={classes['form']}>
      <p className={classes['hint']}>{words.hints[tool]}</p>
      {tool === 'rectangle' ? (
        <RectangleForm drawing={drawing} onFinish={onFinish} />
      ) : tool === 'polygon' ? (
        <PolygonForm drawing={drawing} />
      ) : (
        <CircleForm isNear={tool === 'near'} drawing={drawing} onFinish={onFinish} />
      )}
    </div>
  )
}

function RectangleForm({ drawing, onFinish }: Omit<Props, 'tool'>) {
  const { mapTools } = useStores()
  const takeView = () => {
    const bounds = mapTools.tap.map.getState().map?.getBounds()
    if (bounds === undefined) return
    const corner = (longitudeDeg: number, latitudeDeg: number) => ({ longitudeDeg, latitudeDeg })
    const shape = rectangleBetween(
      corner(bounds.getWest(), bounds.getSouth()),
      corner(bounds.getEast(), bounds.getNorth())
    )
    if (shape) onFinish(shape)
  }
  return (
    <div className={classes['actions']}>
      <Button size="xs" onClick={takeView}>
        {words.mapView}
      </Button>
      <Button size="xs" variant="default" onClick={drawing.end}>
        {words.cancel}
      </Button>
    </div>
  )
}

function PolygonForm({ drawing }: { readonly drawing: PlaceDrawing }) {
  const [text, setText] = useState('')
  const [isWrong, setWrong] = useState(false)
  const { corners } = drawing
  const add = () => {
    const point = parseCoordinates(text)
    setWrong(point === null)
    if (point === null) return
    drawing.addCorner(point)
    setText('')
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <PointField label={words.corner} text={text} isWrong={isWrong} onText={setText} />
      <p role="status" className={classes['hint']}>
        {corners.length > 0 && words.corners(corners.length)}
      </p>
      <div className={classes['actions']}>
        <Button size="xs" type="submit" variant="default">
          {words.addCorner}
        </Button>
        <Button size="xs" variant="default" disabled={corners.length === 0} onClick={drawing.takeBack}>
          {words.takeBack}
        </Button>
        <Button size="xs" disabled={corners.length < 3} onClick={drawing.closeShape}>
          {words.closeShape}
        </Button>
        <Button size="xs" variant="default" onClick={drawing.end}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}

interface CircleFormProps extends Omit<Props, 'tool'> {
  readonly isNear: boolean
}

function CircleForm({ isNear, drawing, onFinish }: CircleFormProps) {
  const unit = useSettings((settings) => settings.speedUnit)
  const [text, setText] = useState('')
  const [isWrong, setWrong] = useState(false)
  const [radius, setRadius] = useState<number | null>(
    isNear ? (drawing.nearLength ?? usualNear[unit]) : usualRadius[unit]
  )
  const unitText = unit === 'mph' ? 'mi' : 'km'
  const show = () => {
    const centre = parseCoordinates(text)
    setWrong(centre === null)
    if (centre !== null && radius !== null) onFinish({ kind: 'circle', centre, radiusM: metresOf(radius, unit) })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        show()
      }}
    >
      <PointField label={isNear ? words.point : words.coordinates} text={text} isWrong={isWrong} onText={setText} />
      <NumberInput
        size="xs"
        label={isNear ? words.within(unitText) : words.radius(unitText)}
        min={0.01}
        max={farthest}
        decimalScale={2}
        value={radius ?? ''}
        error={radius === null && words.badLength}
        onChange={(value) => {
          const length = typeof value === 'number' && value > 0 ? value : null
          setRadius(length)
          if (isNear) drawing.setNearLength(length)
        }}
      />
      <div className={classes['actions']}>
        <Button size="xs" type="submit">
          {words.show}
        </Button>
        <Button size="xs" variant="default" onClick={drawing.end}>
          {words.cancel}
        </Button>
      </div>
    </form>
  )
}

interface PointFieldProps {
  readonly label: string
  readonly text: string
  readonly isWrong: boolean
  readonly onText: (text: string) => void
}

/** A point, typed, or taken from the middle of the map or the selected vehicle. */
function PointField({ label, text, isWrong, onText }: PointFieldProps) {
  const { mapTools } = useStores()
  const table = useVehicleTable()
  const slot = useSelection((selection) => selection.selectedSlot)
  const put = (point: PlacePoint) => onText(coordinatesText(wrapped(point)))
  const takeMiddle = () => {
    const middle = mapTools.tap.map.getState().map?.getCenter()
    if (middle) put({ longitudeDeg: middle.lng, latitudeDeg: middle.lat })
  }
  const takeVehicle = () => {
    const longitudeDeg = table.longitudeDeg[slot ?? -1] ?? NaN
    const latitudeDeg = table.latitudeDeg[slot ?? -1] ?? NaN
    if (Number.isFinite(longitudeDeg) && Number.isFinite(latitudeDeg)) put({ longitudeDeg, latitudeDeg })
  }
  return (
    <div>
      <TextInput
        size="xs"
        label={label}
        placeholder={words.coordinatesExample}
        maxLength={60}
        value={text}
        error={isWrong && words.badCoordinates}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      <div className={classes['actions']}>
        <Button size="compact-xs" variant="subtle" title={words.hereHint} onClick={takeMiddle}>
          {words.here}
        </Button>
        <Button size="compact-xs" variant="subtle" disabled={slot === null} onClick={takeVehicle}>
          {words.ofSelected}
        </Button>
      </div>
    </div>
  )
}

import { Button, NumberInput, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useEffect, useId, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { formatDistance } from '@shared/domain/measures'
import type { PlaceShape } from '@shared/domain/place'
import { stalenessOf } from '@shared/domain/staleness'
import { formatAge } from '@shared/domain/time'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import {
  useListAnswer,
  useRewind,
  useSaved,
  useSelection,
  useSettings,
  useShownNow,
  useVehicleTable
} from '@renderer/state/stores'
import { StalenessMark } from '../vehicles/staleness-mark'
import { farthest, lengthOf, metresOf } from './lengths'
import type { OpenPlace } from './open-place'
import { watchPlace } from './place-watch'
import classes from './places.module.css'
import type { PlaceScan } from './scan'
import { longestName, mostPlaces, useSavedPlaces } from './use-saved-places'
import { words } from './words'

interface Props {
  readonly open: OpenPlace
  readonly onOpen: (place: OpenPlace | null) => void
  readonly onFit: (shape: PlaceShape) => void
}

/** Who is inside the area that is looked at, as vehicles move. */
export function PlaceResult({ open, onOpen, onFit }: Props) {
  const table = useVehicleTable()
  const unit = useSettings((settings) => settings.speedUnit)
  const passing = useListAnswer((answer) => answer.passing)
  const isRewound = useRewind((rewind) => rewind.kind === 'rewound')
  const { shape, order, savedId } = open
  const watch = useMemo(() => watchPlace(table, passing, shape, order), [table, passing, shape, order])
  const scan = useSyncExternalStore(watch.subscribe, watch.get)
  const name = useSaved((saved) => saved.places.find(({ id }) => id === savedId)?.name)
  const countId = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  // What had the focus is gone with the form, or with what was drawn on.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus()
  }, [])
  const isNear = order === 'distance'
  const title = name ?? (isNear ? words.nearest : words.unnamedArea)
  const count =
    isNear && shape.kind === 'circle'
      ? words.nearCount(scan.total, scan.moving, formatDistance(shape.radiusM, unit))
      : words.insideCount(scan.total, scan.moving)
  return (
    <div className={classes['result']} role="group" aria-label={words.result}>
      <div className={classes['head']}>
        <h3 ref={heading} tabIndex={-1} aria-describedby={countId}>
          {title}
        </h3>
        <Button size="compact-xs" variant="subtle" onClick={() => onFit(shape)}>
          {words.fit}
        </Button>
        <button type="button" className={classes['plain']} aria-label={words.closeResult} onClick={() => onOpen(null)}>
          <IconX size={14} aria-hidden="true" />
        </button>
      </div>
      <p id={countId} role="status" className={classes['count']}>
        {count}
      </p>
      {passing !== null && <p className={classes['hint']}>{words.filtered}</p>}
      {isRewound && <p className={classes['hint']}>{words.past}</p>}
      {shape.kind === 'circle' && <RadiusField open={open} circle={shape} onOpen={onOpen} />}
      <Rows scan={scan} isNear={isNear} />
      {savedId === null && <SaveForm shape={shape} onSaved={(id) => onOpen({ ...open, savedId: id })} />}
    </div>
  )
}

interface RadiusFieldProps {
  readonly open: OpenPlace
  readonly circle: PlaceShape & { readonly kind: 'circle' }
  readonly onOpen: (place: OpenPlace) => void
}

/** Another radius makes another area, which is not saved; what is saved stays as it is. */
function RadiusField({ open, circle, onOpen }: RadiusFieldProps) {
  const unit = useSettings((settings) => settings.speedUnit)
  const [typed, setTyped] = useState<{ readonly for: PlaceShape; readonly length: number | string } | null>(null)
  const length = typed?.for === circle ? typed.length : lengthOf(circle.radiusM, unit)
  const unitText = unit === 'mph' ? 'mi' : 'km'
  return (
    <form
      className={classes['radius']}
      onSubmit={(event) => {
        event.preventDefault()
        if (typeof length !== 'number' || length <= 0) return
        onOpen({ ...open, savedId: null, shape: { ...circle, radiusM: metresOf(length, unit) } })
      }}
    >
      <NumberInput
        size="xs"
        label={open.order === 'distance' ? words.within(unitText) : words.radius(unitText)}
        min={0.01}
        max={farthest}
        decimalScale={2}
        value={length}
        onChange={(value) => setTyped({ for: circle, length: value })}
      />
      <Button size="xs" variant="default" type="submit">
        {words.show}
      </Button>
    </form>
  )
}

function Rows({ scan, isNear }: { readonly scan: PlaceScan; readonly isNear: boolean }) {
  const table = useVehicleTable()
  const nowMs = useShownNow()
  const unit = useSettings((settings) => settings.speedUnit)
  const selectedSlot = useSelection((selection) => selection.selectedSlot)
  const select = useSelection((selection) => selection.select)
  const hover = useSelection((selection) => selection.hover)
  if (scan.total === 0) return <p className={classes['hint']}>{isNear ? words.nobodyNear : words.nobody}</p>
  return (
    <>
      <ul className={classes['rows']} aria-label={words.vehicleList}>
        {scan.rows.map(({ slot, distanceM }) => {
          const atMs = table.occurredAtMs[slot] ?? NaN
          const isMoving = ((table.flags[slot] ?? 0) & vehicleFlags.moving) !== 0
          return (
            <li key={slot}>
              <button
                type="button"
                aria-current={slot === selectedSlot || undefined}
                onClick={() => select(slot)}
                onPointerEnter={() => hover(slot)}
                onPointerLeave={() => hover(null)}
              >
                <StalenessMark
                  staleness={stalenessOf(atMs, nowMs)}
                  isMoving={isMoving}
                  bearingDeg={table.derivedBearingDeg[slot] ?? NaN}
                />
                <span className={classes['name']}>{table.name(slot) || words.unnamed}</span>
                {isNear && <span>{formatDistance(distanceM, unit)}</span>}
                <span>{isMoving ? words.moving : words.standing}</span>
                <span>{formatAge(atMs, nowMs) || words.noTime}</span>
              </button>
            </li>
          )
        })}
      </ul>
      {scan.rows.length < scan.total && (
        <p className={classes['hint']}>{words.onlySome(scan.rows.length, scan.total)}</p>
      )}
    </>
  )
}

interface SaveFormProps {
  readonly shape: PlaceShape
  readonly onSaved: (id: string) => void
}

function SaveForm({ shape, onSaved }: SaveFormProps) {
  const { save } = useSavedPlaces()
  const isFull = useSaved((saved) => saved.places.length >= mostPlaces)
  const [name, setName] = useState('')
  if (isFull) return <p className={classes['hint']}>{words.savedFull}</p>
  return (
    <form
      className={classes['radius']}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') onSaved(save(name.trim(), shape))
      }}
    >
      <TextInput
        size="xs"
        label={words.name}
        maxLength={longestName}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button size="xs" type="submit" disabled={name.trim() === ''}>
        {words.save}
      </Button>
    </form>
  )
}

import { formatAge } from '@shared/domain/time'
import type { VehicleTable } from '@renderer/state/vehicle-table'
import { IconX } from '@tabler/icons-react'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import type { Spot } from './map-host-types'
import classes from './map.module.css'
import { words } from './words'

interface Props {
  readonly spot: Spot
  readonly table: VehicleTable
  readonly nowMs: number
  readonly onChoose: (slot: number) => void
  readonly onClose: () => void
}

/** The vehicles at one spot, by name and age: they cannot be told apart at any zoom (UX.md section 4.2). Escape closes it. */
export function SpotPopover({ spot, table, nowMs, onChoose, onClose }: Props) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => list.current?.querySelector('button')?.focus(), [spot])

  const handleKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      onClose()
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex((button) => button === document.activeElement)
    const next = event.key === 'ArrowDown' ? at + 1 : at - 1
    buttons[Math.min(buttons.length - 1, Math.max(0, next))]?.focus()
  }

  const title = words.spotTitle(spot.total)
  const more = spot.total - spot.slots.length
  return (
    <div
      role="dialog"
      aria-label={title}
      className={classes['spot']}
      data-side={spot.place.side}
      style={{ left: spot.place.x, top: spot.place.y }}
      onKeyDown={handleKey}
    >
      <header className={classes['legendHead']}>
        <h2>{title}</h2>
        <button type="button" className={classes['plain']} aria-label={words.closeSpot} onClick={onClose}>
          <IconX size={14} aria-hidden="true" />
        </button>
      </header>
      <ul ref={list}>
        {spot.slots.map((slot) => (
          <li key={slot}>
            <button type="button" onClick={() => onChoose(slot)}>
              <span>{table.name(slot) || words.unnamed}</span>
              <span className={classes['age']}>
                {formatAge(table.occurredAtMs[slot] ?? NaN, nowMs) || words.noTime}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {more > 0 && <p>{words.spotMore(more)}</p>}
    </div>
  )
}

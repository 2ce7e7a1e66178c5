import { formatAge } from '@shared/domain/time'
import type { VehicleTable } from '@renderer/state/vehicle-table'
import { IconX } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
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

/** As in the style sheet, in CSS pixels. */
const rowPx = 32
const listPx = 264
const rowsInSight = Math.ceil(listPx / rowPx)
/** Rows that are there before they come into sight. */
const spareRows = 6

/** All vehicles at one spot, by name and age: they cannot be told apart at any zoom (UX.md section 4.2). Escape closes it. */
export function SpotPopover({ spot, table, nowMs, onChoose, onClose }: Props) {
  const { slots, place } = spot
  const list = useRef<HTMLUListElement>(null)
  const id = useId()
  const [active, setActive] = useState(0)
  const [topPx, setTopPx] = useState(0)
  useEffect(() => {
    list.current?.focus({ preventScroll: true })
  }, [spot])

  const goTo = (row: number) => {
    const next = Math.min(slots.length - 1, Math.max(0, row))
    setActive(next)
    const scroller = list.current
    if (!scroller) return
    scroller.scrollTop = Math.min(next * rowPx, Math.max(scroller.scrollTop, (next + 1) * rowPx - listPx))
  }
  const handleKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      onClose()
      return
    }
    if (event.key === 'Enter' && event.target === list.current) {
      event.preventDefault()
      const slot = slots[active]
      if (slot !== undefined) onChoose(slot)
      return
    }
    const next = rowAfterKey(event.key, active, slots.length)
    if (next === null) return
    event.preventDefault()
    event.stopPropagation()
    goTo(next)
  }

  // A depot may hold thousands: only what can be seen is made.
  const first = Math.max(0, Math.floor(topPx / rowPx) - spareRows)
  const shown = slots.slice(first, first + rowsInSight + 2 * spareRows)
  const title = words.spotTitle(slots.length)
  return (
    <div
      role="dialog"
      aria-label={title}
      className={classes['spot']}
      data-side={place.side}
      style={{ left: place.x, top: place.y }}
      onKeyDown={handleKey}
    >
      <header className={classes['legendHead']}>
        <h2>{title}</h2>
        <button type="button" className={classes['plain']} aria-label={words.closeSpot} onClick={onClose}>
          <IconX size={14} aria-hidden="true" />
        </button>
      </header>
      <ul
        ref={list}
        role="listbox"
        tabIndex={0}
        aria-label={title}
        aria-activedescendant={`${id}${active}`}
        onScroll={(event) => setTopPx(event.currentTarget.scrollTop)}
      >
        <li role="presentation" style={{ height: first * rowPx }} />
        {shown.map((slot, index) => (
          <li
            key={slot}
            id={`${id}${first + index}`}
            role="option"
            aria-selected={first + index === active}
            aria-setsize={slots.length}
            aria-posinset={first + index + 1}
            onClick={() => onChoose(slot)}
          >
            <span>{table.name(slot) || words.unnamed}</span>
            <span className={classes['age']}>{formatAge(table.occurredAtMs[slot] ?? NaN, nowMs) || words.noTime}</span>
          </li>
        ))}
        <li role="presentation" style={{ height: (slots.length - first - shown.length) * rowPx }} />
      </ul>
    </div>
  )
}

/** Where a key leads in a list; null when it leads nowhere. */
function rowAfterKey(key: string, row: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return row + 1
    case 'ArrowUp':
      return row - 1
    case 'PageDown':
      return row + rowsInSight - 1
    case 'PageUp':
      return row - rowsInSight + 1
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}

import { useVirtualizer } from '@tanstack/react-virtual'
import { formatAge } from '@shared/domain/time'
import { unpackTexts } from '@shared/ipc/text-column'
import { createElement, useEffect, useMemo, useRef, useState, type ReactElement } from 'react'
import type { BenchFleet, BenchTick } from './fleet'
import { indicesOf, type BenchTexts } from './texts'

/** One object for each vehicle. */
interface UsualRow {
  readonly slot: number
  readonly name: string
  readonly vin: string
  readonly plate: string
  readonly fleet: string
  readonly provider: string
  readonly place: string
  readonly speedMps: number
  readonly bearingDeg: number
  readonly occurredAtMs: number
}

/** The vehicles of the usual way: a new array with some new objects at each tick, as a reducer makes it. */
export interface UsualRows {
  readonly rows: () => readonly UsualRow[]
  readonly tick: (tick: BenchTick) => void
  readonly subscribe: (listener: () => void) => () => void
}

export function createUsualRows(fleet: BenchFleet, texts: BenchTexts): UsualRows {
  const { fleets, providers, places } = texts.dictionaries
  const [names, vins, plates] = [texts.names, texts.vins, texts.plates].map((column) => unpackTexts(column))
  const { fleet: fleetOf, provider, place } = indicesOf(Uint32Array.from({ length: fleet.size }, (_, slot) => slot))
  let rows: readonly UsualRow[] = Array.from({ length: fleet.size }, (_, slot) => ({
    slot,
    name: names?.[slot] ?? '',
    vin: vins?.[slot] ?? '',
    plate: plates?.[slot] ?? '',
    fleet: fleets[fleetOf[slot] ?? 0] ?? '',
    provider: providers[provider[slot] ?? 0] ?? '',
    place: places[place[slot] ?? 0] ?? '',
    speedMps: fleet.speedMps[slot] ?? 0,
    bearingDeg: fleet.bearingDeg[slot] ?? NaN,
    occurredAtMs: fleet.occurredAtMs[slot] ?? 0
  }))
  const listeners = new Set<() => void>()
  return {
    rows: () => rows,
    tick(tick) {
      const next = [...rows]
      tick.slots.forEach((slot, row) => {
        const before = next[slot]
        if (before === undefined) return
        next[slot] = {
          ...before,
          speedMps: tick.speedMps[row] ?? 0,
          bearingDeg: tick.bearingDeg[row] ?? NaN,
          occurredAtMs: tick.occurredAtMs[row] ?? 0
        }
      })
      rows = next
      listeners.forEach((listener) => listener())
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    }
  }
}

const rowHeightPx = 34
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })
const count = new Intl.NumberFormat('en-US')

/** The usual way: a virtual list, and `filter` and `sort` over all objects in render, whenever the text or a vehicle changes. */
export function UsualList({ source }: { readonly source: UsualRows }): ReactElement {
  const [rows, setRows] = useState(source.rows)
  useEffect(() => source.subscribe(() => setRows(source.rows())), [source])
  const [text, setText] = useState('')
  const shown = useMemo(() => {
    const words = text.toLowerCase().split(/\s+/u).filter(Boolean)
    const kept = rows.filter((row) =>
      words.every((word) =>
        [row.name, row.vin, row.plate, row.fleet, row.provider, row.place].some((field) =>
          field.toLowerCase().includes(word)
        )
      )
    )
    return kept.sort((a, b) => collator.compare(a.name, b.name))
  }, [rows, text])
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    overscan: 12
  })
  const nowMs = Date.now()
  const summary =
    shown.length === rows.length
      ? `${count.format(rows.length)} vehicles`
      : `${count.format(shown.length)} of ${count.format(rows.length)} vehicles`
  return createElement(
    'section',
    { style: { height: '100%', display: 'flex', flexDirection: 'column' } },
    createElement('input', {
      'aria-label': 'Filter vehicles',
      value: text,
      onChange: (event: React.ChangeEvent<HTMLInputElement>) => setText(event.currentTarget.value)
    }),
    createElement('span', { role: 'status' }, summary),
    createElement(
      'div',
      { ref: scroller, style: { flex: 1, overflow: 'auto' } },
      createElement(
        'div',
        { style: { height: virtualizer.getTotalSize(), position: 'relative' } },
        virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = shown[index]
          if (row === undefined) return null
          const style = { position: 'absolute', transform: `translateY(${start}px)`, height: rowHeightPx } as const
          const speed = row.speedMps > 0 ? `${Math.round(row.speedMps * 2.237)} mph` : ''
          const cells = [row.name, row.fleet, row.place, speed, formatAge(row.occurredAtMs, nowMs)]
          return createElement(
            'div',
            { key: row.slot, style },
            cells.map((cell, column) => createElement('span', { key: column }, cell))
          )
        })
      )
    )
  )
}

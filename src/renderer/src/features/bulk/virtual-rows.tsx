import { useRef, type ReactNode } from 'react'
import { useFixedRows } from '@renderer/features/vehicles/use-fixed-rows'
import classes from './bulk.module.css'

const rowHeightPx = 36
const headerPx = 32

interface Props {
  readonly label: string
  readonly count: number
  /** The grid's columns, as a class. */
  readonly gridClass: string | undefined
  readonly headings: readonly ReactNode[]
  /** The cells of one row, each with its role. */
  readonly cells: (index: number) => ReactNode
}

/** A table of one row height of which only what is in view is there; ten thousand rows cost as much as thirty. */
export function VirtualRows({ label, count, gridClass, headings, cells }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const { first, end } = useFixedRows({ scroller, count, rowHeightPx, headerPx, onScroll: () => undefined })
  const drawn = Array.from({ length: Math.max(0, end - first) }, (_, offset) => first + offset)
  return (
    <div
      ref={scroller}
      className={classes['scroller']}
      tabIndex={0}
      role="table"
      aria-label={label}
      aria-rowcount={count + 1}
    >
      <div role="rowgroup">
        <div className={`${classes['head'] ?? ''} ${gridClass ?? ''}`} role="row" aria-rowindex={1}>
          {headings.map((heading, column) => (
            <span key={column} role="columnheader">
              {heading}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={classes['canvas']} style={{ height: count * rowHeightPx }}>
        {drawn.map((index) => (
          <div
            key={index}
            className={`${classes['line'] ?? ''} ${gridClass ?? ''}`}
            role="row"
            aria-rowindex={index + 2}
            style={{ top: index * rowHeightPx }}
          >
            {cells(index)}
          </div>
        ))}
      </div>
    </div>
  )
}

import type { KeyboardEvent, PointerEvent } from 'react'
import classes from './map-screen.module.css'
import { words } from './words'

interface PanelEdgeProps {
  readonly controls: string
  readonly widthPx: number
  readonly leastPx: number
  readonly mostPx: number
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
}

/** The edge of the list: dragged with the pointer, moved with the arrow keys (ARIA window splitter). */
export function PanelEdge({ controls, widthPx, leastPx, mostPx, onPointerDown, onKeyDown }: PanelEdgeProps) {
  return (
    <div
      className={classes['edge']}
      role="separator"
      tabIndex={0}
      aria-label={words.listWidth}
      aria-orientation="vertical"
      aria-controls={controls}
      aria-valuenow={widthPx}
      aria-valuemin={leastPx}
      aria-valuemax={mostPx}
      aria-valuetext={words.pixels(widthPx)}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  )
}

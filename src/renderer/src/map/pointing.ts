import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl'
import type { MapTarget } from './hit-test'

export interface PointingParts {
  readonly map: MapLibreMap
  /** What is drawn at a place of the screen. */
  readonly hitAt: (x: number, y: number, reachPx: number) => MapTarget | null
  /** Told on a click; null for an empty place. */
  readonly onActivate: (target: MapTarget | null) => void
  /** Told when what lies below the mouse changes. */
  readonly onPoint: (target: MapTarget | null) => void
}

const clickReachPx = 5
const hoverReachPx = 2

/**
 * Turns the mouse into targets: a click, and what it rests on.
 *
 * @returns how to stop
 */
export function followPointing({ map, hitAt, onActivate, onPoint }: PointingParts): () => void {
  const canvas = map.getCanvas()
  let pointedKey = ''
  let frame = 0

  const point = (target: MapTarget | null) => {
    const key = JSON.stringify(target)
    if (key === pointedKey) return
    pointedKey = key
    canvas.style.cursor = target ? 'pointer' : ''
    onPoint(target)
  }
  const handleClick = (event: MapMouseEvent) => onActivate(hitAt(event.point.x, event.point.y, clickReachPx))
  const handleMove = (event: MapMouseEvent) => {
    cancelAnimationFrame(frame)
    // A map that moves has nothing below the mouse that stays there.
    frame = requestAnimationFrame(() => {
      point(map.isMoving() ? null : hitAt(event.point.x, event.point.y, hoverReachPx))
    })
  }
  const handleLeave = () => {
    cancelAnimationFrame(frame)
    point(null)
  }

  map.on('click', handleClick)
  map.on('mousemove', handleMove)
  map.on('mouseout', handleLeave)
  map.on('movestart', handleLeave)
  return () => {
    cancelAnimationFrame(frame)
    map.off('click', handleClick)
    map.off('mousemove', handleMove)
    map.off('mouseout', handleLeave)
    map.off('movestart', handleLeave)
  }
}

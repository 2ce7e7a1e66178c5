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
  let pointed: MapTarget | null = null
  let frame = 0
  let isMoving = map.isMoving()

  const point = (target: MapTarget | null) => {
    if (isSameTarget(pointed, target)) return
    pointed = target
    canvas.style.cursor = target ? 'pointer' : ''
    onPoint(target)
  }
  const handleClick = (event: MapMouseEvent) => onActivate(hitAt(event.point.x, event.point.y, clickReachPx))
  const handleMove = (event: MapMouseEvent) => {
    cancelAnimationFrame(frame)
    // A map that moves has nothing below the mouse that stays there.
    frame = requestAnimationFrame(() => {
      point(isMoving ? null : hitAt(event.point.x, event.point.y, hoverReachPx))
    })
  }
  const handleLeave = () => {
    cancelAnimationFrame(frame)
    point(null)
  }
  const handleMoveStart = () => {
    isMoving = true
    handleLeave()
  }
  const handleMoveEnd = () => {
    isMoving = false
  }

  map.on('click', handleClick)
  map.on('mousemove', handleMove)
  map.on('mouseout', handleLeave)
  map.on('movestart', handleMoveStart)
  map.on('moveend', handleMoveEnd)
  return () => {
    cancelAnimationFrame(frame)
    map.off('click', handleClick)
    map.off('mousemove', handleMove)
    map.off('mouseout', handleLeave)
    map.off('movestart', handleMoveStart)
    map.off('moveend', handleMoveEnd)
  }
}

/** Whether two targets say the same, so that nobody need be told of the second. */
function isSameTarget(a: MapTarget | null, b: MapTarget | null): boolean {
  if (a === null || b === null) return a === b
  if (a.x !== b.x || a.y !== b.y) return false
  if (a.kind === 'cluster') return b.kind === 'cluster' && a.index === b.index && a.total === b.total
  return b.kind === 'vehicles' && a.slots.length === b.slots.length && a.slots.every((slot, at) => slot === b.slots[at])
}

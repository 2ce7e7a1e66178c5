import type { Map as MapLibreMap, MapMouseEvent, PointLike } from 'maplibre-gl'
import { pointableLayerIds } from './vehicle-layers'

/** Something on the map that can be pointed at; places are in degrees. */
export type MapTarget =
  | { readonly kind: 'vehicles'; readonly slots: readonly number[]; readonly coordinates: readonly [number, number] }
  | { readonly kind: 'cluster'; readonly index: number; readonly coordinates: readonly [number, number] }

export interface PointingParts {
  readonly map: MapLibreMap
  /** Told on click and on Enter; null for an empty place. */
  readonly onActivate: (target: MapTarget | null) => void
  /** Told when what lies below the mouse changes. */
  readonly onPoint: (target: MapTarget | null) => void
}

const clickReachPx = 5
/** Enter takes what is nearest to the middle within this distance. */
const enterReachPx = 32

/**
 * Turns mouse and keyboard into targets: a click, what the mouse rests on, and Enter on the focused map, which takes what is in the
 * middle (the arrow keys move the map below it).
 *
 * @returns how to stop
 */
export function followPointing({ map, onActivate, onPoint }: PointingParts): () => void {
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
  const handleClick = (event: MapMouseEvent) => onActivate(targetAt(map, event.point.x, event.point.y, clickReachPx))
  const handleMove = (event: MapMouseEvent) => {
    cancelAnimationFrame(frame)
    // A map that moves has nothing below the mouse that stays there.
    frame = requestAnimationFrame(() => point(map.isMoving() ? null : targetAt(map, event.point.x, event.point.y, 2)))
  }
  const handleLeave = () => {
    cancelAnimationFrame(frame)
    point(null)
  }
  const handleKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    onActivate(targetAt(map, canvas.clientWidth / 2, canvas.clientHeight / 2, enterReachPx))
  }

  map.on('click', handleClick)
  map.on('mousemove', handleMove)
  map.on('mouseout', handleLeave)
  map.on('movestart', handleLeave)
  canvas.addEventListener('keydown', handleKey)
  return () => {
    cancelAnimationFrame(frame)
    map.off('click', handleClick)
    map.off('mousemove', handleMove)
    map.off('mouseout', handleLeave)
    map.off('movestart', handleLeave)
    canvas.removeEventListener('keydown', handleKey)
  }
}

function targetAt(map: MapLibreMap, x: number, y: number, reachPx: number): MapTarget | null {
  const layers = pointableLayerIds.filter((id) => map.getLayer(id))
  const box: [PointLike, PointLike] = [
    [x - reachPx, y - reachPx],
    [x + reachPx, y + reachPx]
  ]
  const found = map.queryRenderedFeatures(box, { layers }).flatMap((feature) => {
    const coordinates = pointOf(feature.geometry)
    if (!coordinates) return []
    const at = map.project([...coordinates])
    return [{ properties: feature.properties, coordinates, awayPx: Math.hypot(at.x - x, at.y - y) }]
  })
  const nearest = found.sort((a, b) => a.awayPx - b.awayPx)[0]
  if (!nearest) return null
  const { coordinates } = nearest
  if (nearest.properties['kind'] === 'cluster') {
    return { kind: 'cluster', index: Number(nearest.properties['index']), coordinates }
  }
  // Marks on top of one another: all of them are meant.
  const together = found.filter(
    ({ properties, awayPx }) => properties['kind'] === 'vehicle' && awayPx - nearest.awayPx < 4
  )
  const slots = [...new Set(together.map(({ properties }) => Number(properties['slot'])))]
  return { kind: 'vehicles', slots, coordinates }
}

/** The coordinates of a GeoJSON point; our sources hold nothing else. */
function pointOf(geometry: unknown): readonly [number, number] | null {
  if (typeof geometry !== 'object' || geometry === null || !('coordinates' in geometry)) return null
  const { coordinates } = geometry
  if (!Array.isArray(coordinates)) return null
  const [longitudeDeg, latitudeDeg] = coordinates as unknown[]
  return typeof longitudeDeg === 'number' && typeof latitudeDeg === 'number' ? [longitudeDeg, latitudeDeg] : null
}

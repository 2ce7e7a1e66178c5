import { createStore, type StoreApi } from 'zustand/vanilla'
import { distanceM, wrapLongitude, type PlacePoint, type PlaceShape } from '@shared/domain/place'

/** What is drawn by pointing at the map; `point` is one click. */
export type DrawTool = 'circle' | 'rectangle' | 'polygon' | 'point'

/** As the schema of saved places has it: more corners are never needed, and a file stays small. */
const mostCorners = 500
const leastRadiusM = 1

/** What is being drawn. */
export interface DrawSession {
  readonly tool: DrawTool
  readonly store: StoreApi<{
    readonly points: readonly PlacePoint[]
    /** Below the mouse. */
    readonly hovered: PlacePoint | null
  }>
  readonly add: (point: PlacePoint) => void
  readonly hover: (point: PlacePoint | null) => void
  /** Takes the last point back. */
  readonly takeBack: () => void
}

/** Nothing is drawn yet. */
export function createDrawSession(tool: DrawTool): DrawSession {
  const store: DrawSession['store'] = createStore(() => ({ points: [], hovered: null }))
  return {
    tool,
    store,
    add: (point) =>
      store.setState(({ points }) => ({
        points: points.length < mostCorners ? [...points, point] : points,
        hovered: null
      })),
    hover: (hovered) => store.setState({ hovered }),
    takeBack: () => store.setState(({ points }) => ({ points: points.slice(0, -1), hovered: null }))
  }
}

/**
 * What points make of a tool.
 *
 * @param points as the map names them: longitudes may lie outside of ±180
 * @returns null while there are too few of them, or where they make nothing
 */
export function shapeOfPoints(tool: DrawTool, points: readonly PlacePoint[]): PlaceShape | null {
  const [first, second] = points
  if (tool === 'polygon') return points.length < 3 ? null : { kind: 'polygon', ring: points.map(wrapped) }
  if (tool === 'point' || first === undefined || second === undefined) return null
  if (tool === 'rectangle') return rectangleBetween(first, second)
  const radiusM = distanceM(first.longitudeDeg, first.latitudeDeg, second.longitudeDeg, second.latitudeDeg)
  return radiusM < leastRadiusM ? null : { kind: 'circle', centre: wrapped(first), radiusM }
}

/** @returns null where it has no area */
export function rectangleBetween(a: PlacePoint, b: PlacePoint): PlaceShape | null {
  const west = Math.min(a.longitudeDeg, b.longitudeDeg)
  const east = Math.max(a.longitudeDeg, b.longitudeDeg)
  const south = Math.max(-90, Math.min(a.latitudeDeg, b.latitudeDeg))
  const north = Math.min(90, Math.max(a.latitudeDeg, b.latitudeDeg))
  if (west === east || south >= north) return null
  if (east - west >= 360) return { kind: 'rectangle', west: -180, south, east: 180, north }
  return { kind: 'rectangle', west: wrapLongitude(west), south, east: wrapLongitude(east), north }
}

/** The same point with a longitude that can be kept. */
export function wrapped({ longitudeDeg, latitudeDeg }: PlacePoint): PlacePoint {
  return { longitudeDeg: wrapLongitude(longitudeDeg), latitudeDeg: Math.min(90, Math.max(-90, latitudeDeg)) }
}

import type { Map as MapLibreMap } from 'maplibre-gl'
import { awayFrom, worldUnits } from './fixed-point'
import { mercatorX, mercatorY, worldWidthPx } from './mercator'

/** How fixed-point places lie on the screen at the moment. The map is flat and north is up, so it is a shift and a scale. */
export interface ScreenView {
  /** The middle of the map, in fixed-point units. */
  readonly centreX: number
  readonly centreY: number
  /** Where that is, in CSS pixels. */
  readonly originX: number
  readonly originY: number
  readonly pxPerUnit: number
  readonly widthPx: number
  readonly heightPx: number
}

export type ScreenMap = Pick<MapLibreMap, 'getCenter' | 'getZoom' | 'project' | 'getCanvas' | 'getPixelRatio'>

/** What a map shows now. */
export function screenViewOf(map: ScreenMap): ScreenView {
  const centre = map.getCenter()
  const origin = map.project(centre)
  const pxPerUnit = (worldWidthPx * 2 ** map.getZoom()) / worldUnits
  const x = mercatorX(centre.lng) * worldUnits
  const y = mercatorY(centre.lat) * worldUnits
  const canvas = map.getCanvas()
  const ratio = map.getPixelRatio()
  return {
    centreX: Math.floor(x),
    centreY: Math.floor(y),
    // What the whole units leave over.
    originX: origin.x - (x % 1) * pxPerUnit,
    originY: origin.y - (y % 1) * pxPerUnit,
    pxPerUnit,
    widthPx: canvas.width / ratio,
    heightPx: canvas.height / ratio
  }
}

/** CSS pixels from the left edge, in the copy of the world that is nearest to the middle. */
export function screenX(view: ScreenView, x: number): number {
  return view.originX + awayFrom(view.centreX, x) * view.pxPerUnit
}

/** CSS pixels from the upper edge. */
export function screenY(view: ScreenView, y: number): number {
  return view.originY + (y - view.centreY) * view.pxPerUnit
}

/** Shifts, in CSS pixels, at which copies of the world can be seen; 0 first. */
export function worldShiftsPx({ widthPx, originX, pxPerUnit }: ScreenView, marginPx: number): readonly number[] {
  const worldPx = worldUnits * pxPerUnit
  const left = Math.ceil((originX + marginPx) / worldPx - 0.5)
  const right = Math.ceil((widthPx - originX + marginPx) / worldPx - 0.5)
  const shifts = [0]
  for (let copy = 1; copy <= left; copy++) shifts.push(-copy * worldPx)
  for (let copy = 1; copy <= right; copy++) shifts.push(copy * worldPx)
  return shifts
}

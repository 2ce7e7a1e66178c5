import type { VehicleTable } from '@renderer/state/vehicle-table'
import type { Map as MapLibreMap } from 'maplibre-gl'
import type { Camera } from './camera'

interface FollowParts {
  readonly map: Pick<MapLibreMap, 'on' | 'off'>
  readonly camera: Pick<Camera, 'centreOn'>
  readonly table: Pick<VehicleTable, 'longitudeDeg' | 'latitudeDeg' | 'isPresent'>
  /** Told when the person took the map elsewhere. */
  readonly onEnd: () => void
}

/** Keeps one vehicle in the middle, at the zoom that the person chose (UX.md section 4.3). */
export interface FollowCamera {
  readonly slot: () => number | null
  readonly follow: (slot: number | null) => void
  /** Positions have changed. */
  readonly update: () => void
  /** The person wants to see something else. */
  readonly end: () => void
  readonly stop: () => void
}

/** Nothing is followed yet. Ends when the map is dragged; zooming does not end it. */
export function createFollowCamera({ map, camera, table, onEnd }: FollowParts): FollowCamera {
  let followed: number | null = null
  let lastPlace = ''

  function update(): void {
    if (followed === null || !table.isPresent(followed)) return
    const longitudeDeg = table.longitudeDeg[followed] ?? NaN
    const latitudeDeg = table.latitudeDeg[followed] ?? NaN
    const place = `${followed} ${longitudeDeg} ${latitudeDeg}`
    if (place === lastPlace || !Number.isFinite(longitudeDeg)) return
    if (camera.centreOn(longitudeDeg, latitudeDeg)) lastPlace = place
  }

  function end(): void {
    if (followed === null) return
    followed = null
    onEnd()
  }

  map.on('dragstart', end)
  return {
    slot: () => followed,
    follow(slot) {
      followed = slot
      lastPlace = ''
      update()
    },
    update,
    end,
    stop: () => void map.off('dragstart', end)
  }
}

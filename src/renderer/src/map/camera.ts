import type { Map as MapLibreMap, MapEventType } from 'maplibre-gl'
import { deepestZoom } from './cluster-radius'
import type { MercatorBox } from './cluster-protocol'
import type { FleetBounds } from './fleet-bounds'
import { latitudeOf } from './mercator'

type CameraMap = Pick<
  MapLibreMap,
  | 'cameraForBounds'
  | 'easeTo'
  | 'flyTo'
  | 'jumpTo'
  | 'getZoom'
  | 'getBounds'
  | 'zoomIn'
  | 'zoomOut'
  | 'isZooming'
  | 'on'
  | 'off'
>

export interface CameraParts {
  readonly map: CameraMap
  readonly isMotionReduced: () => boolean
  /** What covers the map's right edge, in CSS pixels: the middle of the rest is where things are shown. */
  readonly rightInsetPx: () => number
}

export interface Camera {
  /** Shows a box as long as the person has not moved the map; afterwards it does nothing. Never animated. */
  readonly fitFirst: (bounds: FleetBounds) => void
  /** From now on `fitFirst` does nothing. */
  readonly endFirstFit: () => void
  /** For another fleet: `fitFirst` works again. */
  readonly reopenFirstFit: () => void
  readonly isFirstFitOpen: () => boolean
  readonly fit: (bounds: FleetBounds) => void
  readonly showVehicle: (longitudeDeg: number, latitudeDeg: number) => void
  /** Zooms in until the members of a cluster are apart. */
  readonly splitCluster: (box: MercatorBox, splitZoom: number) => void
  /** Keeps the zoom. @returns false where that must wait, because the person is zooming */
  readonly centreOn: (longitudeDeg: number, latitudeDeg: number) => boolean
  readonly zoomBy: (steps: 1 | -1) => void
  readonly stop: () => void
}

/** Around what is fitted, in CSS pixels. */
export const fitPaddingPx = 56
/** A fleet at one depot is shown with its surroundings. */
export const deepestFitZoom = 11
/** Close enough to tell vehicles apart, far enough for towns to say where it is: the base map has no roads. */
const vehicleZoom = 9
const easeMs = 400

/** Moves the map, once by itself and then only because a person asked for it (UX.md section 4.3). */
export function createCamera({ map, isMotionReduced, rightInsetPx }: CameraParts): Camera {
  let isFirstFitOpen = true

  // Our own moves carry no event of the person.
  const noteMove = (event: MapEventType['movestart']) => {
    if (event.originalEvent) isFirstFitOpen = false
  }
  map.on('movestart', noteMove)

  const padding = (px: number) => ({ top: px, bottom: px, left: px, right: px + rightInsetPx() })
  // MapLibre keeps the padding of an earlier move as the map's own; an offset lasts for one.
  const offset = (): [number, number] => [-rightInsetPx() / 2, 0]

  function cameraFor(bounds: FleetBounds) {
    const corners: [[number, number], [number, number]] = [
      [bounds.westDeg, bounds.southDeg],
      [bounds.eastDeg, bounds.northDeg]
    ]
    return map.cameraForBounds(corners, { padding: padding(fitPaddingPx), maxZoom: deepestFitZoom })
  }

  function moveTo(target: { center: [number, number]; zoom: number; isFar?: boolean }): void {
    const { center, zoom } = target
    isFirstFitOpen = false
    if (isMotionReduced()) map.easeTo({ center, zoom, offset: offset(), duration: 0 })
    else if (target.isFar) map.flyTo({ center, zoom, offset: offset(), maxDuration: 1600 })
    else map.easeTo({ center, zoom, offset: offset(), duration: easeMs })
  }

  return {
    fitFirst(bounds) {
      const camera = isFirstFitOpen ? cameraFor(bounds) : undefined
      if (camera) map.jumpTo(camera)
    },
    endFirstFit: () => (isFirstFitOpen = false),
    reopenFirstFit: () => (isFirstFitOpen = true),
    isFirstFitOpen: () => isFirstFitOpen,
    fit(bounds) {
      const camera = cameraFor(bounds)
      isFirstFitOpen = false
      if (camera) map.easeTo({ ...camera, duration: isMotionReduced() ? 0 : easeMs })
    },
    showVehicle(longitudeDeg, latitudeDeg) {
      const isFar = !map.getBounds().contains([longitudeDeg, latitudeDeg])
      const zoom = Math.max(map.getZoom(), vehicleZoom)
      moveTo({ center: [longitudeDeg, latitudeDeg], zoom, isFar: isFar || zoom - map.getZoom() > 3 })
    },
    splitCluster(box, splitZoom) {
      const [west, east] = [box.minX * 360 - 180, box.maxX * 360 - 180]
      const [north, south] = [latitudeOf(box.minY), latitudeOf(box.maxY)]
      const whole = map.cameraForBounds([west, south, east, north], { padding: padding(fitPaddingPx) })
      const zoom = Math.min(deepestZoom, Math.max(splitZoom, Math.min(whole?.zoom ?? splitZoom, splitZoom + 2)))
      moveTo({ center: [(west + east) / 2, (north + south) / 2], zoom })
    },
    centreOn(longitudeDeg, latitudeDeg) {
      if (map.isZooming()) return false
      moveTo({ center: [longitudeDeg, latitudeDeg], zoom: map.getZoom() })
      return true
    },
    zoomBy(steps) {
      isFirstFitOpen = false
      const how = { duration: isMotionReduced() ? 0 : 200 }
      if (steps > 0) map.zoomIn(how)
      else map.zoomOut(how)
    },
    stop: () => void map.off('movestart', noteMove)
  }
}

import type { Map as MapLibreMap } from 'maplibre-gl'

/** Where a map looks, and how large it is: another one is to show at least the same. Sizes in CSS pixels. */
export interface SeenCamera {
  readonly longitudeDeg: number
  readonly latitudeDeg: number
  readonly zoom: number
  readonly widthPx: number
  readonly heightPx: number
}

type CameraMap = Pick<MapLibreMap, 'getZoom' | 'getContainer' | 'unproject'>

/**
 * Where a map looks, as far as it can be seen.
 *
 * @param rightInsetPx how much of its right edge is covered: what is shown is in the middle of the rest
 */
export function cameraOf(map: CameraMap, rightInsetPx = 0): SeenCamera {
  const { clientWidth, clientHeight } = map.getContainer()
  const widthPx = Math.max(1, clientWidth - rightInsetPx)
  const { lng, lat } = map.unproject([widthPx / 2, clientHeight / 2])
  return { longitudeDeg: lng, latitudeDeg: lat, zoom: map.getZoom(), widthPx, heightPx: clientHeight }
}

/** How much of a map's right edge a panel covers, as `MapPane` says it to its style sheet. */
export function coveredPx(map: Pick<MapLibreMap, 'getContainer'>): number {
  const inset = Number.parseFloat(getComputedStyle(map.getContainer()).getPropertyValue('--fd-map-inset'))
  return Number.isFinite(inset) ? inset : 0
}

/**
 * The zoom at which a map of another size shows all that the camera does, and no more than it must.
 *
 * @param camera what is to be seen
 * @param size of the other map, in CSS pixels
 */
export function zoomToShow(
  { zoom, widthPx, heightPx }: Pick<SeenCamera, 'zoom' | 'widthPx' | 'heightPx'>,
  size: { readonly widthPx: number; readonly heightPx: number }
): number {
  if (!(widthPx > 0) || !(heightPx > 0)) return zoom
  const scale = Math.min(size.widthPx / widthPx, size.heightPx / heightPx)
  return scale > 0 ? zoom + Math.log2(scale) : zoom
}

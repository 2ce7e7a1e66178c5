import type { Map as MapLibreMap } from 'maplibre-gl'

/** Where a map looks, and how large it is: another one is to show at least the same. Sizes in CSS pixels. */
export interface SeenCamera {
  readonly longitudeDeg: number
  readonly latitudeDeg: number
  readonly zoom: number
  readonly widthPx: number
  readonly heightPx: number
}

type CameraMap = Pick<MapLibreMap, 'getCenter' | 'getZoom' | 'getContainer'>

/** Where a map looks. */
export function cameraOf(map: CameraMap): SeenCamera {
  const { lng, lat } = map.getCenter()
  const { clientWidth, clientHeight } = map.getContainer()
  return { longitudeDeg: lng, latitudeDeg: lat, zoom: map.getZoom(), widthPx: clientWidth, heightPx: clientHeight }
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

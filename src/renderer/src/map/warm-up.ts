import { prewarm, setWorkerUrl } from 'maplibre-gl'
import { mapAssetsOf } from './map-assets'

/**
 * Starts MapLibre's worker, which reads half a megabyte of script before it can work. It is kept between maps.
 *
 * @param page the address that the map's files are beside
 */
export function warmUpMap(page: string): void {
  // MapLibre finds its worker by itself under http only; under app:// the page itself would be loaded as the worker.
  setWorkerUrl(mapAssetsOf(page).mapWorkerUrl)
  prewarm()
}

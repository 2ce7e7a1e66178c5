import type { Map as MapLibreMap, MapEventType } from 'maplibre-gl'
import type { RegionTrouble } from './region-source'
import { isStyleThere } from './style-there'

/** What is wrong with the base map that was chosen. */
export type BaseTrouble =
  | { readonly kind: 'region'; readonly id: string; readonly trouble: RegionTrouble }
  /** `no-tiles`: its hosts do not answer, or with nothing usable. `broken`: MapLibre refuses its style. */
  | { readonly kind: 'online'; readonly trouble: 'no-tiles' | 'broken' }

/** How long tiles may fail without one that comes, in milliseconds: one lost tile is no dead host. */
const patienceMs = 4000

type WatchedMap = Pick<MapLibreMap, 'on' | 'off' | 'getStyle'>

/**
 * Notices an online map that does not come: a style that MapLibre refuses, or tiles that fail with none in between that come.
 *
 * @param map the map
 * @param isOnline whether the online map is the one that is shown
 * @param onTrouble told once for each time that it fails
 * @returns how to stop
 */
export function watchOnlineMap(
  map: WatchedMap,
  isOnline: () => boolean,
  onTrouble: (trouble: BaseTrouble) => void
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined

  const calm = () => {
    clearTimeout(timer)
    timer = undefined
  }
  const handleError = (event: MapEventType['error']) => {
    if (!isOnline()) return
    if (!isStyleThere(map)) {
      calm()
      onTrouble({ kind: 'online', trouble: 'broken' })
    } else if (isOfBaseTile(event)) {
      timer ??= setTimeout(() => {
        calm()
        if (isOnline()) onTrouble({ kind: 'online', trouble: 'no-tiles' })
      }, patienceMs)
    }
  }
  const handleData = (event: MapEventType['sourcedata']) => {
    const { tile } = event as { readonly tile?: { readonly state?: string } }
    if (tile !== undefined && tile.state !== 'errored' && !isOurs(event.sourceId)) calm()
  }
  map.on('error', handleError)
  map.on('sourcedata', handleData)
  return () => {
    calm()
    map.off('error', handleError)
    map.off('sourcedata', handleData)
  }
}

function isOfBaseTile(event: MapEventType['error']): boolean {
  const { sourceId } = event as { readonly sourceId?: string }
  return sourceId !== undefined && !isOurs(sourceId)
}

function isOurs(sourceId: string): boolean {
  return sourceId.startsWith('fd-')
}

// MapLibre's worker as a file of its own: under app:// it cannot be found by itself, and the page's CSP allows no blob workers.
import mapWorkerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import type { ClusterPort } from './cluster-client'
import type { ClusterReply } from './cluster-protocol'

/**
 * Addresses of what the map loads; all of them are files of the app.
 *
 * @param page the address that they are beside
 */
export function mapAssetsOf(page: string) {
  return {
    archiveUrl: new URL('basemap/world.pmtiles', page).href,
    fontsUrl: new URL('basemap/fonts', page).href,
    /** Of the person's region files, which main finds by their ids. */
    regionsUrl: new URL('region/', page).href,
    mapWorkerUrl: new URL(mapWorkerUrl, page).href
  }
}

/** Starts the cluster worker. */
export function startClusterWorker(): ClusterPort {
  const worker = new Worker(new URL('./cluster-worker.ts', import.meta.url), { type: 'module', name: 'clusters' })
  return {
    post: (request, transfer) => worker.postMessage(request, transfer as Transferable[]),
    listen(listener) {
      worker.onmessage = (event: MessageEvent<ClusterReply>) => listener(event.data)
    },
    close: () => worker.terminate()
  }
}

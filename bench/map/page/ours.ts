import { bundledMap } from '@renderer/map/base-map'
import { createMapHost } from '@renderer/map/map-host'
import { startClusterWorker } from '@renderer/map/map-assets'
import { warmUpMap } from '@renderer/map/warm-up'
import { createVehicleTable } from '@renderer/state/vehicle-table'
import type { Map as MapLibreMap } from 'maplibre-gl'
import { createFeed } from './feed'
import { countryView, type Subject, type SubjectParts } from './subject'
import { until } from './waiting'

/** The app's own map: the real host, table, worker and layers, over a bridge that the benchmark answers. */
export async function startOurs({ container, archiveUrl, fontsUrl }: SubjectParts): Promise<Subject> {
  warmUpMap(document.baseURI)
  const feed = createFeed()
  const table = createVehicleTable(feed.bridge)
  table.start()
  let map: MapLibreMap | null = null
  let lookCount = 0
  let foundCount = 0
  const host = createMapHost({
    container,
    table,
    clock: Date.now,
    scheme: 'light',
    base: bundledMap,
    isClusteringOn: true,
    isMerging: true,
    isMotionReduced: () => false,
    camera: { longitudeDeg: countryView.center[0], latitudeDeg: countryView.center[1], zoom: countryView.zoom },
    createPort: startClusterWorker,
    // The way to the map for whoever draws beside the fleet.
    overlays: [
      {
        place: 'above-vehicles',
        sources: () => ({}),
        layers: () => [],
        attach(attached) {
          map = attached
          return () => undefined
        }
      }
    ],
    archiveUrl,
    fontsUrl,
    regionsUrl: new URL('regions', document.baseURI).href,
    onReady: () => undefined,
    onSelect: () => undefined,
    onPoint: (pointed) => {
      lookCount += 1
      if (pointed !== null) foundCount += 1
    },
    onSpot: () => undefined,
    onCrowded: () => undefined,
    onBasemapMissing: () => undefined,
    onBaseTrouble: () => undefined
  })
  const attached = await until(() => map, 'the map of ours')
  const isSettled = () => feed.isTaken() && container.dataset['mapIdle'] === 'true'
  await until(() => (attached.isStyleLoaded() ? true : null), 'the style')
  const canvas = container.querySelector<HTMLCanvasElement>('canvas[data-layer="fleet"]')
  if (canvas === null) throw new Error('The fleet has no canvas')
  return {
    map: attached,
    canvas,
    onFrame(listener) {
      // The host writes that nothing is due any more right after drawing; this hears of it before the frame ends.
      const observer = new MutationObserver(listener)
      observer.observe(container, { attributes: true, attributeFilter: ['data-map-idle'] })
      return () => observer.disconnect()
    },
    async load(fleet, texts) {
      feed.load(fleet, texts)
      await until(() => (table.size === fleet.size ? true : null), 'the table')
      // As the app says once every page of the fleet has come: from then on a tick does not move the camera.
      host.setFleetComplete(true)
      await until(() => (isSettled() && container.dataset['vehiclesDrawn'] !== '0' ? true : null), 'the first picture')
    },
    prepare: feed.prepare,
    isSettled,
    looks: () => ({ count: lookCount, found: foundCount })
  }
}

import { basemapStyle, mapFonts } from '@renderer/map/basemap-style'
import { fetchArchive, serveBasemap } from '@renderer/map/basemap-source'
import { warmUpMap } from '@renderer/map/warm-up'
import { Map as MapLibreMap, type GeoJSONSource, type LayerSpecification } from 'maplibre-gl'
import type { BenchFleet } from './fleet'
import { countryView, type Subject, type SubjectParts } from './subject'
import type { BenchTexts } from './texts'
import { until } from './waiting'

/** One object for each vehicle, as a page that keeps its fleet in a store has them. */
interface UsualVehicle {
  readonly id: number
  readonly name: string
  longitudeDeg: number
  latitudeDeg: number
  bearingDeg: number
  occurredAtMs: number
}

const sourceId = 'fleet'
/** Fill of an icon up to an age in seconds; the last one for all older ones. */
const ages = [
  ['live', '#1a9e5c', 300],
  ['recent', '#6fbf92', 1800],
  ['late', '#e8930c', 14_400],
  ['stale', '#d9601a', Infinity]
] as const

/**
 * The usual way: the whole fleet as one GeoJSON collection, given to `setData` at each tick, with MapLibre's own clustering (radius 50, up to zoom
 * 14): circles and counts for clusters, an icon for each vehicle, turned by its bearing and coloured by its age. The same base map as ours. No
 * names and no fading, which would cost it more.
 */
export async function startUsual({ container, archiveUrl, fontsUrl }: SubjectParts): Promise<Subject> {
  warmUpMap(document.baseURI)
  serveBasemap(
    () => fetchArchive(archiveUrl),
    () => undefined
  )
  const base = basemapStyle('light', fontsUrl)
  const map = new MapLibreMap({
    container,
    style: {
      ...base,
      sources: {
        ...base.sources,
        [sourceId]: {
          type: 'geojson',
          data: collectionOf([], 0),
          cluster: true,
          clusterRadius: 50,
          clusterMaxZoom: 14
        }
      },
      layers: [...base.layers, ...layers()]
    },
    ...countryView,
    attributionControl: false,
    fadeDuration: 0
  })
  let isIdle = false
  let isTaking = false
  map.on('idle', () => (isIdle = true))
  let lookCount = 0
  let foundCount = 0
  map.on('mousemove', ({ point }) => {
    requestAnimationFrame(() => {
      const found = map.queryRenderedFeatures(
        [
          [point.x - 2, point.y - 2],
          [point.x + 2, point.y + 2]
        ],
        { layers: ['clusters', 'vehicles'] }
      )
      lookCount += 1
      if (found.length > 0) foundCount += 1
    })
  })
  await map.once('load')
  for (const [name, colour] of ages) map.addImage(name, drawArrow(colour))
  let vehicles: UsualVehicle[] = []

  async function show(): Promise<void> {
    isIdle = false
    isTaking = true
    await map.getSource<GeoJSONSource>(sourceId)?.setData(collectionOf(vehicles, Date.now()))
    isTaking = false
    map.triggerRepaint()
  }

  return {
    map,
    canvas: map.getCanvas(),
    onFrame(listener) {
      map.on('render', listener)
      return () => map.off('render', listener)
    },
    async load(fleet, texts) {
      vehicles = vehiclesOf(fleet, texts)
      await show()
      await until(() => (isIdle ? true : null), 'the first picture of the usual way')
    },
    prepare: (tick) => () => {
      tick.slots.forEach((slot, row) => {
        const vehicle = vehicles[slot]
        if (vehicle === undefined) return
        vehicle.longitudeDeg = tick.longitudeDeg[row] ?? 0
        vehicle.latitudeDeg = tick.latitudeDeg[row] ?? 0
        vehicle.bearingDeg = tick.bearingDeg[row] ?? 0
        vehicle.occurredAtMs = tick.occurredAtMs[row] ?? 0
      })
      void show()
    },
    isSettled: () => isIdle && !isTaking,
    looks: () => ({ count: lookCount, found: foundCount })
  }
}

function vehiclesOf(fleet: BenchFleet, { names }: BenchTexts): UsualVehicle[] {
  const decoder = new TextDecoder()
  return Array.from({ length: fleet.size }, (_, id) => ({
    id,
    name: decoder.decode(names.bytes.subarray(names.offsets[id], names.offsets[id + 1])),
    longitudeDeg: fleet.longitudeDeg[id] ?? 0,
    latitudeDeg: fleet.latitudeDeg[id] ?? 0,
    bearingDeg: fleet.bearingDeg[id] ?? 0,
    occurredAtMs: fleet.occurredAtMs[id] ?? 0
  }))
}

function collectionOf(vehicles: readonly UsualVehicle[], nowMs: number) {
  return {
    type: 'FeatureCollection' as const,
    features: vehicles.map(({ id, name, longitudeDeg, latitudeDeg, bearingDeg, occurredAtMs }) => ({
      type: 'Feature' as const,
      id,
      geometry: { type: 'Point' as const, coordinates: [longitudeDeg, latitudeDeg] },
      properties: { id, name, bearing: bearingDeg || 0, ageS: (nowMs - occurredAtMs) / 1000 }
    }))
  }
}

function layers(): LayerSpecification[] {
  const [live, recent, late, stale] = ages
  return [
    {
      id: 'clusters',
      type: 'circle',
      source: sourceId,
      filter: ['has', 'point_count'],
      paint: {
        'circle-color': ['step', ['get', 'point_count'], '#51bbd6', 100, '#f1f075', 1000, '#f28cb1'],
        'circle-radius': ['step', ['get', 'point_count'], 16, 100, 20, 1000, 26]
      }
    },
    {
      id: 'counts',
      type: 'symbol',
      source: sourceId,
      filter: ['has', 'point_count'],
      layout: {
        'text-field': ['get', 'point_count_abbreviated'],
        'text-font': [mapFonts.semibold],
        'text-size': 12,
        'text-allow-overlap': true
      }
    },
    {
      id: 'vehicles',
      type: 'symbol',
      source: sourceId,
      filter: ['!', ['has', 'point_count']],
      layout: {
        'icon-image': ['step', ['get', 'ageS'], live[0], live[2], recent[0], recent[2], late[0], late[2], stale[0]],
        'icon-rotate': ['get', 'bearing'],
        'icon-rotation-alignment': 'map',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true
      }
    }
  ]
}

function drawArrow(colour: string): ImageData {
  const sidePx = 22
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = sidePx
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('The browser gives no 2D drawing context')
  pen.fillStyle = colour
  pen.beginPath()
  pen.moveTo(sidePx / 2, 1)
  pen.lineTo(sidePx - 3, sidePx - 2)
  pen.lineTo(sidePx / 2, sidePx - 6)
  pen.lineTo(3, sidePx - 2)
  pen.fill()
  return pen.getImageData(0, 0, sidePx, sidePx)
}

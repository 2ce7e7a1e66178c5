import type { GeoJSONSource, Map as MapLibreMap, SourceSpecification } from 'maplibre-gl'
import type { MapOverlay } from './map-overlay'
import { noTrack, type DrawnTrack, type TrackFeatures } from './track-features'
import { historyLayers, trackSourceIds as ids, trailLayers } from './track-layers'

/** Where the map keeps clear of what lies over it, in CSS pixels. */
export interface FitRoom {
  readonly rightPx: number
  readonly isMotionReduced: boolean
}

/** The playback marker: where the vehicle was at the moment that is looked at. */
export interface PlaybackMark {
  readonly longitudeDeg: number
  readonly latitudeDeg: number
  /** Between fixes more than 15 minutes apart: it is drawn hollow. */
  readonly isGuess: boolean
  readonly label: string
}

/** Tracks on the map: what is set stays set, whatever happens to the map or its style. */
export interface TrackOverlay {
  /** From the bottom up. */
  readonly overlays: readonly MapOverlay[]
  /** The last hours of the selected vehicle; null for none. */
  readonly setTrail: (trail: TrackFeatures | null) => void
  /** A loaded past; while there is one, everything live is veiled. */
  readonly setHistory: (track: DrawnTrack | null) => void
  readonly setMarker: (mark: PlaybackMark | null) => void
  /** What is drawn now. */
  readonly shown: () => { readonly hasTrail: boolean; readonly hasHistory: boolean }
  /** The same for another map, as it is now. */
  readonly copies: () => readonly MapOverlay[]
  /** Shows all of the past. */
  readonly fit: (room: FitRoom) => void
  /** Brings a point into view; the zoom stays. Does nothing while it is in view. */
  readonly reveal: (longitudeDeg: number, latitudeDeg: number, room: FitRoom) => void
}

type Sourced = keyof typeof ids
type Features = TrackFeatures['features']

/** Nothing is drawn yet. */
export function createTrackOverlay(): TrackOverlay {
  const drawn: Record<Sourced, Features> = { trail: [], history: [], marker: [] }
  let history: DrawnTrack | null = null
  let map: MapLibreMap | null = null
  let isReady = false

  function put(source: Sourced, features: Features): void {
    drawn[source] = features
    if (!isReady) return
    const found = map?.getSource<GeoJSONSource>(ids[source])
    // `setData` of a source that goes with its style may never settle; nobody waits for it.
    void found?.setData({ type: 'FeatureCollection', features: [...features] })
  }

  function veil(): void {
    if (map) setPast(map, history !== null)
    if (isReady && map?.getLayer('fd-track-veil')) {
      map.setLayoutProperty('fd-track-veil', 'visibility', history === null ? 'none' : 'visible')
    }
  }

  function attach(attached: MapLibreMap): () => void {
    map = attached
    const handleStyle = () => {
      isReady = true
      for (const source of ['trail', 'history', 'marker'] as const) put(source, drawn[source])
      veil()
    }
    const handleLoss = () => (isReady = false)
    attached.on('style.load', handleStyle)
    attached.on('webglcontextlost', handleLoss)
    return () => {
      attached.off('style.load', handleStyle)
      attached.off('webglcontextlost', handleLoss)
      isReady = false
      setPast(attached, false)
      map = null
    }
  }

  const below: MapOverlay = {
    place: 'below-vehicles',
    sources: () => ({ [ids.trail]: sourceOf([]) }),
    layers: trailLayers,
    attach: () => () => undefined
  }
  const above: MapOverlay = {
    place: 'above-vehicles',
    sources: () => ({ [ids.history]: sourceOf([]), [ids.marker]: sourceOf([]) }),
    // Drawn without the veil, which comes with a past.
    layers: (scheme) => historyLayers(scheme, false),
    attach
  }

  return {
    overlays: [below, above],
    setTrail: (trail) => put('trail', (trail ?? noTrack).features),
    setHistory(track) {
      history = track
      put('history', (track ?? noTrack).features)
      veil()
    },
    setMarker: (mark) => put('marker', mark === null ? [] : [markerFeature(mark)]),
    shown: () => ({ hasTrail: drawn.trail.length > 0, hasHistory: history !== null }),
    copies() {
      const { trail, history: past, marker } = drawn
      const veiled = history !== null
      return [
        {
          place: 'below-vehicles',
          sources: () => ({ [ids.trail]: sourceOf(trail) }),
          layers: trailLayers,
          attach: () => () => undefined
        },
        {
          place: 'above-vehicles',
          sources: () => ({ [ids.history]: sourceOf(past), [ids.marker]: sourceOf(marker) }),
          layers: (scheme) => historyLayers(scheme, veiled),
          attach(copy) {
            setPast(copy, veiled)
            return () => setPast(copy, false)
          }
        }
      ]
    },
    fit({ rightPx, isMotionReduced }) {
      if (history === null) return
      // What lies below the map has just come, and the map hears of its new size only later.
      map?.resize()
      const { west, south, east, north } = history.bounds
      const padding = { top: 72, bottom: 56, left: 56, right: 56 + rightPx }
      const box: [[number, number], [number, number]] = [
        [west, south],
        [east, north]
      ]
      const camera = map?.cameraForBounds(box, { padding, maxZoom: 14 })
      if (camera) map?.easeTo({ ...camera, duration: isMotionReduced ? 0 : 400 })
    },
    reveal(longitudeDeg, latitudeDeg, { rightPx, isMotionReduced }) {
      if (map === null) return
      const { x, y } = map.project([longitudeDeg, latitudeDeg])
      const { clientWidth, clientHeight } = map.getContainer()
      const marginPx = 48
      const isInView =
        x > marginPx && y > marginPx && x < clientWidth - rightPx - marginPx && y < clientHeight - marginPx
      if (isInView) return
      map.easeTo({
        center: [longitudeDeg, latitudeDeg],
        offset: [-rightPx / 2, 0],
        duration: isMotionReduced ? 0 : 300
      })
    }
  }
}

function sourceOf(features: Features): SourceSpecification {
  return { type: 'geojson', data: { type: 'FeatureCollection', features: [...features] }, tolerance: 0.2, maxzoom: 17 }
}

function markerFeature({ longitudeDeg, latitudeDeg, isGuess, label }: PlaybackMark): Features[number] {
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [longitudeDeg, latitudeDeg] },
    properties: { isGuess, label }
  }
}

/** The fleet lies over the map on canvases of its own, which the map's veil does not reach: the style sheet dims them (map.module.css). */
function setPast(map: MapLibreMap, isShown: boolean): void {
  map.getCanvasContainer().toggleAttribute('data-past', isShown)
}

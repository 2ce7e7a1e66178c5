import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap, SourceSpecification } from 'maplibre-gl'
import type { PlaceBounds, PlacePoint, PlaceShape } from '@shared/domain/place'
import { placeOutline, placeTop } from '@shared/domain/place-outline'
import { mapFonts } from './basemap-style'
import type { MapOverlay } from './map-overlay'
import { vehiclePalettes, type MapScheme } from './palette'

/** A place with what is written at it. */
export interface DrawnPlace {
  readonly shape: PlaceShape
  readonly name: string
}

/** What is being drawn: its shape once there is one, and its corners. */
export interface DrawnDraft {
  readonly shape: PlaceShape | null
  readonly points: readonly PlacePoint[]
  /** The radius of a circle, in words; otherwise empty. */
  readonly length: string
}

/** Everything about places that the map shows. */
export interface DrawnPlaces {
  /** The one that is looked at; its middle is marked where distances are measured from it. */
  readonly open: (DrawnPlace & { readonly hasMiddle: boolean }) | null
  readonly draft: DrawnDraft | null
  /** Faint. */
  readonly saved: readonly DrawnPlace[]
}

/** What covers the map, in CSS pixels. */
export interface PlaceRoom {
  readonly leftPx: number
  readonly rightPx: number
  readonly isMotionReduced: boolean
}

/** Places on the map: what is set stays set, whatever happens to the map or its style. */
export interface PlacesOverlay {
  readonly overlay: MapOverlay
  readonly set: (drawn: DrawnPlaces) => void
  /** What is drawn now. */
  readonly shown: () => DrawnPlaces
  /** The same for another map, as it is now; without what is still being drawn. */
  readonly copy: () => MapOverlay
  /** Shows all of a place. */
  readonly fit: (bounds: PlaceBounds, room: PlaceRoom) => void
}

export const noPlaces: DrawnPlaces = { open: null, draft: null, saved: [] }

const sourceId = 'fd-places'
const deepestFitZoom = 15
const fitMs = 400

/** Nothing is drawn yet. */
export function createPlacesOverlay(): PlacesOverlay {
  let drawn = noPlaces
  let map: MapLibreMap | null = null
  let isReady = false

  function put(): void {
    if (!isReady) return
    // `setData` of a source that goes with its style may never settle; nobody waits for it.
    void map?.getSource<GeoJSONSource>(sourceId)?.setData({ type: 'FeatureCollection', features: featuresOf(drawn) })
  }

  return {
    overlay: {
      place: 'below-vehicles',
      sources: () => ({ [sourceId]: sourceOf(noPlaces) }),
      layers: placeLayers,
      attach(attached) {
        map = attached
        const handleStyle = () => {
          isReady = true
          put()
        }
        const handleLoss = () => (isReady = false)
        attached.on('style.load', handleStyle)
        attached.on('webglcontextlost', handleLoss)
        return () => {
          attached.off('style.load', handleStyle)
          attached.off('webglcontextlost', handleLoss)
          isReady = false
          map = null
        }
      }
    },
    set(next) {
      drawn = next
      put()
    },
    shown: () => drawn,
    copy() {
      const source = sourceOf({ ...drawn, draft: null })
      return {
        place: 'below-vehicles',
        sources: () => ({ [sourceId]: source }),
        layers: placeLayers,
        attach: () => () => undefined
      }
    },
    fit({ westDeg, southDeg, eastDeg, northDeg }, { leftPx, rightPx, isMotionReduced }) {
      const padding = { top: 64, bottom: 64, left: 48 + leftPx, right: 48 + rightPx }
      const box: [[number, number], [number, number]] = [
        [westDeg, Math.max(-85, southDeg)],
        [eastDeg, Math.min(85, northDeg)]
      ]
      const camera = map?.cameraForBounds(box, { padding, maxZoom: deepestFitZoom })
      if (camera) map?.easeTo({ ...camera, duration: isMotionReduced ? 0 : fitMs })
    }
  }
}

function sourceOf(drawn: DrawnPlaces): SourceSpecification {
  return {
    type: 'geojson',
    data: { type: 'FeatureCollection', features: featuresOf(drawn) },
    tolerance: 0.2,
    maxzoom: 17
  }
}

type Kind = 'open' | 'draft' | 'saved'
type Position = [longitudeDeg: number, latitudeDeg: number]
interface PlaceFeature {
  readonly type: 'Feature'
  readonly geometry:
    | { type: 'Point'; coordinates: Position }
    | { type: 'LineString'; coordinates: Position[] }
    | { type: 'Polygon'; coordinates: Position[][] }
  readonly properties: Readonly<Record<string, string>>
}

/** What the map draws, from the bottom up. */
export function featuresOf({ open, draft, saved }: DrawnPlaces): PlaceFeature[] {
  const area = (kind: Kind, shape: PlaceShape): PlaceFeature => ({
    type: 'Feature',
    geometry: { type: 'Polygon', coordinates: [placeOutline(shape)] },
    properties: { kind, part: 'area' }
  })
  const spot = (kind: Kind, part: string, coordinates: [number, number], name = ''): PlaceFeature => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates },
    properties: { kind, part, name }
  })
  const named = (kind: Kind, { shape, name }: DrawnPlace): PlaceFeature[] => [
    area(kind, shape),
    ...(name === '' ? [] : [spot(kind, 'name', placeTop(shape), name)])
  ]
  const features = saved.flatMap((place) => named('saved', place))
  if (open) {
    features.push(...named('open', open))
    if (open.hasMiddle && open.shape.kind === 'circle') {
      const { longitudeDeg, latitudeDeg } = open.shape.centre
      features.push(spot('open', 'corner', [longitudeDeg, latitudeDeg]))
    }
  }
  if (draft) {
    const corners = draft.points.map(({ longitudeDeg, latitudeDeg }): [number, number] => [longitudeDeg, latitudeDeg])
    if (draft.shape) features.push(area('draft', draft.shape))
    if (corners.length > 1) {
      features.push({
        type: 'Feature',
        geometry: { type: 'LineString', coordinates: corners },
        properties: { kind: 'draft', part: 'line' }
      })
    }
    features.push(...corners.map((corner) => spot('draft', 'corner', corner)))
    const last = corners.at(-1)
    if (draft.length !== '' && last) features.push(spot('draft', 'name', last, draft.length))
  }
  return features
}

function placeLayers(scheme: MapScheme): LayerSpecification[] {
  const { accent, outline, text, textHalo } = vehiclePalettes[scheme]
  const isSaved = ['==', ['get', 'kind'], 'saved'] as ['==', ['get', string], string]
  return [
    {
      id: 'fd-places-fill',
      type: 'fill',
      source: sourceId,
      filter: ['==', ['get', 'part'], 'area'],
      paint: { 'fill-color': accent, 'fill-opacity': ['case', isSaved, 0.05, 0.12] }
    },
    {
      id: 'fd-places-line',
      type: 'line',
      source: sourceId,
      filter: ['all', ['==', ['get', 'part'], 'area'], ['!=', ['get', 'kind'], 'draft']],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': accent,
        'line-width': ['case', isSaved, 1.25, 2],
        'line-opacity': ['case', isSaved, 0.55, 0.95]
      }
    },
    {
      id: 'fd-places-draft',
      type: 'line',
      source: sourceId,
      filter: ['all', ['==', ['get', 'kind'], 'draft'], ['match', ['get', 'part'], ['area', 'line'], true, false]],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': accent, 'line-width': 2, 'line-dasharray': [2, 1.5] }
    },
    {
      id: 'fd-places-corners',
      type: 'circle',
      source: sourceId,
      filter: ['==', ['get', 'part'], 'corner'],
      paint: { 'circle-radius': 4, 'circle-color': outline, 'circle-stroke-color': accent, 'circle-stroke-width': 2 }
    },
    {
      id: 'fd-places-names',
      type: 'symbol',
      source: sourceId,
      filter: ['==', ['get', 'part'], 'name'],
      layout: {
        'text-field': ['get', 'name'],
        'text-font': [mapFonts.semibold],
        'text-size': 12,
        'text-anchor': 'bottom',
        'text-offset': [0, -0.35],
        'text-max-width': 14
      },
      paint: { 'text-color': text, 'text-halo-color': textHalo, 'text-halo-width': 1.6 }
    }
  ]
}

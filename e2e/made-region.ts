import { createPmtilesWriter } from '../scripts/basemap/pmtiles-writer.mjs'
import { encodeTile, type MadeFeature } from './vector-tile'

export type Place = readonly [longitudeDeg: number, latitudeDeg: number]

/** What the made-up plan covers: some ninety by seventy miles. */
export function boundsAround([longitudeDeg, latitudeDeg]: Place) {
  return { west: longitudeDeg - 0.7, south: latitudeDeg - 0.5, east: longitudeDeg + 0.7, north: latitudeDeg + 0.5 }
}

const minZoom = 5
const maxZoom = 12

type LayerNames = 'protomaps' | 'openmaptiles'

/** A made-up town plan: a grid of roads, a park, a lake, a few names; in the layer names of one of the two schemas. */
function townPlan(centre: Place, schema: LayerNames): readonly MadeFeature[] {
  const { west, south, east, north } = boundsAround(centre)
  const isProtomaps = schema === 'protomaps'
  const features: MadeFeature[] = []
  const area = (layer: string, [w, s, e, n]: readonly [number, number, number, number], tags: MadeFeature['tags']) =>
    features.push({
      layer,
      shape: 'area',
      points: [
        [w, n],
        [e, n],
        [e, s],
        [w, s]
      ],
      tags
    })
  const road = (points: MadeFeature['points'], weight: 'motorway' | 'major' | 'minor', name: string) => {
    const kinds = {
      motorway: ['highway', 'motorway'],
      major: ['major_road', 'primary'],
      minor: ['minor_road', 'minor']
    }
    const [protomaps = '', openMapTiles = ''] = kinds[weight]
    features.push({
      layer: isProtomaps ? 'roads' : 'transportation',
      shape: 'line',
      points,
      tags: isProtomaps ? { kind: protomaps, name } : { class: openMapTiles }
    })
    if (!isProtomaps)
      features.push({ layer: 'transportation_name', shape: 'line', points, tags: { class: openMapTiles, name } })
  }
  const place = (name: string, at: readonly [number, number], isCity: boolean) =>
    features.push({
      layer: isProtomaps ? 'places' : 'place',
      shape: 'point',
      points: [at],
      tags: isProtomaps
        ? { kind: 'locality', kind_detail: isCity ? 'city' : 'town', name, population_rank: isCity ? 10 : 5 }
        : { class: isCity ? 'city' : 'town', name, rank: isCity ? 2 : 8 }
    })
  if (isProtomaps) area('earth', [west, south, east, north], { kind: 'earth' })
  area(
    'water',
    [west + 0.42, south + 0.65, west + 0.62, south + 0.82],
    isProtomaps ? { kind: 'lake' } : { class: 'lake' }
  )
  area(
    isProtomaps ? 'landuse' : 'park',
    [west + 0.78, south + 0.14, west + 0.96, south + 0.3],
    isProtomaps ? { kind: 'park' } : { class: 'park' }
  )
  for (let step = 0; step <= 70; step++) {
    const longitude = west + step * 0.02
    const latitude = south + step * 0.02
    const weight = step % 20 === 10 ? 'motorway' : step % 5 === 0 ? 'major' : 'minor'
    road(
      [
        [longitude, south],
        [longitude, north]
      ],
      weight,
      `${step} Street`
    )
    if (latitude <= north)
      road(
        [
          [west, latitude],
          [east, latitude]
        ],
        weight,
        `Avenue ${step}`
      )
  }
  place('Fort Example', [west + 0.3, south + 0.45], true)
  place('Sampleton', [west + 0.85, south + 0.55], true)
  for (const [index, name] of ['Northwood', 'Lakeside', 'Millbrook', 'Cedar Bend', 'Old Ferry'].entries())
    place(name, [west + 0.2 + index * 0.26, south + 0.2 + (index % 3) * 0.28], false)
  return features
}

/** The tile at a place, in OpenMapTiles layer names; null where the plan has nothing. */
export function madeTile(centre: Place, z: number, x: number, y: number): Uint8Array | null {
  return encodeTile({ z, x, y }, townPlan(centre, 'openmaptiles'))
}

/** Writes the plan as a region file. */
export function writeMadeRegion(path: string, centre: Place, schema: LayerNames): void {
  const writer = createPmtilesWriter()
  const plan = townPlan(centre, schema)
  const layers = [...new Set(plan.map((feature) => feature.layer))]
  const { west, south, east, north } = boundsAround(centre)
  for (let z = minZoom; z <= maxZoom; z++) {
    const [left, top] = tileAt(west, north, z)
    const [right, bottom] = tileAt(east, south, z)
    for (let x = left; x <= right; x++)
      for (let y = top; y <= bottom; y++) {
        const tile = encodeTile({ z, x, y }, z < 11 ? plan.filter((feature) => !isMinor(feature)) : plan)
        if (tile !== null) writer.add(z, x, y, tile)
      }
  }
  writer.write(path, {
    metadata: {
      name: 'Made up',
      attribution: '© <b>Nobody</b>',
      vector_layers: layers.map((id) => ({ id, fields: {} }))
    },
    minZoom,
    maxZoom,
    bounds: [west, south, east, north],
    center: [...centre, 9]
  })
}

function isMinor({ tags }: MadeFeature): boolean {
  return tags['kind'] === 'minor_road' || tags['class'] === 'minor'
}

function tileAt(longitudeDeg: number, latitudeDeg: number, z: number): readonly [x: number, y: number] {
  const sine = Math.sin((latitudeDeg * Math.PI) / 180)
  const worldY = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
  return [Math.floor((longitudeDeg / 360 + 0.5) * 2 ** z), Math.floor(worldY * 2 ** z)]
}

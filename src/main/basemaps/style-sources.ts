import type { StyleRefusal } from '@shared/ipc/schemas-basemaps'
import { isRecord, numberWithin, stringOf } from './json-values'
import { checkMapUrl, type MapUrl } from './map-url'
import { plainText } from './plain-text'

type TiledType = 'vector' | 'raster' | 'raster-dem'

/** A source of a checked style. One that names a TileJSON is not whole until that has been fetched. */
export type CheckedSource =
  | {
      readonly kind: 'tiles'
      readonly type: TiledType
      readonly options: TileOptions
      readonly tiles: readonly MapUrl[]
      readonly attribution: string
    }
  | { readonly kind: 'tilejson'; readonly type: TiledType; readonly options: TileOptions; readonly url: MapUrl }
  | {
      readonly kind: 'geojson'
      readonly options: Readonly<Record<string, unknown>>
      /** Told apart by `kind`: data that the style brings along must not be able to look like an address that was checked. */
      readonly data:
        { readonly kind: 'url'; readonly url: MapUrl } | { readonly kind: 'inline'; readonly value: object }
      readonly attribution: string
    }

type TileOptions = Readonly<Record<string, unknown>>

export type SourceCheck =
  | { readonly kind: 'source'; readonly source: CheckedSource }
  | { readonly kind: 'refused'; readonly reason: StyleRefusal }

const longestAttribution = 400
const mostTileUrls = 8
const deepestZoom = 24
const geojsonKeys = [
  'maxzoom',
  'buffer',
  'tolerance',
  'cluster',
  'clusterRadius',
  'clusterMaxZoom',
  'lineMetrics',
  'generateId'
]

/**
 * Checks one source: tiles and GeoJSON only. Pictures and films (`image`, `video`) are refused, because what they load cannot be told apart
 * from a tracking pixel, and other kinds because MapLibre does not know them either.
 *
 * @param given the source as the style has it
 * @param at where the style came from
 */
export function checkSource(given: unknown, at: MapUrl): SourceCheck {
  if (!isRecord(given)) return { kind: 'refused', reason: 'not-a-style' }
  switch (given['type']) {
    case 'vector':
    case 'raster':
    case 'raster-dem':
      return checkTiled(given['type'], given, at)
    case 'geojson':
      return checkGeoJson(given, at)
    default:
      return { kind: 'refused', reason: 'unsupported' }
  }
}

function checkTiled(type: TiledType, given: Readonly<Record<string, unknown>>, at: MapUrl): SourceCheck {
  const options = tileOptionsOf(given)
  if (given['tiles'] !== undefined) return readTiles(type, given, options, at)
  const url = checkMapUrl(stringOf(given['url']), at)
  return url.kind === 'refused' ? url : { kind: 'source', source: { kind: 'tilejson', type, options, url: url.url } }
}

/**
 * Makes a source whole with the TileJSON that it named.
 *
 * @param source as the style had it
 * @param value the TileJSON, parsed
 */
export function withTileJson(source: Extract<CheckedSource, { kind: 'tilejson' }>, value: unknown): SourceCheck {
  if (!isRecord(value)) return { kind: 'refused', reason: 'not-a-style' }
  return readTiles(source.type, value, { ...tileOptionsOf(value), ...source.options }, source.url)
}

function readTiles(
  type: TiledType,
  given: Readonly<Record<string, unknown>>,
  options: TileOptions,
  at: MapUrl
): SourceCheck {
  const texts: readonly unknown[] = Array.isArray(given['tiles']) ? given['tiles'] : []
  if (texts.length === 0 || texts.length > mostTileUrls) return { kind: 'refused', reason: 'not-a-style' }
  const tiles: MapUrl[] = []
  for (const text of texts) {
    const checked = checkMapUrl(stringOf(text), at)
    if (checked.kind === 'refused') return checked
    tiles.push(checked.url)
  }
  const attribution = plainText(given['attribution'], longestAttribution)
  return { kind: 'source', source: { kind: 'tiles', type, options, tiles, attribution } }
}

function tileOptionsOf(given: Readonly<Record<string, unknown>>): TileOptions {
  const { bounds, scheme, encoding } = given
  return {
    ...definedZoom('minzoom', given['minzoom']),
    ...definedZoom('maxzoom', given['maxzoom']),
    ...(numberWithin(given['tileSize'], 64, 2048) === undefined ? {} : { tileSize: given['tileSize'] }),
    ...(areBounds(bounds) ? { bounds } : {}),
    ...(scheme === 'xyz' || scheme === 'tms' ? { scheme } : {}),
    ...(encoding === 'terrarium' || encoding === 'mapbox' ? { encoding } : {})
  }
}

function definedZoom(key: string, value: unknown): Readonly<Record<string, number>> {
  const zoom = numberWithin(value, 0, deepestZoom)
  return zoom === undefined ? {} : { [key]: zoom }
}

function areBounds(value: unknown): boolean {
  return Array.isArray(value) && value.length === 4 && value.every((one) => numberWithin(one, -180, 180) !== undefined)
}

function checkGeoJson(given: Readonly<Record<string, unknown>>, at: MapUrl): SourceCheck {
  const options = Object.fromEntries(
    geojsonKeys.filter((key) => ['number', 'boolean'].includes(typeof given[key])).map((key) => [key, given[key]])
  )
  const attribution = plainText(given['attribution'], longestAttribution)
  if (isRecord(given['data']))
    return {
      kind: 'source',
      source: { kind: 'geojson', options, data: { kind: 'inline', value: given['data'] }, attribution }
    }
  const url = checkMapUrl(stringOf(given['data']), at)
  return url.kind === 'refused' ? url : { kind: 'source', source: { kind: 'geojson', options, data: url, attribution } }
}

import type { StyleRefusal } from '@shared/ipc/schemas-basemaps'
import { isRecord, stringOf } from './json-values'
import { checkMapUrl, type MapUrl } from './map-url'
import { plainText } from './plain-text'
import { checkSource, type CheckedSource } from './style-sources'

/** A style rebuilt out of what this app knows; what it does not know is left behind. */
export interface CheckedStyle {
  readonly name: string
  readonly sources: ReadonlyMap<string, CheckedSource>
  readonly layers: readonly Readonly<Record<string, unknown>>[]
  readonly glyphs: MapUrl | null
  readonly sprites: readonly { readonly id: string; readonly url: MapUrl }[]
}

export type StyleCheck =
  { readonly kind: 'style'; readonly style: CheckedStyle } | { readonly kind: 'refused'; readonly reason: StyleRefusal }

const mostLayers = 1000
const mostSources = 16
const mostSprites = 8
/** Sources and layers of the app itself begin with it, and must not be taken over. */
const ourPrefix = 'fd-'

const layerTypes: ReadonlySet<unknown> = new Set([
  'background',
  'fill',
  'line',
  'symbol',
  'raster',
  'circle',
  'fill-extrusion',
  'heatmap',
  'hillshade',
  'color-relief'
])

/** What a layer may carry; `metadata` and whatever comes next are left behind. */
const layerKeys = ['id', 'type', 'source', 'source-layer', 'minzoom', 'maxzoom', 'filter', 'layout', 'paint'] as const

/**
 * Checks a style from the net and rebuilds it (docs/threat-model.md, "A style is a stranger's text").
 *
 * Threat: a style is written by whoever runs the map. It must not name an address that was not looked at, take the place of our layers, or move
 * the camera. Nothing of it is passed on as it came, but the values of filters, layout and paint: those are data to MapLibre, never code.
 *
 * @param value parsed JSON
 * @param at where it came from; relative addresses count from there
 */
export function checkStyle(value: unknown, at: MapUrl): StyleCheck {
  if (!isRecord(value) || value['version'] !== 8 || !isRecord(value['sources']) || !Array.isArray(value['layers']))
    return { kind: 'refused', reason: 'not-a-style' }
  const layers = layersOf(value['layers'], value['sources'])
  const entries = Object.entries(value['sources']).filter(([id]) => !id.startsWith(ourPrefix))
  if (layers === null || entries.length > mostSources) return { kind: 'refused', reason: 'not-a-style' }
  const sources = new Map<string, CheckedSource>()
  for (const [id, given] of entries) {
    const checked = checkSource(given, at)
    if (checked.kind === 'refused') return checked
    sources.set(id, checked.source)
  }
  const glyphs = value['glyphs'] === undefined ? null : checkMapUrl(stringOf(value['glyphs']), at)
  if (glyphs?.kind === 'refused') return glyphs
  const sprites = spritesOf(value['sprite'], at)
  if (sprites.kind === 'refused') return sprites
  const name = plainText(value['name'], 200)
  return {
    kind: 'style',
    style: {
      name: name === '' ? at.host : name,
      sources,
      layers,
      glyphs: glyphs?.url ?? null,
      sprites: sprites.sprites
    }
  }
}

/** Null when they are no layers at all, or belong to sources that are not there. */
function layersOf(given: readonly unknown[], sources: Readonly<Record<string, unknown>>) {
  if (given.length === 0 || given.length > mostLayers) return null
  const layers: Record<string, unknown>[] = []
  const ids = new Set<string>()
  for (const layer of given) {
    if (!isRecord(layer) || !layerTypes.has(layer['type'])) return null
    const id = stringOf(layer['id'])
    if (id === '' || id.startsWith(ourPrefix) || ids.has(id)) return null
    if (layer['type'] !== 'background' && !Object.hasOwn(sources, stringOf(layer['source']))) return null
    ids.add(id)
    layers.push(
      Object.fromEntries(layerKeys.filter((key) => Object.hasOwn(layer, key)).map((key) => [key, layer[key]]))
    )
  }
  return layers
}

type SpriteCheck =
  | { readonly kind: 'sprites'; readonly sprites: CheckedStyle['sprites'] }
  | { readonly kind: 'refused'; readonly reason: StyleRefusal }

function spritesOf(given: unknown, at: MapUrl): SpriteCheck {
  if (given === undefined) return { kind: 'sprites', sprites: [] }
  const entries: readonly unknown[] = Array.isArray(given) ? given : [{ id: 'default', url: given }]
  if (entries.length > mostSprites) return { kind: 'refused', reason: 'not-a-style' }
  const sprites: { id: string; url: MapUrl }[] = []
  for (const entry of entries) {
    if (!isRecord(entry)) return { kind: 'refused', reason: 'not-a-style' }
    const checked = checkMapUrl(stringOf(entry['url']), at)
    if (checked.kind === 'refused') return checked
    sprites.push({ id: stringOf(entry['id']), url: checked.url })
  }
  return { kind: 'sprites', sprites }
}

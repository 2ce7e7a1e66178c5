import type { StyleRefusal } from '@shared/ipc/schemas-basemaps'
import type { FetchLike } from '../catena/http-types'
import { fetchJson } from './json-fetch'
import { checkMapUrl, type MapUrl } from './map-url'
import { joinAttributions } from './plain-text'
import { checkStyle, type CheckedStyle } from './style-check'
import { withTileJson, type CheckedSource } from './style-sources'

/** A style of the net, ready for the page. */
export interface OnlineStyle {
  readonly name: string
  readonly styleHost: string
  /** Where the page would load from: tiles, glyphs, sprites, data. */
  readonly origins: readonly string[]
  readonly attribution: string
  /** JSON. */
  readonly style: string
}

export type OnlineStyleOutcome =
  { readonly kind: 'found'; readonly found: OnlineStyle } | { readonly kind: 'refused'; readonly reason: StyleRefusal }

interface OnlineStyleParts {
  readonly fetch: FetchLike
  /** For the style and everything it names together, in milliseconds. */
  readonly timeoutMs?: number
}

const styleTimeoutMs = 15_000
const mostStyleBytes = 4 * 1024 * 1024
const mostTileJsonBytes = 1024 * 1024
/** More hosts than a person reads through before saying yes. */
const mostOrigins = 8
const longestAttribution = 400

/**
 * Fetches a style and the TileJSON documents that it names, and rebuilds it with their tiles written in, so that the page asks for nothing but
 * tiles, glyphs and sprites.
 *
 * @param address as the person entered it
 */
export async function readOnlineStyle(address: string, parts: OnlineStyleParts): Promise<OnlineStyleOutcome> {
  const at = checkMapUrl(address, null)
  if (at.kind === 'refused') return at
  const signal = AbortSignal.timeout(parts.timeoutMs ?? styleTimeoutMs)
  const fetched = await fetchJson(at.url.href, { fetch: parts.fetch, signal, maxBytes: mostStyleBytes })
  if (fetched.kind === 'refused') return fetched
  const checked = checkStyle(fetched.value, at.url)
  if (checked.kind === 'refused') return checked
  const sources = await wholeSources(checked.style, { fetch: parts.fetch, signal })
  if (sources.kind === 'refused') return sources
  const origins = originsOf(checked.style, [...sources.sources.values()])
  if (origins.length > mostOrigins) return { kind: 'refused', reason: 'too-many-hosts' }
  return {
    kind: 'found',
    found: {
      name: checked.style.name,
      styleHost: at.url.host,
      origins,
      attribution: joinAttributions(
        [...sources.sources.values()].map((source) => source.attribution),
        longestAttribution
      ),
      style: JSON.stringify(styleJson(checked.style, sources.sources))
    }
  }
}

type WholeSource = Exclude<CheckedSource, { kind: 'tilejson' }>
type WholeSources =
  | { readonly kind: 'sources'; readonly sources: ReadonlyMap<string, WholeSource> }
  | { readonly kind: 'refused'; readonly reason: StyleRefusal }

async function wholeSources(
  style: CheckedStyle,
  parts: { readonly fetch: FetchLike; readonly signal: AbortSignal }
): Promise<WholeSources> {
  const whole = new Map<string, WholeSource>()
  for (const [id, source] of style.sources) {
    if (source.kind !== 'tilejson') {
      whole.set(id, source)
      continue
    }
    const fetched = await fetchJson(source.url.href, { ...parts, maxBytes: mostTileJsonBytes })
    if (fetched.kind === 'refused') return fetched
    const made = withTileJson(source, fetched.value)
    if (made.kind === 'refused') return made
    if (made.source.kind !== 'tilejson') whole.set(id, made.source)
  }
  return { kind: 'sources', sources: whole }
}

function originsOf(style: CheckedStyle, sources: readonly WholeSource[]): readonly string[] {
  const urls: MapUrl[] = [
    ...style.sprites.map((sprite) => sprite.url),
    ...(style.glyphs === null ? [] : [style.glyphs])
  ]
  for (const source of sources) {
    if (source.kind === 'tiles') urls.push(...source.tiles)
    else if (source.data.kind === 'url') urls.push(source.data.url)
  }
  return [...new Set(urls.map((url) => url.origin))].sort()
}

function styleJson(style: CheckedStyle, sources: ReadonlyMap<string, WholeSource>): object {
  return {
    version: 8,
    name: style.name,
    ...(style.glyphs === null ? {} : { glyphs: style.glyphs.href }),
    ...(style.sprites.length === 0
      ? {}
      : { sprite: style.sprites.map((sprite) => ({ id: sprite.id, url: sprite.url.href })) }),
    sources: Object.fromEntries([...sources].map(([id, source]) => [id, sourceJson(source)])),
    layers: style.layers
  }
}

function sourceJson(source: WholeSource): object {
  if (source.kind === 'tiles')
    return { ...source.options, type: source.type, tiles: source.tiles.map((tile) => tile.href) }
  const { data } = source
  return { ...source.options, type: 'geojson', data: data.kind === 'url' ? data.url.href : data.value }
}

import type { StyleRefusal } from '@shared/ipc/schemas-basemaps'

/** An address that a map may be loaded from. */
export interface MapUrl {
  /** As the map uses it: absolute, with its `{z}` and the like. */
  readonly href: string
  /** Scheme, host and port: what a Content-Security-Policy names. */
  readonly origin: string
  readonly host: string
  readonly isLoopback: boolean
}

export type CheckedMapUrl =
  { readonly kind: 'url'; readonly url: MapUrl } | { readonly kind: 'refused'; readonly reason: StyleRefusal }

/**
 * A host that can stand in a policy as it is.
 *
 * Threat: a host such as `*`, `a;script-src *` or `{s}.example.com` that would widen the policy or mean another host with every tile. Names
 * are therefore compared with what names are made of. IPv6 has no way to be written in a policy and is refused with the rest.
 */
const plainOrigin = /^(https?):\/\/[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:\d{1,5})?$/

/** Whether a text is an origin and nothing more, so that it may be put into a policy. */
export function isPlainOrigin(text: string): boolean {
  return text.length <= 300 && plainOrigin.test(text) && (text.startsWith('https:') || isLoopbackOrigin(text))
}

function isLoopbackOrigin(origin: string): boolean {
  return /^https?:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/.test(origin)
}

/**
 * Reads one address of a style.
 *
 * Threat: an address with a name and password in it, one that runs or embeds (`javascript:`, `data:`), plain http, and a style from the net that
 * makes this computer ask its own services. So: https, or http to this computer when the style itself comes from this computer.
 *
 * @param text the address; relative ones count from `base`
 * @param base what it stands in; null for the address that the person entered
 */
export function checkMapUrl(text: string, base: MapUrl | null): CheckedMapUrl {
  const url = parse(text, base)
  if (url === null) return { kind: 'refused', reason: 'not-a-url' }
  if (url.username !== '' || url.password !== '') return { kind: 'refused', reason: 'credentials-in-url' }
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return { kind: 'refused', reason: base === null ? 'not-https' : 'unsupported' }
  const isLoopback = isLoopbackOrigin(url.origin)
  if (url.protocol === 'http:' && !isLoopback) return { kind: 'refused', reason: 'not-https' }
  if (base !== null && isLoopback && !base.isLoopback) return { kind: 'refused', reason: 'unsupported' }
  if (!isPlainOrigin(url.origin)) return { kind: 'refused', reason: 'not-a-url' }
  // The parser encodes the braces of `{z}/{x}/{y}`; the map looks for them as they are.
  const href = url.href.replaceAll(/%7B/gi, '{').replaceAll(/%7D/gi, '}')
  return { kind: 'url', url: { href, origin: url.origin, host: url.host, isLoopback } }
}

function parse(text: string, base: MapUrl | null): URL | null {
  try {
    return base === null ? new URL(text) : new URL(text, base.href)
  } catch {
    return null
  }
}

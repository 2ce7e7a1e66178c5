/** The scheme that the page is served from: not file://, where every file of the disk would be of one origin (SECURITY.md row 3). */
export const appScheme = 'app'

/** The one host of the scheme. */
export const appHost = 'bundle'

/** `location.origin` of our page. */
export const appOrigin = `${appScheme}://${appHost}`

/** The one page that a window of ours may show. */
export const pageUrl = `${appOrigin}/`

/**
 * Whether a URL is our page itself: not merely our origin, so that no other file can be made a document.
 *
 * Threat: text comparison is fooled by `app://bundle.evil/`, `app://bundle@evil/` and `https://evil/?next=app://bundle/`;
 * therefore each part of the parsed URL is compared.
 *
 * @param text the URL as Chromium reports it; a fragment is allowed
 */
export function isOwnPage(text: string): boolean {
  const url = parseUrl(text)
  return (
    url !== undefined &&
    isOnOwnHost(url) &&
    (url.pathname === '/' || url.pathname === '/index.html') &&
    url.search === ''
  )
}

/** Whether a URL is of our origin, whatever its path. */
export function isOwnOrigin(text: string): boolean {
  const url = parseUrl(text)
  return url !== undefined && isOnOwnHost(url)
}

/** A URL as it may stand in a log: scheme and host. Path and query may carry what must not be logged. */
export function describeUrl(text: string): string {
  const url = parseUrl(text)
  return url === undefined ? '(not a URL)' : `${url.protocol}//${url.host}`
}

function isOnOwnHost(url: URL): boolean {
  // `host` holds the port too. Node gives schemes it does not know an opaque origin, so `url.origin` says "null" here.
  return url.protocol === `${appScheme}:` && url.host === appHost && url.username === '' && url.password === ''
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    // Not a URL: nobody's origin.
    return undefined
  }
}

import { appOrigin } from './app-origin'

/** What a request to the scheme gets: a file below one of two folders, a region file that the person chose, or a status. */
export type AppPath =
  | {
      readonly kind: 'file'
      readonly root: 'renderer' | 'resources'
      /** Below the root, with forward slashes. */
      readonly path: string
      readonly contentType: string
    }
  | { readonly kind: 'region'; readonly id: string }
  | { readonly kind: 'refused'; readonly status: 400 | 404 | 405 }

/** What is served at all: a kind of file that is not here is not found, even where one lies in the folder. */
const contentTypes: ReadonlyMap<string, string> = new Map([
  ['html', 'text/html; charset=utf-8'],
  ['js', 'text/javascript; charset=utf-8'],
  ['mjs', 'text/javascript; charset=utf-8'],
  ['css', 'text/css; charset=utf-8'],
  ['json', 'application/json; charset=utf-8'],
  ['map', 'application/json; charset=utf-8'],
  ['txt', 'text/plain; charset=utf-8'],
  ['svg', 'image/svg+xml'],
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['webp', 'image/webp'],
  ['ico', 'image/x-icon'],
  ['woff2', 'font/woff2'],
  ['pmtiles', 'application/vnd.pmtiles'],
  ['pbf', 'application/x-protobuf']
])

/**
 * A file or folder name as our build makes them. No leading dot, so neither `.`, `..` nor a hidden file; no `%`, so nothing is
 * ever decoded, once or twice; no `\`, `:` or NUL, which mean something to one file system or another.
 */
const plainName = /^[A-Za-z0-9_@-][A-Za-z0-9_@.+~-]*$/

/** An id says nothing of where the file is: main knows that, and nobody else. */
const regionPath = /^region\/([0-9a-f-]{36})\.pmtiles$/

/**
 * Decides which file a request to our scheme may have (SECURITY.md row 3). Pure: symbolic links are the reader's business.
 *
 * Threat: a path that leaves the folder (`..`, `%2e%2e`, `%2f`, `\`), reaches a hidden file, or makes another host look like
 * ours. Names are therefore checked against what our build produces and nothing is decoded.
 *
 * @param url the request's URL, unparsed, so that nothing has been tidied away
 * @param method the request's method; only GET and HEAD read files
 * @returns the file, or 405 for another method, 400 for a path that no build of ours has, 404 for another host or kind of file
 */
export function resolveAppPath(url: string, method: string): AppPath {
  if (method !== 'GET' && method !== 'HEAD') return { kind: 'refused', status: 405 }
  const [address = ''] = url.split('#', 1)
  if (address !== appOrigin && !address.startsWith(`${appOrigin}/`)) return { kind: 'refused', status: 404 }
  const path = address.slice(appOrigin.length + 1)
  if (path === '') return file('index.html')
  const [, regionId] = regionPath.exec(path) ?? []
  if (regionId !== undefined) return { kind: 'region', id: regionId }
  return path.split('/').every((name) => plainName.test(name)) ? file(path) : { kind: 'refused', status: 400 }
}

function file(path: string): AppPath {
  const contentType = contentTypes.get(path.slice(path.lastIndexOf('.') + 1))
  if (contentType === undefined) return { kind: 'refused', status: 404 }
  return { kind: 'file', root: path.startsWith('basemap/') ? 'resources' : 'renderer', path, contentType }
}

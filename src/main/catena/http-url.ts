import { fail, ok, type Result } from '@shared/ipc/result'
import type { ApiRequest, Query } from './http-types'
import { Secret } from './secret'

/** Most values one key of a query may have (API.md section 3). */
export const mostQueryValues = 100

/**
 * Builds the address of a call.
 *
 * @returns the address; fails with `invalid-input` when a path value is no plain path segment
 * @throws when a placeholder has no value or a query list has none or more than 100 values: bugs of the caller
 */
export function buildUrl(baseUrl: string, call: Pick<ApiRequest, 'route' | 'params' | 'query'>): Result<string> {
  const path = fillPath(call)
  if (path === undefined) return fail('invalid-input')
  return ok(baseUrl + path + (call.query === undefined ? '' : buildQuery(call.query)))
}

/** The route with its placeholders filled; undefined when a value is no plain path segment. */
function fillPath(call: Pick<ApiRequest, 'route' | 'params'>): string | undefined {
  if (!call.route.includes('{')) return call.route
  const path: string[] = []
  for (const segment of call.route.split('/')) {
    const name = /^\{(\w+)\}$/.exec(segment)?.[1]
    if (name === undefined) {
      path.push(segment)
      continue
    }
    const given = call.params?.[name]
    if (given === undefined) throw new Error(`No value for {${name}} in ${call.route}`)
    const encoded = encodeSegment(given instanceof Secret ? given.reveal() : given)
    if (encoded === undefined) return undefined
    path.push(encoded)
  }
  return path.join('/')
}

/**
 * Encodes one path segment; undefined when the value cannot be one.
 *
 * Threat: ids come from the server and end up in a path. `.` and `..` survive encoding and would move a DELETE elsewhere.
 */
function encodeSegment(value: string): string | undefined {
  if (value === '' || value === '.' || value === '..') return undefined
  try {
    return encodeURIComponent(value)
  } catch {
    // Half of a surrogate pair, which JSON can carry and an address cannot.
    return undefined
  }
}

/** Encodes a query with its question mark, or gives nothing; a list repeats its key, because `key[]=` and comma lists are other parameters to this API (section 3). */
function buildQuery(query: Query): string {
  const encoded = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value === undefined) continue
    if (typeof value !== 'object') {
      encoded.append(key, String(value))
      continue
    }
    // An empty filter is no filter to the server: it would answer with everybody's data.
    if (value.length === 0) throw new Error(`An empty list for ${key} would ask for everything`)
    if (value.length > mostQueryValues) throw new Error(`${value.length} values for ${key}; at most ${mostQueryValues}`)
    for (const single of value) encoded.append(key, single)
  }
  const text = encoded.toString()
  return text === '' ? '' : `?${text}`
}

import { fail, ok, type Result } from '@shared/ipc/result'
import { isRecord } from './errors'
import type { ApiRequest, Http, Query } from './http-types'

/** Rows asked for per page: the most the API gives (API.md section 3). */
export const largestPageSize = 1000

/** A walk this long is a server that invents cursors without end; the largest known list needs a few hundred pages. */
const mostPages = 10_000

/** One page of a list, rows unread. */
export interface Page {
  readonly items: readonly unknown[]
  /** What the server says the whole list holds; integrations pages do not say. */
  readonly total?: number
  /** 0 for the first page. */
  readonly index: number
}

/** How to walk a list. */
export interface WalkOptions {
  /** 1 to 1000; default 1000. */
  readonly size?: number | undefined
  /** Values for the route's placeholders. */
  readonly params?: ApiRequest['params']
  readonly signal?: AbortSignal | undefined
}

/**
 * Walks a paginated list (API.md section 3). Pages come as they arrive; a failure is the last thing yielded.
 *
 * `next_page` is opaque: it goes back exactly as it came, encoded once like any query value, although it looks encoded already.
 * The walk ends when it is null, absent or empty; an empty page that names a next one is not the end. A cursor that was used
 * before in this walk would go round for ever: the rows before it are delivered, then the walk fails with `bad-answer`.
 *
 * @param http sends the calls
 * @param route the list's path
 * @param query filters, repeated on every page
 */
export async function* pages(
  http: Http,
  route: string,
  query: Query,
  { size = largestPageSize, params = {}, signal }: WalkOptions = {}
): AsyncGenerator<Result<Page>, void, undefined> {
  const seen = new Set<string>()
  let cursor: string | undefined
  for (let index = 0; index < mostPages; index += 1) {
    const answer = await http.request({ method: 'GET', route, params, query: { ...query, size, cursor }, signal })
    if (!answer.ok) {
      yield answer
      return
    }
    const body = answer.value.body
    const items = isRecord(body) ? body['items'] : undefined
    if (!isRecord(body) || !Array.isArray(items)) {
      yield fail('bad-answer', { status: answer.value.status })
      return
    }
    const total = body['total']
    yield ok({ items, index, ...(typeof total === 'number' && Number.isFinite(total) ? { total } : {}) })
    const next = body['next_page'] ?? ''
    if (next === '') return
    if (typeof next !== 'string' || seen.has(next)) break
    seen.add(next)
    cursor = next
  }
  yield fail('bad-answer')
}

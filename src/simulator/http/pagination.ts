import { hashText } from '../world/random'
import { errorAnswer, jsonText, unprocessable } from './answers'
import { jsonBytesOf } from './json-bytes'
import type { SimulatorContext } from './environment'
import type { Query } from './query'

/** A numbered list of which any stretch can be had. */
export interface PageSource {
  readonly total: number
  /**
   * The rows from `start` on, at most `count`, as JSON with commas between: who has many rows writes them faster than `JSON.stringify`. Valid
   * until the next call of any source.
   */
  readonly slice: (start: number, count: number) => Uint8Array
}

/** Where a page begins. */
interface PageRequest {
  readonly start: number
  readonly size: number
}

const firstPage = encodeURIComponent(toBase64('>'))
const lastPage = encodeURIComponent(toBase64('<'))

/** A list as a source. */
export function listSource<T>(list: readonly T[], row: (item: T) => unknown): PageSource {
  const text = (start: number, count: number): string =>
    list
      .slice(start, start + count)
      .map((item) => JSON.stringify(row(item)))
      .join(',')
  return { total: list.length, slice: (start, count) => jsonBytesOf(text(start, count)) }
}

/**
 * Answers one page as API.md section 3 says: 422 for bad parameters, 400 for a cursor that is not ours or belongs to other
 * filters, else the rows and four cursors. Cursors are given out percent-encoded, as the live service does, and must come
 * back as they were: a client that decodes one, or drops a filter on the way, is told so.
 *
 * @param kind integrations pages have no `total`
 */
export function answerPage(
  context: SimulatorContext,
  query: Query,
  makeSource: () => PageSource,
  kind: 'with-total' | 'without-total' = 'with-total'
): Response {
  const size = query.whole('size', 300, 1, 1000)
  if (query.problems.length > 0) return unprocessable(query.problems)
  const filters = filterMark(context.req.url)
  const cursor = query.text('cursor')
  const request = cursor === null ? { start: 0, size } : readCursor(cursor, size, filters)
  if (request === null) return errorAnswer(400, 'Invalid cursor value')
  const source = makeSource()
  const { start } = request
  const shift = context.get('pageShift') ?? 0
  const end = start + size
  const rows = source.slice(Math.max(0, start - shift), size)
  const rest = JSON.stringify({
    ...(kind === 'with-total' ? { total: source.total } : {}),
    current_page: start === 0 ? firstPage : makeCursor('>', start, filters),
    current_page_backwards: start === 0 ? lastPage : makeCursor('<', end, filters),
    previous_page: start === 0 ? null : makeCursor('<', start, filters),
    next_page: end < source.total ? makeCursor('>', end, filters) : null
  })
  return jsonText(200, Buffer.concat([jsonBytesOf('{"items":['), rows, jsonBytesOf(`],${rest.slice(1)}`)]))
}

function makeCursor(direction: '>' | '<', position: number, filters: string): string {
  const text = `${direction}${position}.${filters}`
  // A length that leaves base64 padding, so that every cursor contains a percent sign and double encoding shows.
  const padded = text.length % 3 === 0 ? `${text}~` : text
  return encodeURIComponent(toBase64(padded))
}

function readCursor(cursor: string, size: number, filters: string): PageRequest | null {
  if (cursor === firstPage || cursor === lastPage) return { start: 0, size }
  if (!/^[A-Za-z0-9%]+$/.test(cursor) || !cursor.includes('%3D')) return null
  const text = Buffer.from(
    cursor.replaceAll('%3D', '=').replaceAll('%2B', '+').replaceAll('%2F', '/'),
    'base64'
  ).toString('latin1')
  const parts = /^([<>])(\d+)\.([0-9a-f]{8})~?$/.exec(text)
  if (parts?.[3] !== filters) return null
  const position = Number(parts[2])
  return { start: parts[1] === '>' ? position : Math.max(0, position - size), size }
}

/** A short mark of path and filters: a cursor only fits the list that it was made for. */
function filterMark(url: string): string {
  const { pathname, searchParams } = new URL(url)
  searchParams.delete('cursor')
  searchParams.delete('size')
  searchParams.sort()
  return hashText(`${pathname}?${searchParams.toString()}`).toString(16).padStart(8, '0')
}

function toBase64(text: string): string {
  return Buffer.from(text, 'latin1').toString('base64')
}

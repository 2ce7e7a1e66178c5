import { fail, ok, type Result } from '@shared/ipc/result'
import type { z } from 'zod'
import type { Http, Query } from './http-types'
import { pages, type Page, type WalkOptions } from './pagination'
import { readRows, type ReadRows, type SetAside } from './schemas/rows'

/** A whole list: the rows that could be read, those that could not, and how many the server says there are. */
export interface Listing<T> extends ReadRows<T> {
  /** The server's own count, from the first page; the integrations service does not say. */
  readonly total?: number
}

/** One page of a list, read. */
export interface RowPage<T> extends Listing<T> {
  /** 0 for the first page. */
  readonly index: number
}

/** Reads the rows of a page; `firstIndex` is the first row's place in the whole list. */
export type ReadPage<T> = (items: readonly unknown[], firstIndex: number) => ReadRows<T>

/** A page reader from a row schema. */
export function rowsOf<T>(schema: z.ZodType<T>): ReadPage<T> {
  return (items, firstIndex) => readRows(schema, items, firstIndex)
}

/** Walks a list and reads each page as it comes; see `pages` for how a walk ends. */
export async function* readPages<T>(
  http: Http,
  route: string,
  query: Query,
  read: ReadPage<T>,
  options: WalkOptions
): AsyncGenerator<Result<RowPage<T>>, void, undefined> {
  let firstIndex = 0
  for await (const page of pages(http, route, query, options)) {
    yield page.ok ? ok(readPage(page.value, read, firstIndex)) : page
    if (page.ok) firstIndex += page.value.items.length
  }
}

function readPage<T>(page: Page, read: ReadPage<T>, firstIndex: number): RowPage<T> {
  return {
    ...read(page.items, firstIndex),
    index: page.index,
    ...(page.total === undefined ? {} : { total: page.total })
  }
}

/**
 * Reads a whole paginated list. A page that fails fails the list: half a list shown as a whole one would be a lie.
 */
export async function readAll<T>(
  http: Http,
  route: string,
  query: Query,
  read: ReadPage<T>,
  options: WalkOptions
): Promise<Result<Listing<T>>> {
  const rows: T[] = []
  const setAside: SetAside[] = []
  let total: number | undefined
  for await (const page of readPages(http, route, query, read, options)) {
    if (!page.ok) return page
    for (const row of page.value.rows) rows.push(row)
    setAside.push(...page.value.setAside)
    total ??= page.value.total
  }
  return ok({ rows, setAside, ...(total === undefined ? {} : { total }) })
}

/** Reads a list that comes as one plain JSON array. */
export async function readArray<T>(
  http: Http,
  route: string,
  query: Query,
  read: ReadPage<T>,
  signal: AbortSignal | undefined
): Promise<Result<Listing<T>>> {
  const answer = await http.request({ method: 'GET', route, query, signal })
  if (!answer.ok) return answer
  const { body, status } = answer.value
  return Array.isArray(body) ? ok(read(body, 0)) : fail('bad-answer', { status })
}

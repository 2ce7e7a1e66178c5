import { fail, type Failure, type Result } from '@shared/ipc/result'
import type { PageRequest, UnreadableRow } from './rows'
import type { Share } from './share'

/** A walk this long is a server that invents cursors without end; the largest known list needs a few hundred pages. */
const mostPages = 10_000

/** The cursor or a filter is not accepted (API.md section 12: which of them it is, is documented nowhere). */
const refusedStatuses = new Set([400, 404, 422])

/** What a walk needs to know of a page. */
export interface WalkedPage {
  readonly itemCount: number
  readonly rowCount: number
  readonly unreadable: readonly UnreadableRow[]
  readonly deleted: Uint8Array
  readonly total: number | null
  readonly next: string | null
}

export interface ShareWalkOptions<Page extends WalkedPage> {
  readonly share: Share
  /** Rows a page, 1 to 1000. */
  readonly size: number
  /** One request, repeated where that may help; `rowsLeft` is how many rows there probably are from here on. */
  readonly ask: (request: PageRequest, rowsLeft: number) => Promise<Result<Page>>
  /** Works a page in; the next one is asked for when it resolves. */
  readonly take: (page: Page) => Promise<void>
  /** A page was worked in and is counted. */
  readonly onTaken?: (page: Page) => void
}

/** The pages of one share, one after the other by cursor. What stopped it can be over: it goes on where it was. */
export interface ShareWalk {
  readonly share: Share
  /** All pages are in. */
  readonly isDone: boolean
  /** The server did not accept the share's fleets. */
  readonly isRefused: boolean
  /** Rows that came, readable or not. */
  readonly itemCount: number
  /** Of those, rows that leave no vehicle behind: unreadable ones and deleted vehicles. */
  readonly absentCount: number
  /** What the server says the share holds; null until it says so. */
  readonly total: number | null
  /** Asks for the next page. @returns why it could not be had; a page that names a cursor used before is taken in, and then fails with `bad-answer` */
  step(signal: AbortSignal): Promise<Failure | null>
  /** Steps until it is done or fails. */
  run(signal: AbortSignal): Promise<Failure | null>
}

interface PageCount {
  readonly itemCount: number
  readonly absentCount: number
}

/** A walk that has not begun. */
export function createShareWalk<Page extends WalkedPage>({
  share,
  size,
  ask,
  take,
  onTaken
}: ShareWalkOptions<Page>): ShareWalk {
  /** What came, by the cursor it was asked for with; a page that is asked for again counts once. */
  const pages = new Map<string, PageCount>()
  let itemCount = 0
  let absentCount = 0
  let cursor: string | null = null
  let total: number | null = null
  let isDone = false
  let isRefused = false
  let mayBeginAnew = true

  async function step(signal: AbortSignal): Promise<Failure | null> {
    const rowsLeft = Math.max(0, (total ?? share.vehicleCount ?? 0) - itemCount)
    const answer = await ask({ size, cursor, fleetIds: share.fleetIds, signal }, rowsLeft)
    if (!answer.ok) return refused(answer.error)
    const page = answer.value
    await take(page)
    count(cursor ?? '', { itemCount: page.itemCount, absentCount: absentOf(page) })
    total = page.total ?? total
    onTaken?.(page)
    if (page.next === null) isDone = true
    // The cursor stays: when it is tried again, the server may have come to its senses.
    else if (pages.has(page.next) || pages.size >= mostPages) return fail('bad-answer').error
    else cursor = page.next
    return null
  }

  /** A cursor that was kept for a while may have expired: the walk begins anew, once. */
  function refused(failure: Failure): Failure | null {
    if (failure.status === undefined || !refusedStatuses.has(failure.status)) return failure
    if (cursor === null) isRefused = share.fleetIds !== null
    if (cursor === null || !mayBeginAnew) return failure
    mayBeginAnew = false
    pages.clear()
    itemCount = 0
    absentCount = 0
    cursor = null
    return null
  }

  function count(askedWith: string, page: PageCount): void {
    const before = pages.get(askedWith) ?? { itemCount: 0, absentCount: 0 }
    itemCount += page.itemCount - before.itemCount
    absentCount += page.absentCount - before.absentCount
    pages.set(askedWith, page)
  }

  return {
    share,
    get isDone() {
      return isDone
    },
    get isRefused() {
      return isRefused
    },
    get itemCount() {
      return itemCount
    },
    get absentCount() {
      return absentCount
    },
    get total() {
      return total
    },
    step,
    async run(signal) {
      mayBeginAnew = true
      while (!isDone) {
        if (signal.aborted) return fail('cancelled').error
        const failure = await step(signal)
        if (failure !== null) return failure
      }
      return null
    }
  }
}

function absentOf(page: WalkedPage): number {
  let count = page.unreadable.length
  for (let row = 0; row < page.rowCount; row++) count += page.deleted[row] ?? 0
  return count
}

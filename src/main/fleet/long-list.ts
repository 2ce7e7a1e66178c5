import { ok, type Failure, type Result } from '@shared/ipc/result'
import type { PageRequest } from './rows'
import { wholeShare } from './share'
import { createShareWalk, type ShareWalk, type WalkedPage } from './share-walk'

const largestPage = 1000

/** Rows beyond twice as many as the server says there are. */
const fewestRowsAgain = 10 * largestPage

export interface LongListOptions<Page extends WalkedPage> {
  /** One request for a page, repeated where that may help. */
  readonly ask: (request: PageRequest) => Promise<Result<Page>>
  readonly take: (page: Page) => Promise<void>
  /** A walk that stopped is gone on with for so long, in milliseconds. */
  readonly intervalMs: number
  readonly now: () => number
}

/** A list of many pages that is read from time to time, behind everything else. */
export interface LongList {
  /** Reads it to its end, from where it stopped last where that is not long ago. @returns why it could not be read; null when it was */
  read(signal: AbortSignal): Promise<Failure | null>
  /** It stopped half-way and can be gone on with. */
  readonly isUnfinished: boolean
}

/** Nothing has been read. */
export function createLongList<Page extends WalkedPage>({
  ask,
  take,
  intervalMs,
  now
}: LongListOptions<Page>): LongList {
  let stopped: { readonly walk: ShareWalk; readonly beganAtMs: number } | null = null

  /** One cursor will do: nobody waits for names, and several would be in the way of positions. */
  function newWalk(): ShareWalk {
    let rows = 0
    return createShareWalk({
      share: wholeShare,
      size: largestPage,
      async ask(request) {
        const answer = await ask(request)
        if (!answer.ok) return answer
        rows += answer.value.itemCount
        // A list in order of time, as live locations are, gets longer while it is read: whoever moves comes again at its end. On a slow server
        // that would go on for ever.
        const { total } = answer.value
        return total === null || rows < 2 * total + fewestRowsAgain ? answer : ok({ ...answer.value, next: null })
      },
      take
    })
  }

  return {
    get isUnfinished() {
      return stopped !== null
    },
    async read(signal) {
      const isFresh = stopped !== null && now() - stopped.beganAtMs < intervalMs
      const { walk, beganAtMs } = isFresh && stopped !== null ? stopped : { walk: newWalk(), beganAtMs: now() }
      stopped = null
      const failure = await walk.run(signal)
      if (failure !== null && walk.itemCount > 0) stopped = { walk, beganAtMs }
      return failure
    }
  }
}

import { fail, ok, type Failure, type FailureCode, type Result } from '@shared/ipc/result'
import type { InvitationList, InvitationRow } from '@shared/ipc/schemas-invitations'
import type { Secret } from '../catena/secret'
import { createInvitationActs, type InvitationActs } from './invitation-acts'
import { createInvitationBook } from './invitation-book'
import { createInvitationDesk, type ListFacts } from './invitation-desk'
import type { InvitationParts } from './invitation-parts'
import { createInvitationSharing, type InvitationSharing } from './invitation-sharing'
import { storedInvitationSchema } from './invitation-types'
import { createPoller, type NextRound } from './poller'

/**
 * The invitations of one open profile. Ids and links stay in here; the page names an invitation by its handle. Calls fail as the Catena
 * client does, and with `signed-out` after `stop`.
 */
export interface InvitationService extends InvitationActs, InvitationSharing {
  /** Takes in the rows of the last run, so that they can be read without network. To be awaited before `start`. */
  open(): Promise<void>
  list(): InvitationList
  /** All of them, newest first; the same array until something changes. */
  rows(): readonly InvitationRow[]
  /** The magic link, for what main hands to the clipboard, to a mail or to a file that the person asked for; null when it is not known in this run. */
  linkOf(handle: string): Secret | null
  /** Reads all pages anew. One at a time: whoever asks meanwhile gets the same answer. On failure the list stays as it was. */
  refresh(): Promise<Result<undefined>>
  /** The link of a fleet's newest invitation that is not deleted; null where the server has not said it in this run of the app. */
  linkOfFleet(fleetRef: string): Secret | null
  /** Reads the list now and then every `intervalMs` (default one minute). Returns how to stop; the same as `stop`. */
  start(options?: { readonly intervalMs?: number }): () => void
  /** Polling rests while the server cannot be reached. */
  setOnline(isOnline: boolean): void
  /** Ends everything and forgets all ids and links. */
  stop(): void
  /** Resolves when what had to be saved is saved; after `stop`. Never rejects. */
  settled(): Promise<void>
}

/** Codes after which asking again by itself is pointless until somebody did something. */
const hopelessCodes: ReadonlySet<FailureCode> = new Set(['credentials-rejected', 'signed-out'])

/** Makes the service, at rest. */
export function createInvitationService(parts: InvitationParts): InvitationService {
  const { client, nowMs } = parts
  const book = createInvitationBook(parts.randomId)
  const poller = createPoller(parts.schedule, pollOnce)
  const stopping = new AbortController()
  let asOfMs: number | null = null
  let setAsideCount = 0
  let lastError: FailureCode | null = null
  let running: Promise<Result<undefined>> | null = null
  let saved: Promise<void> = Promise.resolve()

  const isStopped = (): boolean => stopping.signal.aborted
  const facts = (): ListFacts => ({ asOfMs, isRefreshing: running !== null, setAsideCount, lastError })
  const desk = createInvitationDesk(parts, book, facts)
  const sharing = createInvitationSharing({ ...parts, book, desk, isStopped })
  const acts = createInvitationActs({ ...parts, book, desk, signal: stopping.signal, refreshAnew })

  async function open(): Promise<void> {
    try {
      const stored = await parts.rowStore.load()
      // What the server answered meanwhile is newer than what was saved.
      if (stored === null || asOfMs !== null || book.rows().length > 0 || isStopped()) return
      book.putStored(stored.rows.flatMap((row) => storedInvitationSchema.safeParse(row).data ?? []))
      asOfMs = stored.asOfMs
      desk.restored()
    } catch (error) {
      parts.logger.warn('The invitations of the last run could not be read.', error)
    }
  }

  function refresh(): Promise<Result<undefined>> {
    if (isStopped()) return Promise.resolve(fail('signed-out'))
    if (running !== null) return running
    // Not called directly: it must not end before `running` is set.
    running = Promise.resolve().then(readWhole)
    desk.tell()
    return running
  }

  async function readWhole(): Promise<Result<undefined>> {
    const mark = book.mark()
    const askedAtMs = nowMs()
    const isFirst = asOfMs === null
    let failure: Failure | null = null
    try {
      const answer = await client.listInvitations(stopping.signal)
      if (isStopped()) return fail('signed-out')
      if (answer.ok) {
        book.replaceAll(answer.value.rows, mark)
        setAsideCount = answer.value.setAside.length
        asOfMs = askedAtMs
      } else failure = answer.error
      lastError = failure?.code ?? null
    } finally {
      running = null
      desk.settle({ isFirst, isRead: failure === null && !isStopped() })
      desk.look()
    }
    return failure === null ? ok(undefined) : { ok: false, error: failure }
  }

  async function pollOnce(): Promise<NextRound> {
    const answer = await refresh()
    if (answer.ok) return { kind: 'again' }
    if (hopelessCodes.has(answer.error.code)) return { kind: 'wait-for-news' }
    return { kind: 'again', afterMs: (answer.error.retryAfterSeconds ?? 0) * 1000 }
  }

  /** A list that is being read may be from before what was just learned. */
  async function refreshAnew(): Promise<void> {
    await running
    await refresh()
  }

  function stop(): void {
    if (isStopped()) return
    poller.stop()
    stopping.abort()
    saved = desk.stop()
    book.clear()
  }

  return {
    ...sharing,
    ...acts,
    open,
    list: () => ({ sequence: desk.sequence(), rows: book.rows(), ...facts() }),
    rows: () => book.rows(),
    linkOf: (handle) => book.find(handle)?.link ?? null,
    linkOfFleet: (fleetRef) => book.linkOfFleet(fleetRef),
    refresh,
    start({ intervalMs = 60_000 } = {}) {
      poller.start(intervalMs)
      return stop
    },
    setOnline: (isOnline) => poller.setOnline(isOnline),
    stop,
    settled: () => saved
  }
}

import { leastPermissions } from '@shared/domain/invitation'
import { fail, ok, type Failure, type FailureCode, type Result } from '@shared/ipc/result'
import type {
  CreateInvitationOutput,
  InvitationList,
  InvitationOrder,
  InvitationRow,
  InvitationsChanged
} from '@shared/ipc/schemas-invitations'
import type { Secret } from '../catena/secret'
import { createSerially } from '../storage/serially'
import { createInvitationBook } from './invitation-book'
import { createInvitationDeltas } from './invitation-deltas'
import { storedInvitationSchema, type InvitationClient, type ListedInvitation, type RowStore } from './invitation-types'
import { createPoller, type NextRound, type Schedule } from './poller'

/** What `createInvitationService` works with. */
export interface InvitationParts {
  readonly client: InvitationClient
  readonly clipboard: { writeText(text: string): Promise<void> | void }
  /** Where the rows survive a restart, sealed. */
  readonly rowStore: RowStore
  readonly nowMs: () => number
  /** Opaque and unguessable: `randomUUID`. */
  readonly randomId: () => string
  readonly schedule: Schedule
  /** Told after each change, with what is different since the one before. */
  readonly onChange: (change: InvitationsChanged) => void
  readonly logger: { warn(message: string, details?: unknown): void }
}

/**
 * The invitations of one open profile. Ids and links stay in here; the page names an invitation by its handle. Calls fail as the Catena
 * client does, and with `signed-out` after `stop`.
 */
export interface InvitationService {
  /** Takes in the rows of the last run, so that they can be read without network. To be awaited before `start`. */
  open(): Promise<void>
  list(): InvitationList
  /** Reads all pages anew. One at a time: whoever asks meanwhile gets the same answer. On failure the list stays as it was. */
  refresh(): Promise<Result<InvitationList>>
  /** Creates, or refreshes the one with this `fleetRef`; the link goes to the clipboard. */
  create(input: InvitationOrder): Promise<Result<CreateInvitationOutput>>
  /**
   * Copies the magic link.
   *
   * @returns fails with `unknown-handle`, `clipboard`, `bad-answer` when the server gave no link, or `unreachable` when the row is from
   *   the last run and the server, which alone knows its link, has not been reached since
   */
  copyLink(handle: string): Promise<Result<{ readonly expiresAtMs: number | null }>>
  /** The magic link, for what puts it into a message; null when it is not known in this run. Never past the clipboard or the mail program. */
  linkOf(handle: string): Secret | null
  /**
   * Deletes an invitation before it is accepted.
   *
   * @returns fails with `conflict` for an accepted one, `unknown-handle`, or `unreachable` as `copyLink`. After the server's `conflict`
   *   or `not-found` the list has been read anew, so that it shows what became of it
   */
  revoke(handle: string): Promise<Result<undefined>>
  /** Takes in the server's answers to creations that a run of many made; nothing goes to the clipboard. */
  takeIn(answers: readonly { readonly invitation: ListedInvitation; readonly isNew: boolean }[]): void
  /** The link of a fleet's newest invitation that is not deleted; null where the server has not said it in this run of the app. */
  linkOf(fleetRef: string): Secret | null
  /** Reads the list now and then every `intervalMs` (default one minute). Returns how to stop; the same as `stop`. */
  start(options?: { readonly intervalMs?: number }): () => void
  /** Polling rests while the server cannot be reached. */
  setOnline(isOnline: boolean): void
  /** Ends everything and forgets all ids and links. */
  stop(): void
}

/** Codes after which asking again by itself is pointless until somebody did something. */
const hopelessCodes: ReadonlySet<FailureCode> = new Set(['credentials-rejected', 'signed-out'])

/** Makes the service, at rest. */
export function createInvitationService(parts: InvitationParts): InvitationService {
  const { client, nowMs } = parts
  const book = createInvitationBook(parts.randomId)
  const poller = createPoller(parts.schedule, pollOnce)
  const stopping = new AbortController()
  const serially = createSerially()
  const deltas = createInvitationDeltas()
  let sequence = 1
  let asOfMs: number | null = null
  let setAsideCount = 0
  let lastError: FailureCode | null = null
  let running: Promise<Result<InvitationList>> | null = null

  const isStopped = (): boolean => stopping.signal.aborted
  const facts = () => ({ asOfMs, isRefreshing: running !== null, setAsideCount, lastError })
  const list = (): InvitationList => ({ sequence, rows: book.rows(), ...facts() })

  function tell(): void {
    if (isStopped()) return
    const delta = deltas.next(book.rows())
    sequence += 1
    parts.onChange({ sequence, ...delta, ...facts() })
  }

  /** Saving is a convenience for the next start: its failure is logged and changes nothing now. */
  function save(): void {
    const invitations = { rows: book.stored(), asOfMs }
    serially(() => parts.rowStore.save(invitations)).catch((error: unknown) => {
      parts.logger.warn('Invitations could not be saved for the next start.', error)
    })
  }

  async function open(): Promise<void> {
    try {
      const saved = await parts.rowStore.load()
      // What the server answered meanwhile is newer than what was saved.
      if (saved === null || asOfMs !== null || book.rows().length > 0 || isStopped()) return
      const readable = saved.rows.flatMap((row) => storedInvitationSchema.safeParse(row).data ?? [])
      book.putStored(readable)
      asOfMs = saved.asOfMs
      tell()
    } catch (error) {
      parts.logger.warn('The invitations of the last run could not be read.', error)
    }
  }

  function refresh(): Promise<Result<InvitationList>> {
    if (isStopped()) return Promise.resolve(fail('signed-out'))
    if (running !== null) return running
    // Not called directly: it must not end before `running` is set.
    running = Promise.resolve().then(readWhole)
    tell()
    return running
  }

  async function readWhole(): Promise<Result<InvitationList>> {
    const mark = book.mark()
    const askedAtMs = nowMs()
    let failure: Failure | null = null
    try {
      const answer = await client.listInvitations(stopping.signal)
      if (isStopped()) return fail('signed-out')
      if (answer.ok) {
        book.replaceAll(answer.value.rows, mark)
        setAsideCount = answer.value.setAside.length
        asOfMs = askedAtMs
        save()
      } else failure = answer.error
      lastError = failure?.code ?? null
    } finally {
      running = null
      tell()
    }
    return failure === null ? ok(list()) : { ok: false, error: failure }
  }

  async function pollOnce(): Promise<NextRound> {
    const answer = await refresh()
    if (answer.ok) return { kind: 'again' }
    if (hopelessCodes.has(answer.error.code)) return { kind: 'wait-for-news' }
    return { kind: 'again', afterMs: (answer.error.retryAfterSeconds ?? 0) * 1000 }
  }

  async function create(input: InvitationOrder): Promise<Result<CreateInvitationOutput>> {
    if (isStopped()) return fail('signed-out')
    const { fleetRef, fleetName, fleetEmail, expiresInHours } = input
    const request = {
      fleetRef,
      ...(fleetName === null || fleetName === '' ? {} : { fleetName }),
      ...(fleetEmail === null || fleetEmail === '' ? {} : { fleetEmail }),
      permissions: leastPermissions,
      expiresInHours
    }
    const answer = await client.createInvitation(request, stopping.signal)
    if (isStopped()) return fail('signed-out')
    if (!answer.ok) return answer
    const { invitation, isNew } = answer.value
    const row: InvitationRow = book.put(invitation, isNew)
    save()
    tell()
    const isLinkCopied = invitation.magicLink !== null && (await copied(invitation.magicLink))
    return ok({ row, outcome: isNew ? 'created' : 'refreshed', isLinkCopied })
  }

  async function copyLink(handle: string): Promise<Result<{ readonly expiresAtMs: number | null }>> {
    const entry = book.find(handle)
    if (entry === undefined) return fail(isStopped() ? 'signed-out' : 'unknown-handle')
    if (entry.link === null) return fail(entry.id === null ? 'unreachable' : 'bad-answer')
    return (await copied(entry.link)) ? ok({ expiresAtMs: entry.row.expiresAtMs }) : fail('clipboard')
  }

  async function copied(link: Secret): Promise<boolean> {
    try {
      await parts.clipboard.writeText(link.reveal())
      return true
    } catch {
      // Not logged: some clipboards repeat the text in their error.
      return false
    }
  }

  async function revoke(handle: string): Promise<Result<undefined>> {
    const entry = book.find(handle)
    if (entry === undefined) return fail(isStopped() ? 'signed-out' : 'unknown-handle')
    if (entry.row.status === 'accepted') return fail('conflict')
    if (entry.id === null) return fail('unreachable')
    const answer = await client.deleteInvitation(entry.id, stopping.signal)
    if (isStopped()) return fail('signed-out')
    if (!answer.ok) {
      if (answer.error.code === 'conflict' || answer.error.code === 'not-found') await refreshAnew()
      return answer
    }
    book.markDeleted(entry.id)
    save()
    tell()
    return ok(undefined)
  }

  /** A list that is being read may be from before what was just learned. */
  async function refreshAnew(): Promise<void> {
    await running
    await refresh()
  }

  function stop(): void {
    poller.stop()
    stopping.abort()
    book.clear()
  }

  return {
    open,
    list,
    refresh,
    create,
    copyLink,
    linkOf: (handle) => book.find(handle)?.link ?? null,
    revoke,
    start({ intervalMs = 60_000 } = {}) {
      poller.start(intervalMs)
      return stop
    },
    setOnline: (isOnline) => poller.setOnline(isOnline),
    takeIn(answers) {
      if (isStopped() || answers.length === 0) return
      for (const { invitation, isNew } of answers) book.put(invitation, isNew)
      save()
      tell()
    },
    linkOf: (fleetRef) => book.linkOf(fleetRef),
    stop
  }
}

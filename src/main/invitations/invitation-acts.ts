import { fail, ok, type FailureCode, type Result } from '@shared/ipc/result'
import type { CreateInvitationOutput, InvitationOrder, RevokeManyOutput } from '@shared/ipc/schemas-invitations'
import type { NewInvitation } from '../catena/orgs'
import type { InvitationBook } from './invitation-book'
import type { InvitationDesk } from './invitation-desk'
import type { InvitationParts } from './invitation-parts'
import type { AskedFields, Entry, ListedInvitation } from './invitation-types'
import { askedByOrder, newInvitationOf, repeatOf } from './new-invitation'

/** What is done to invitations at the server. Calls fail as the Catena client does, and with `signed-out` after the end. */
export interface InvitationActs {
  /** Creates, or refreshes the one with this `fleetRef`; the link goes to the clipboard. */
  create(order: InvitationOrder): Promise<Result<CreateInvitationOutput>>
  /**
   * Sends an invitation again with everything that it was sent with; its link goes to the clipboard unless `isLinkCopied` is false.
   *
   * @returns fails with `unknown-handle`, or `unreachable` as `copyLink`
   */
  extend(
    handle: string,
    expiresInHours: number,
    options?: { readonly isLinkCopied: boolean }
  ): Promise<Result<CreateInvitationOutput>>
  /**
   * Deletes an invitation before it is accepted.
   *
   * @returns fails with `conflict` for an accepted one, `unknown-handle`, or `unreachable` as `copyLink`. After the server's `conflict`
   *   or `not-found` the list has been read anew, so that it shows what became of it
   */
  revoke(handle: string): Promise<Result<undefined>>
  /** The same for several; each has an outcome of its own. The list is read anew at most once. */
  revokeMany(handles: readonly string[]): Promise<RevokeManyOutput>
  /** Takes in the server's answers to creations that a run of many made; nothing goes to the clipboard. */
  takeIn(answers: readonly { readonly invitation: ListedInvitation; readonly isNew: boolean }[]): void
}

/** After these the next invitation would meet the same. */
const hopelessForAll: ReadonlySet<FailureCode> = new Set([
  'signed-out',
  'no-network',
  'unreachable',
  'tls',
  'credentials-rejected',
  'forbidden',
  'rate-limited',
  'cancelled'
])

const revocationsAtOnce = 3

interface ActsParts extends Pick<InvitationParts, 'client' | 'clipboard' | 'nowMs'> {
  readonly book: InvitationBook
  readonly desk: InvitationDesk
  readonly signal: AbortSignal
  /** Reads the list anew, and not as it was before this was asked. */
  readonly refreshAnew: () => Promise<void>
}

export function createInvitationActs(parts: ActsParts): InvitationActs {
  const { client, book, desk, signal } = parts
  const isStopped = (): boolean => signal.aborted

  function take(invitation: ListedInvitation, isNew: boolean, asked: AskedFields | null): Entry {
    const entry = book.put(invitation, isNew)
    // What the server does not repeat is remembered as it was sent.
    if (asked !== null) book.amend(entry.handle, { asked: { ...asked, ...withoutNulls(entry.row.asked) } })
    desk.settle({ own: { handle: entry.handle, kind: isNew ? 'invitation-created' : 'invitation-refreshed' } })
    return book.find(entry.handle) ?? entry
  }

  async function send(
    invitation: NewInvitation,
    asked: AskedFields | null,
    isLinkWanted = true
  ): Promise<Result<CreateInvitationOutput>> {
    if (isStopped()) return fail('signed-out')
    const answer = await client.createInvitation(invitation, signal)
    if (isStopped()) return fail('signed-out')
    if (!answer.ok) return answer
    const { invitation: created, isNew } = answer.value
    const { handle } = take(created, isNew, asked)
    const isLinkCopied = isLinkWanted && (await copied(created))
    if (isLinkCopied) {
      book.amend(handle, { chased: { atMs: parts.nowMs(), via: 'copy' } })
      desk.settle({ own: { handle, kind: 'invitation-copied', detail: { via: 'copy' } } })
    }
    const entry = book.find(handle)
    if (entry === undefined) return fail('signed-out')
    return ok({ row: entry.shown, outcome: isNew ? 'created' : 'refreshed', isLinkCopied })
  }

  async function copied({ magicLink }: ListedInvitation): Promise<boolean> {
    try {
      if (magicLink !== null) await parts.clipboard.writeText(magicLink.reveal())
      return magicLink !== null
    } catch {
      // Not logged: some clipboards repeat the text in their error.
      return false
    }
  }

  async function revokeOne(handle: string): Promise<Result<undefined>> {
    const entry = book.find(handle)
    if (entry === undefined) return fail(isStopped() ? 'signed-out' : 'unknown-handle')
    if (entry.row.status === 'accepted') return fail('conflict')
    if (entry.id === null) return fail('unreachable')
    const answer = await client.deleteInvitation(entry.id, signal)
    if (isStopped()) return fail('signed-out')
    if (!answer.ok) return answer
    book.markDeleted(entry.id)
    desk.settle({ own: { handle, kind: 'invitation-revoked' } })
    return ok(undefined)
  }

  return {
    create: (order) => send(newInvitationOf(order), askedByOrder(order)),
    async extend(handle, expiresInHours, { isLinkCopied } = { isLinkCopied: true }) {
      const entry = book.find(handle)
      if (entry === undefined) return fail(isStopped() ? 'signed-out' : 'unknown-handle')
      if (entry.id === null) return fail('unreachable')
      return send(repeatOf(entry.row, expiresInHours), entry.row.asked, isLinkCopied)
    },
    async revoke(handle) {
      const answer = await revokeOne(handle)
      if (isStale(answer)) await parts.refreshAnew()
      return answer
    },
    async revokeMany(handles) {
      const failures = new Map<string, FailureCode | null>()
      const left = [...new Set(handles)]
      const met: { isAnyStale: boolean; hopeless: FailureCode | null } = { isAnyStale: false, hopeless: null }
      async function work(): Promise<void> {
        for (let handle = left.shift(); handle !== undefined; handle = left.shift()) {
          const hasNoId = book.find(handle)?.id === null
          const answer: Result<undefined> = met.hopeless === null ? await revokeOne(handle) : fail(met.hopeless)
          failures.set(handle, answer.ok ? null : answer.error.code)
          met.isAnyStale ||= isStale(answer)
          // A row that was not confirmed yet says nothing about the network.
          if (!answer.ok && !hasNoId && hopelessForAll.has(answer.error.code)) met.hopeless = answer.error.code
        }
      }
      await Promise.all(Array.from({ length: revocationsAtOnce }, work))
      if (met.isAnyStale && met.hopeless === null) await parts.refreshAnew()
      return { outcomes: handles.map((handle) => ({ handle, failure: failures.get(handle) ?? null })) }
    },
    takeIn(answers) {
      if (signal.aborted || answers.length === 0) return
      for (const { invitation, isNew } of answers) book.put(invitation, isNew)
      desk.settle()
    }
  }
}

/** The server knows something about the invitation that the list does not. */
function isStale(answer: Result<undefined>): boolean {
  if (answer.ok || answer.error.status === undefined) return false
  return answer.error.code === 'conflict' || answer.error.code === 'not-found'
}

function withoutNulls(asked: AskedFields | null): Partial<AskedFields> {
  return Object.fromEntries(Object.entries(asked ?? {}).filter(([, text]) => text !== null))
}

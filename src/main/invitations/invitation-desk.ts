import { invitationStanding } from '@shared/domain/invitation'
import type { InvitationList, InvitationRow } from '@shared/ipc/schemas-invitations'
import type { JournalKind, NewJournalEntry } from '@shared/ipc/schemas-journal'
import type { InvitationBook } from './invitation-book'
import { isWarningDue, journalEntryOf, nextLookInMs, noticeOf, type InvitationNewsKind } from './invitation-news'
import type { InvitationParts } from './invitation-parts'
import { createRowSaver } from './invitation-rows-saved'
import type { BookChange, Entry } from './invitation-types'

/** What is said of the list as a whole. */
export type ListFacts = Pick<InvitationList, 'asOfMs' | 'isRefreshing' | 'setAsideCount' | 'lastError'>

/** An act of the person at this app, whose journal entry is known. */
export interface OwnAct {
  readonly handle: string
  readonly kind: JournalKind
  readonly detail?: NewJournalEntry['detail']
}

/** Tells everybody what changed in the book: the page, the journal, the disk, and the person. */
export interface InvitationDesk {
  /** Of the last event. */
  sequence(): number
  /** The facts of the list may be others now; nothing else is. */
  tell(): void
  /**
   * The book was changed.
   *
   * @param own what the person did here
   * @param isFirst this is the first list ever read: what stands in it is no news
   * @param isRead a list was read, whether or not anything in it is new
   */
  settle(options?: { readonly own?: OwnAct; readonly isFirst?: boolean; readonly isRead?: boolean }): void
  /** Notices what time alone has changed: ends, and ends that are near. */
  look(): void
  /** The rows of the last run were put in: they are neither news nor to be saved. */
  restored(): void
  /** Tells nothing more; resolves when all is saved. Never rejects. */
  stop(): Promise<void>
}

/** Waits longer than this would fire at once; the next look plans another. */
const longestWaitMs = 86_400_000

export function createInvitationDesk(
  parts: InvitationParts,
  book: InvitationBook,
  facts: () => ListFacts
): InvitationDesk {
  const { nowMs } = parts
  const saver = createRowSaver({
    store: parts.rowStore,
    read: () => ({ rows: book.stored(), asOfMs: facts().asOfMs }),
    schedule: parts.schedule,
    onFailure: (error) => parts.logger.warn('Invitations could not be saved for the next start.', error)
  })
  let sequence = 1
  let cancelLook: (() => void) | null = null
  let isStopped = false

  const serverNowMs = (): number => nowMs() + parts.serverAheadMs()

  function tell(changed: readonly InvitationRow[] = [], removedHandles: readonly string[] = []): void {
    if (isStopped) return
    sequence += 1
    parts.onChange({ sequence, changed, removedHandles, ...facts() })
  }

  function plan(): void {
    cancelLook?.()
    cancelLook = null
    if (isStopped) return
    const rows = (function* () {
      for (const entry of book.entries()) yield entry.row
    })()
    const inMs = nextLookInMs(rows, serverNowMs())
    // A millisecond more: at the very moment of its end it has not ended yet.
    if (inMs !== null) cancelLook = parts.schedule(look, Math.min(inMs + 1, longestWaitMs))
  }

  function look(): void {
    if (isStopped) return
    const news = createNews()
    for (const entry of [...book.entries()]) {
      const { noticed, warnedOfMs, expiresAtMs } = entry.row
      const notice = noticeOf({ before: entry, after: entry }, serverNowMs(), false)
      const isWarned = isWarningDue(entry.row, serverNowMs())
      if (notice.noticed === noticed && !isWarned) continue
      if (notice.kind !== null) news.add(notice.kind, entry)
      if (isWarned) news.warn(entry)
      book.amend(entry.handle, { noticed: notice.noticed, warnedOfMs: isWarned ? expiresAtMs : warnedOfMs })
    }
    if (book.takeChanges().length > 0) saver.changed('rows')
    news.give()
    plan()
  }

  /** Collects what the journal and the person are told. */
  function createNews() {
    const entries: NewJournalEntry[] = []
    const names = new Map<InvitationNewsKind, string[]>()
    const name = (kind: InvitationNewsKind, { row }: Entry): void => {
      const known = names.get(kind)
      if (known === undefined) names.set(kind, [row.fleetName ?? row.fleetRef])
      else known.push(row.fleetName ?? row.fleetRef)
    }
    return {
      add(kind: JournalKind, entry: Entry, detail: NewJournalEntry['detail'] = {}): void {
        entries.push(journalEntryOf(kind, entry.row, nowMs(), detail))
        if (kind === 'invitation-accepted') name('accepted', entry)
        if (kind === 'invitation-declined') name('declined', entry)
      },
      warn: (entry: Entry): void => name('expiring', entry),
      give(): void {
        if (entries.length > 0) parts.journal.add(entries)
        for (const [kind, fleets] of names) parts.onNews(kind, fleets)
      }
    }
  }

  function notice(change: BookChange, own: OwnAct | undefined, isFirst: boolean): ReturnType<typeof noticeOf> {
    const { after } = change
    if (own === undefined || after === null || own.handle !== after.handle)
      return noticeOf(change, serverNowMs(), isFirst)
    return { noticed: invitationStanding(after.row.status, after.row.expiresAtMs, serverNowMs()), kind: own.kind }
  }

  return {
    sequence: () => sequence,
    tell: () => tell(),
    settle({ own, isFirst = false, isRead = false } = {}) {
      if (isStopped) return
      const news = createNews()
      const changes = book.takeChanges()
      for (const change of changes) {
        const { noticed, kind } = notice(change, own, isFirst)
        const entry = change.after ?? change.before
        if (entry !== null && kind !== null) news.add(kind, entry, own?.handle === entry.handle ? own.detail : {})
        if (change.after !== null) book.amend(change.after.handle, { noticed })
      }
      // What was noticed is in the rows that are saved, and is none of the page's business.
      book.takeChanges()
      tell(
        changes.flatMap(({ before, after }) => (after === null || after.shown === before?.shown ? [] : after.shown)),
        changes.flatMap(({ before, after }) => (after === null && before !== null ? before.handle : []))
      )
      news.give()
      if (changes.length > 0) saver.changed('rows')
      else if (isRead) saver.changed('as-of')
      if (changes.length > 0) plan()
    },
    look,
    restored() {
      const rows = book.takeChanges().flatMap(({ after }) => after?.shown ?? [])
      tell(rows)
      plan()
    },
    async stop() {
      isStopped = true
      cancelLook?.()
      await saver.flush()
    }
  }
}

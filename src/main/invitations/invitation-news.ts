import { assertNever } from '@shared/domain/assert-never'
import { invitationStanding, type InvitationStanding } from '@shared/domain/invitation'
import { isExpiringSoon } from '@shared/domain/invitation-tabs'
import type { JournalKind, NewJournalEntry } from '@shared/ipc/schemas-journal'
import type { BookChange, StoredInvitation } from './invitation-types'

/** News that the computer may show. */
export type InvitationNewsKind = 'accepted' | 'declined' | 'expiring'

/** What became of an invitation since the journal last looked. */
export interface Notice {
  /** Where it stands, to be remembered; null when it is gone. */
  readonly noticed: InvitationStanding | null
  /** What the journal records; null when it is no news. */
  readonly kind: JournalKind | null
}

/**
 * Judges one change.
 *
 * @param serverNowMs the present by the server's clock, which says when an invitation ends
 * @param isFirst this is the first list ever read: what stands in it is no news
 */
export function noticeOf({ before, after }: BookChange, serverNowMs: number, isFirst: boolean): Notice {
  if (after === null) return { noticed: null, kind: before?.row.noticed === 'active' ? 'invitation-revoked' : null }
  const { status, expiresAtMs, noticed } = after.row
  const standing = invitationStanding(status, expiresAtMs, serverNowMs)
  if (noticed === null) return { noticed: standing, kind: isFirst || before !== null ? null : kindOfNew(standing) }
  if (noticed !== standing) return { noticed: standing, kind: kindOfChange(standing) }
  const was = before?.row.expiresAtMs ?? null
  const isExtended = standing === 'active' && was !== null && expiresAtMs !== null && expiresAtMs > was
  return { noticed: standing, kind: isExtended ? 'invitation-refreshed' : null }
}

/** Somebody else in the organisation, or this one elsewhere, invited. */
function kindOfNew(standing: InvitationStanding): JournalKind | null {
  return standing === 'active' ? 'invitation-created' : standing === 'accepted' ? 'invitation-accepted' : null
}

function kindOfChange(standing: InvitationStanding): JournalKind | null {
  switch (standing) {
    case 'active':
      return 'invitation-refreshed'
    case 'accepted':
      return 'invitation-accepted'
    case 'declined':
      return 'invitation-declined'
    case 'expired':
      return 'invitation-expired'
    case 'deleted':
      return 'invitation-revoked'
    case 'unknown':
      return null
    default:
      return assertNever(standing)
  }
}

/** The journal's entry about an invitation. */
export function journalEntryOf(
  kind: JournalKind,
  { fleetRef, fleetName }: Pick<StoredInvitation, 'fleetRef' | 'fleetName'>,
  atMs: number,
  detail: NewJournalEntry['detail'] = {}
): NewJournalEntry {
  return { atMs, kind, fleetKey: fleetRef === '' ? null : fleetRef, fleetName, detail }
}

/** Whether the person is to be told now that a waiting invitation is about to end. Once for each end. */
export function isWarningDue(row: StoredInvitation, serverNowMs: number): boolean {
  return row.expiresAtMs !== row.warnedOfMs && isExpiringSoon(row, serverNowMs)
}

/** An hour apart is often enough to look for invitations that are about to end. */
const warningStepMs = 3_600_000

/**
 * When to look again because of time alone: at the next end of a waiting invitation, or within the hour where some may come near theirs.
 *
 * @returns milliseconds from now; null when none waits
 */
export function nextLookInMs(rows: Iterable<StoredInvitation>, serverNowMs: number): number | null {
  let leastMs: number | null = null
  for (const { status, expiresAtMs } of rows) {
    if (expiresAtMs === null || invitationStanding(status, expiresAtMs, serverNowMs) !== 'active') continue
    const leftMs = Math.min(expiresAtMs - serverNowMs, warningStepMs)
    if (leastMs === null || leftMs < leastMs) leastMs = leftMs
  }
  return leastMs
}

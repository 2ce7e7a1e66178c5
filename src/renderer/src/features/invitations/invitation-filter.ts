import { invitationStanding, type InvitationStanding } from '@shared/domain/invitation'
import type { InvitationRow } from '@shared/ipc/schemas-invitations'

/** A row with where it stands now. */
export interface JudgedInvitation {
  readonly row: InvitationRow
  readonly standing: InvitationStanding
}

export interface InvitationView {
  readonly shown: readonly JudgedInvitation[]
  /** How many the text matches of each standing, whether shown or not. */
  readonly counts: Readonly<Record<InvitationStanding, number>>
  readonly total: number
}

/** What people call the fleet of an invitation: its name, else their own reference. */
export function fleetLabel(row: Pick<InvitationRow, 'fleetName' | 'fleetRef'>): string {
  return row.fleetName === null || row.fleetName === '' ? row.fleetRef : row.fleetName
}

/**
 * Which invitations the table shows, newest first as main sorts them.
 *
 * @param text must occur in reference, name or e-mail
 * @param standing only these; null shows all but revoked ones, which say nothing any more (API.md section 6)
 */
export function filterInvitations(
  rows: readonly InvitationRow[],
  text: string,
  standing: InvitationStanding | null,
  nowMs: number
): InvitationView {
  const wanted = text.trim().toLowerCase()
  const counts: Record<InvitationStanding, number> = {
    active: 0,
    accepted: 0,
    declined: 0,
    expired: 0,
    deleted: 0,
    unknown: 0
  }
  const shown: JudgedInvitation[] = []
  for (const row of rows) {
    const haystack = `${row.fleetRef}\n${row.fleetName ?? ''}\n${row.fleetEmail ?? ''}`.toLowerCase()
    if (!haystack.includes(wanted)) continue
    const own = invitationStanding(row.status, row.expiresAtMs, nowMs)
    counts[own] += 1
    if (standing === null ? own !== 'deleted' : own === standing) shown.push({ row, standing: own })
  }
  // Revoked ones say nothing any more: they count where they are asked for, and nowhere else.
  const total = standing === 'deleted' ? rows.length : rows.filter((row) => row.status !== 'deleted').length
  return { shown, counts, total }
}

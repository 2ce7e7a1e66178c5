import { assertNever } from './assert-never'
import { invitationStanding, type InvitationStanding } from './invitation'

/** What is read of an invitation to tell what sending again would do. */
export interface PreflightFacts {
  readonly fleetRef: string
  readonly status: string
  readonly createdAtMs: number | null
  readonly expiresAtMs: number | null
}

/**
 * What sending does (API.md section 6). `new`: nobody was asked yet. `extends`: the waiting one lives longer. `re-opens`: the declined one waits
 * again. `renews`: the accepted one gets new tokens. `after-expiry`, `after-revoke`: the one before is over, and the server makes another.
 */
export type PreflightKind = 'new' | 'extends' | 're-opens' | 'renews' | 'after-expiry' | 'after-revoke'

export interface Preflight<R> {
  readonly kind: PreflightKind
  /** The invitation that it is about; null for a new one. */
  readonly row: R | null
}

/** Which of several of one fleet the server would refresh: those that live, before those that are over. */
const weightOf: Readonly<Record<InvitationStanding, number>> = {
  active: 5,
  accepted: 4,
  declined: 3,
  unknown: 2,
  expired: 1,
  deleted: 0
}

/**
 * Says what an invitation for this fleet would do, by the local copy, before it is sent (UX.md idea 5).
 *
 * @param rows all invitations, or those of this fleet alone
 * @param fleetRef as typed; spaces around it do not count
 * @param nowMs the present, by the server's clock where that is known
 */
export function preflightOf<R extends PreflightFacts>(
  rows: readonly R[],
  fleetRef: string,
  nowMs: number
): Preflight<R> {
  const ref = fleetRef.trim()
  let best: { readonly row: R; readonly standing: InvitationStanding } | null = null
  for (const row of rows) {
    if (row.fleetRef !== ref) continue
    const standing = invitationStanding(row.status, row.expiresAtMs, nowMs)
    const lead = best === null ? 1 : weightOf[standing] - weightOf[best.standing] || age(row) - age(best.row)
    if (lead > 0) best = { row, standing }
  }
  return best === null ? { kind: 'new', row: null } : { kind: kindOf(best.standing), row: best.row }
}

function age(row: PreflightFacts): number {
  return row.createdAtMs ?? 0
}

function kindOf(standing: InvitationStanding): PreflightKind {
  switch (standing) {
    case 'active':
    case 'unknown':
      return 'extends'
    case 'accepted':
      return 'renews'
    case 'declined':
      return 're-opens'
    case 'expired':
      return 'after-expiry'
    case 'deleted':
      return 'after-revoke'
    default:
      return assertNever(standing)
  }
}

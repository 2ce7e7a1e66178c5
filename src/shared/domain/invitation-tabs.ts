import { assertNever } from './assert-never'
import { invitationStanding } from './invitation'

const hourMs = 3_600_000

/** The tabs of the invitations screen. Every invitation is in `all` and in exactly one of the others, so their counts add up. */
export const invitationTabs = [
  'all',
  'waiting',
  'expiring',
  'accepted',
  'declined',
  'expired',
  'revoked',
  'other'
] as const
export type InvitationTab = (typeof invitationTabs)[number]

/** What the list of invitations can be sorted by. */
export const invitationSortColumns = [
  'status',
  'fleetRef',
  'fleetName',
  'contact',
  'expires',
  'chased',
  'created'
] as const
export type InvitationSortColumn = (typeof invitationSortColumns)[number]

export interface InvitationSort {
  readonly column: InvitationSortColumn
  readonly isDescending: boolean
}

/** What is read of an invitation to tell where it belongs. */
export interface TabFacts {
  readonly status: string
  readonly createdAtMs: number | null
  readonly expiresAtMs: number | null
}

/** A link that ends within so long is about to be lost to somebody's night or weekend, however long it had been made to live. */
const soonAtLeastMs = 6 * hourMs
const soonAtMostMs = 48 * hourMs

/**
 * True for a waiting invitation of which a quarter of its life is left (UX.md idea 6): never sooner than two days and never later than six
 * hours before its end.
 *
 * @param nowMs the present
 */
export function isExpiringSoon({ status, createdAtMs, expiresAtMs }: TabFacts, nowMs: number): boolean {
  if (expiresAtMs === null || invitationStanding(status, expiresAtMs, nowMs) !== 'active') return false
  const quarterMs = createdAtMs === null ? soonAtLeastMs : (expiresAtMs - createdAtMs) / 4
  return expiresAtMs - nowMs <= Math.min(soonAtMostMs, Math.max(soonAtLeastMs, quarterMs))
}

/** The one tab besides `all` that an invitation is in. */
export function invitationTabOf(facts: TabFacts, nowMs: number): Exclude<InvitationTab, 'all'> {
  const standing = invitationStanding(facts.status, facts.expiresAtMs, nowMs)
  switch (standing) {
    case 'active':
      return isExpiringSoon(facts, nowMs) ? 'expiring' : 'waiting'
    case 'accepted':
    case 'declined':
    case 'expired':
      return standing
    case 'deleted':
      return 'revoked'
    case 'unknown':
      return 'other'
    default:
      return assertNever(standing)
  }
}

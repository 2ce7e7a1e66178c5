import type { KnownInvitation, RowState } from './bulk-records'

/** By how much the server's clock and ours may differ, in milliseconds. */
const mostSkewMs = 3_600_000

const lasting: ReadonlySet<string> = new Set(['active', 'accepted', 'declined'])

/**
 * Whether a row that was sent without an answer has reached the server, from the fleet's newest invitation there.
 *
 * In doubt the answer is yes where that leaves one invitation alive, and no where sending again only extends the one that is there (API.md section 6):
 * a row never ends with two, and never with none that is called sent.
 *
 * @param now null when the server knows none for this fleet
 */
export function hasArrived({ before, sentAtMs }: RowState, now: KnownInvitation | null): boolean {
  if (now === null) return false
  if (before !== null) return now.createdAtMs !== before.createdAtMs || now.expiresAtMs !== before.expiresAtMs
  // The local copy knew of none. One from long before our sending was missing in that copy, and says nothing about ours.
  if (now.createdAtMs === null || sentAtMs === null) return lasting.has(now.status)
  return now.createdAtMs >= sentAtMs - mostSkewMs
}

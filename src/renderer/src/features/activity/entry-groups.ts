import type { JournalEntry } from '@shared/ipc/schemas-journal'

/** What the activity can be narrowed to. */
export const entryGroups = ['invitations', 'fleets', 'verdicts', 'outages', 'yours'] as const
export type EntryGroup = (typeof entryGroups)[number]

const groupOfKind: Readonly<Record<JournalEntry['kind'], EntryGroup>> = {
  'invitation-created': 'yours',
  'invitation-refreshed': 'yours',
  'invitation-accepted': 'invitations',
  'invitation-declined': 'invitations',
  'invitation-expired': 'invitations',
  'invitation-revoked': 'yours',
  'invitation-copied': 'yours',
  'invitation-mailed': 'yours',
  'invitation-shown': 'yours',
  'fleet-appeared': 'fleets',
  'fleet-left': 'fleets',
  'first-vehicle': 'fleets',
  'first-position': 'fleets',
  'verdict-changed': 'verdicts',
  'outage-began': 'outages',
  'outage-ended': 'outages',
  chased: 'yours',
  snoozed: 'yours',
  'note-changed': 'yours',
  'bulk-ended': 'yours'
}

/** The group that an entry belongs to: what fleets did, how they are, what providers did, or what this person did. */
export function entryGroupOf(kind: JournalEntry['kind']): EntryGroup {
  return groupOfKind[kind]
}

/** Rows of the activity list: a day's name, then what happened on it, newest first. */
export type ActivityRow =
  { readonly kind: 'day'; readonly atMs: number } | { readonly kind: 'entry'; readonly entry: JournalEntry }

/**
 * The rows of the activity list.
 *
 * @param entries newest first
 * @param groups none lets every entry pass
 * @param fleetKey only of this fleet; null for all
 */
export function activityRows(
  entries: readonly JournalEntry[],
  groups: ReadonlySet<EntryGroup>,
  fleetKey: string | null
): readonly ActivityRow[] {
  const rows: ActivityRow[] = []
  let day = ''
  for (const entry of entries) {
    if (groups.size > 0 && !groups.has(entryGroupOf(entry.kind))) continue
    if (fleetKey !== null && entry.fleetKey !== fleetKey) continue
    const own = new Date(entry.atMs).toDateString()
    if (own !== day) rows.push({ kind: 'day', atMs: entry.atMs })
    day = own
    rows.push({ kind: 'entry', entry })
  }
  return rows
}

import type { InvitationRow } from '@shared/ipc/schemas-invitations'
import type { Secret } from '../catena/secret'
import { amendedEntry, listedEntry, storedEntry } from './invitation-entry'
import type { BookChange, Entry, ListedInvitation, StoredInvitation } from './invitation-types'
import { matchEntries } from './match-entries'

/** A moment in the order of local changes; see `InvitationBook.mark`. */
export type Mark = number

/** The complete local copy of all invitations. Plain data: no clock, no network. */
export interface InvitationBook {
  /** For the page, newest first; rows without a creation time last. The same array until something changes. */
  rows(): readonly InvitationRow[]
  /** For the disk: without handles, ids and links. */
  stored(): readonly StoredInvitation[]
  entries(): Iterable<Entry>
  find(handle: string): Entry | undefined
  /** Takes in the rows of the last run, with fresh handles and no secrets. */
  putStored(rows: readonly StoredInvitation[]): void
  /** To be taken before a list is asked for: what is created or deleted after it is newer than that list. */
  mark(): Mark
  /** Replaces everything by a complete list of the server that was asked for at `mark`. */
  replaceAll(listed: readonly ListedInvitation[], mark: Mark): void
  /**
   * Takes in the server's answer to a creation.
   *
   * @param isNew false when the server refreshed an existing one, whose id and link may have changed (API.md section 6)
   */
  put(listed: ListedInvitation, isNew: boolean): Entry
  /** Marks as deleted the invitation that the server just deleted. */
  markDeleted(id: Secret): void
  /** Changes what only this app knows of an invitation. */
  amend(handle: string, own: Parameters<typeof amendedEntry>[1]): void
  /** What is different since this was asked last, each invitation once. */
  takeChanges(): readonly BookChange[]
  clear(): void
}

/** A change made here, which a list that was asked for earlier does not know. */
interface LocalChange {
  readonly at: Mark
  /** `kept`: our record is newer. `gone`: the server gave this invitation another id. */
  readonly kind: 'kept' | 'gone'
}

/**
 * Makes an empty book.
 *
 * @param newHandle makes an opaque random name; never derived from an id
 */
export function createInvitationBook(newHandle: () => string): InvitationBook {
  const entries = new Map<string, Entry>()
  /** Handles by revealed id. */
  const handles = new Map<string, string>()
  const localChanges = new Map<string, LocalChange>()
  /** What changed entries were before; null for new ones. */
  const pending = new Map<string, Entry | null>()
  let sorted: readonly InvitationRow[] | null = null
  let clock: Mark = 0

  function set(entry: Entry): void {
    const before = entries.get(entry.handle)
    if (before === entry) return
    if (!pending.has(entry.handle)) pending.set(entry.handle, before ?? null)
    if (before?.id) handles.delete(before.id.reveal())
    if (entry.id !== null) handles.set(entry.id.reveal(), entry.handle)
    entries.set(entry.handle, entry)
    if (before?.shown !== entry.shown) sorted = null
  }

  function remove(entry: Entry): void {
    if (!pending.has(entry.handle)) pending.set(entry.handle, entry)
    // Another entry may have taken the id over.
    if (entry.id !== null && handles.get(entry.id.reveal()) === entry.handle) handles.delete(entry.id.reveal())
    entries.delete(entry.handle)
    sorted = null
  }

  function byId(id: string): Entry | null {
    const handle = handles.get(id)
    return handle === undefined ? null : (entries.get(handle) ?? null)
  }

  function note(id: Secret, kind: LocalChange['kind']): void {
    clock += 1
    localChanges.set(id.reveal(), { at: clock, kind })
  }

  /** The one that a refresh by `fleet_ref` was about: the newest that is not deleted. */
  function sameFleet(fleetRef: string | null): Entry | null {
    let newest: Entry | null = null
    for (const entry of entries.values()) {
      if (entry.row.fleetRef !== fleetRef || entry.row.status === 'deleted') continue
      if (newest === null || newestFirst(entry.shown, newest.shown) < 0) newest = entry
    }
    return newest
  }

  return {
    rows: () => (sorted ??= [...entries.values()].map((entry) => entry.shown).sort(newestFirst)),
    stored: () => [...entries.values()].map((entry) => entry.row),
    entries: () => entries.values(),
    find: (handle) => entries.get(handle),
    putStored: (rows) => rows.forEach((row) => set(storedEntry(row, newHandle()))),
    mark: () => clock,
    replaceAll(listed, mark) {
      for (const [id, change] of localChanges) if (change.at <= mark) localChanges.delete(id)
      const seen = new Set<string>()
      const strangers: ListedInvitation[] = []
      for (const [id, one] of withoutRepeats(listed)) {
        if (localChanges.has(id)) continue
        const known = byId(id)
        if (known === null) strangers.push(one)
        else {
          seen.add(known.handle)
          set(listedEntry(one, known, newHandle))
        }
      }
      const isKept = (entry: Entry): boolean =>
        seen.has(entry.handle) || (entry.id !== null && localChanges.get(entry.id.reveal())?.kind === 'kept')
      const others = [...entries.values()].filter((entry) => !isKept(entry))
      const matches = matchEntries(strangers, others)
      const matched = new Set(matches.values())
      others.filter((entry) => !matched.has(entry)).forEach(remove)
      for (const one of strangers) set(listedEntry(one, matches.get(one) ?? null, newHandle))
    },
    put(listed, isNew) {
      const before = byId(listed.id.reveal()) ?? (isNew ? null : sameFleet(listed.fleetRef))
      const entry = listedEntry(listed, before, newHandle)
      if (before?.id && !before.id.equals(listed.id)) note(before.id, 'gone')
      note(listed.id, 'kept')
      set(entry)
      return entry
    },
    markDeleted(id) {
      note(id, 'kept')
      const entry = byId(id.reveal())
      if (entry !== null) set(amendedEntry(entry, { status: 'deleted' }))
    },
    amend(handle, own) {
      const entry = entries.get(handle)
      if (entry !== undefined) set(amendedEntry(entry, own))
    },
    takeChanges() {
      const changes = [...pending].map(([handle, before]) => ({ before, after: entries.get(handle) ?? null }))
      pending.clear()
      return changes
    },
    clear() {
      for (const map of [entries, handles, localChanges, pending]) map.clear()
      sorted = null
    }
  }
}

/** A list that changed while its pages were read may hold a row twice; the later page is the newer truth. */
function withoutRepeats(listed: readonly ListedInvitation[]): ReadonlyMap<string, ListedInvitation> {
  return new Map(listed.map((invitation) => [invitation.id.reveal(), invitation]))
}

function newestFirst(a: InvitationRow, b: InvitationRow): number {
  const byAge = (b.createdAtMs ?? -Infinity) - (a.createdAtMs ?? -Infinity)
  if (byAge !== 0 && !Number.isNaN(byAge)) return byAge
  if (a.fleetRef !== b.fleetRef) return a.fleetRef < b.fleetRef ? -1 : 1
  return a.handle < b.handle ? -1 : 1
}

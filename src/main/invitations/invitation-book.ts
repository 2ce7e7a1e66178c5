import type { InvitationRow } from '@shared/ipc/schemas-invitations'
import type { Secret } from '../catena/secret'
import type { Entry, ListedInvitation, StoredInvitation } from './invitation-types'
import { matchEntries } from './match-entries'

/** A moment in the order of local changes; see `InvitationBook.mark`. */
export type Mark = number

/** The complete local copy of all invitations. Plain data: no clock, no network. */
export interface InvitationBook {
  /** For the page, newest first; rows without a creation time last. */
  rows(): readonly InvitationRow[]
  /** For the disk: without handles, ids and links. */
  stored(): readonly StoredInvitation[]
  find(handle: string): Entry | undefined
  /** The link of a fleet's newest invitation that is not deleted. */
  linkOf(fleetRef: string): Secret | null
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
  put(listed: ListedInvitation, isNew: boolean): InvitationRow
  /** Marks as deleted the invitation that the server just deleted. */
  markDeleted(id: Secret): void
  clear(): void
}

/** A change made here, which a list that was asked for earlier does not know. */
interface LocalChange {
  readonly at: Mark
  readonly id: Secret
  /** `kept`: our record is newer. `gone`: the server gave this invitation another id. */
  readonly kind: 'kept' | 'gone'
}

/**
 * Makes an empty book.
 *
 * @param newHandle makes an opaque random name; never derived from an id
 */
export function createInvitationBook(newHandle: () => string): InvitationBook {
  let entries: readonly Entry[] = []
  let changes: readonly LocalChange[] = []
  let clock: Mark = 0

  function note(id: Secret, kind: LocalChange['kind']): void {
    clock += 1
    changes = [...changes.filter((change) => !change.id.equals(id)), { at: clock, id, kind }]
  }

  return {
    rows: () => [...entries].sort(newestFirst).map(pageRow),
    stored: () => entries.map((entry) => entry.row),
    find: (handle) => entries.find((entry) => entry.handle === handle),
    linkOf: (fleetRef) => newestOf(fleetRef)?.link ?? null,
    putStored(rows) {
      entries = rows.map((row) => ({ handle: newHandle(), id: null, link: null, row }))
    },
    mark: () => clock,
    replaceAll(listed, mark) {
      changes = changes.filter((change) => change.at > mark)
      const changed = new Map(changes.map((change) => [change.id.reveal(), change.kind]))
      const kept = entries.filter((entry) => entry.id !== null && changed.get(entry.id.reveal()) === 'kept')
      const news = withoutRepeats(listed).filter((invitation) => !changed.has(invitation.id.reveal()))
      const others = entries.filter((entry) => !kept.includes(entry))
      const matches = matchEntries(news, others)
      entries = [...kept, ...news.map((one) => entryOf(one, matches.get(one)?.handle ?? newHandle()))]
    },
    put(listed, isNew) {
      const before =
        entries.find((entry) => entry.id?.equals(listed.id)) ?? (isNew ? undefined : newestOf(listed.fleetRef))
      const entry = entryOf(listed, before?.handle ?? newHandle())
      if (before?.id && !before.id.equals(listed.id)) note(before.id, 'gone')
      note(listed.id, 'kept')
      entries = [...entries.filter((other) => other !== before), entry]
      return pageRow(entry)
    },
    markDeleted(id) {
      note(id, 'kept')
      entries = entries.map((entry) =>
        entry.id?.equals(id) ? { ...entry, row: { ...entry.row, status: 'deleted' } } : entry
      )
    },
    clear() {
      entries = []
      changes = []
    }
  }

  /** The one that a refresh by `fleet_ref` was about: the newest that is not deleted. */
  function newestOf(fleetRef: string | null): Entry | undefined {
    return entries
      .filter((entry) => entry.row.fleetRef === fleetRef && entry.row.status !== 'deleted')
      .sort(newestFirst)[0]
  }
}

function entryOf(listed: ListedInvitation, handle: string): Entry {
  return { handle, id: listed.id, link: listed.magicLink, row: rowOf(listed) }
}

/** Named field by field, so that a field that the client learns later does not reach the page or the disk by itself. */
function rowOf(listed: ListedInvitation): StoredInvitation {
  const clean = (text: string | null): string | null => (text === null ? null : withoutSecrets(text, listed))
  return {
    fleetRef: clean(listed.fleetRef) ?? '',
    fleetName: clean(listed.fleetName),
    fleetEmail: clean(listed.fleetEmail),
    fleetPhone: clean(listed.fleetPhone),
    status: listed.status,
    createdAtMs: listed.createdAtMs,
    expiresAtMs: listed.expiresAtMs,
    acceptedAtMs: listed.acceptedAtMs,
    declinedAtMs: listed.declinedAtMs,
    declineReason: clean(listed.declineReason),
    permissions: { ...listed.permissions },
    limitTsps: [...listed.limitTsps],
    chased: null
  }
}

/** Real ids are UUIDs; a short one of some test server would be found in ordinary words. */
const shortestHidden = 8

/** Threat: for a fleet without a name the service invents "Fleet <invitation id>" (API.md section 6), and a decline reason is free text. */
function withoutSecrets(text: string, { id, magicLink }: ListedInvitation): string {
  const hidden = [magicLink?.reveal(), id.reveal(), id.reveal().replace(/-/g, '')]
  return hidden
    .reduce<string>(
      (rest, secret) => (secret !== undefined && secret.length >= shortestHidden ? cut(rest, secret) : rest),
      text
    )
    .trim()
}

function cut(text: string, secret: string): string {
  const at = text.toLowerCase().indexOf(secret.toLowerCase())
  return at === -1 ? text : cut(`${text.slice(0, at)}…${text.slice(at + secret.length)}`, secret)
}

function pageRow({ handle, row }: Entry): InvitationRow {
  return { handle, ...row }
}

/** A list that changed while its pages were read may hold a row twice; the later page is the newer truth. */
function withoutRepeats(listed: readonly ListedInvitation[]): readonly ListedInvitation[] {
  return [...new Map(listed.map((invitation) => [invitation.id.reveal(), invitation])).values()]
}

function newestFirst(a: Entry, b: Entry): number {
  const byAge = (b.row.createdAtMs ?? -Infinity) - (a.row.createdAtMs ?? -Infinity)
  if (byAge !== 0 && !Number.isNaN(byAge)) return byAge
  return a.row.fleetRef.localeCompare(b.row.fleetRef) || a.handle.localeCompare(b.handle)
}

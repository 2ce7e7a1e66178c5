import type { InvitationRow } from '@shared/ipc/schemas-invitations'
import type { AskedFields, Entry, ListedInvitation, StoredInvitation } from './invitation-types'

/** Makes an entry of a row of the last run: the server, which alone knows its id and link, has not been reached yet. */
export function storedEntry(row: StoredInvitation, handle: string): Entry {
  return { handle, id: null, link: null, row, shown: shownRow(handle, row), listed: null }
}

/** Makes an entry of what the server says; what only this app knows of it stays. The same entry where nothing is different. */
export function listedEntry(listed: ListedInvitation, before: Entry | null, newHandle: () => string): Entry {
  if (before?.listed && isSame(before.listed, listed)) return before
  const handle = before?.handle ?? newHandle()
  const row = rowOf(listed, before?.row ?? null)
  return { handle, id: listed.id, link: listed.magicLink, row, shown: shownRow(handle, row), listed }
}

/** The entry with some of what only this app knows of it changed. */
export function amendedEntry(
  entry: Entry,
  own: Partial<Pick<StoredInvitation, 'asked' | 'chased' | 'noticed' | 'warnedOfMs' | 'status'>>
): Entry {
  const row = { ...entry.row, ...own }
  const isSeen = own.status !== undefined || own.chased !== undefined
  return {
    ...entry,
    row,
    shown: isSeen ? shownRow(entry.handle, row) : entry.shown,
    // A status that we set is to be compared with what the server says next, not with what it said before.
    listed: own.status === undefined ? entry.listed : null
  }
}

/** Named field by field, so that a field that the client learns later does not reach the page by itself. */
function shownRow(handle: string, row: StoredInvitation): InvitationRow {
  return {
    handle,
    fleetRef: row.fleetRef,
    fleetName: row.fleetName,
    fleetEmail: row.fleetEmail,
    fleetPhone: row.fleetPhone,
    status: row.status,
    createdAtMs: row.createdAtMs,
    expiresAtMs: row.expiresAtMs,
    acceptedAtMs: row.acceptedAtMs,
    declinedAtMs: row.declinedAtMs,
    declineReason: row.declineReason,
    permissions: row.permissions,
    limitTsps: row.limitTsps,
    chased: row.chased
  }
}

function rowOf(listed: ListedInvitation, before: StoredInvitation | null): StoredInvitation {
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
    limitTsps: listed.limitTsps.map((slug) => withoutSecrets(slug, listed)),
    chased: before?.chased ?? null,
    asked: askedOf(listed, before?.asked ?? null),
    noticed: before?.noticed ?? null,
    warnedOfMs: before?.warnedOfMs ?? null
  }
}

/** A server that does not repeat a field is no reason to forget that we sent it. */
function askedOf(listed: ListedInvitation, before: AskedFields | null): AskedFields | null {
  const given = Object.entries(listed.asked).filter(
    ([, text]) => text !== null && withoutSecrets(text, listed) === text.trim()
  )
  if (given.length === 0) return before
  return { ...(before ?? nothingAsked), ...Object.fromEntries(given) }
}

export const nothingAsked: AskedFields = {
  fleetWebsite: null,
  fleetCountryCode: null,
  fleetRegulatoryId: null,
  fleetRegulatoryIdType: null,
  successRedirectUrl: null,
  failureRedirectUrl: null,
  callbackUrl: null
}

/** Real ids are UUIDs; a short one of some test server would be found in ordinary words. */
const shortestHidden = 8

/** Threat: for a fleet without a name the service invents "Fleet <invitation id>" (API.md section 6), and a decline reason is free text. */
function withoutSecrets(text: string, { id, magicLink }: ListedInvitation): string {
  // Most texts are shorter than what could be in them.
  if (text.length < shortestHidden) return text.trim()
  const idText = id.reveal()
  const hidden = [magicLink?.reveal(), idText, idText.replace(/-/g, '')]
  return hidden
    .reduce<string>((rest, secret) => {
      const canHold = secret !== undefined && secret.length >= shortestHidden && rest.length >= secret.length
      return canHold ? cut(rest, secret) : rest
    }, text)
    .trim()
}

function cut(text: string, secret: string): string {
  const at = text.toLowerCase().indexOf(secret.toLowerCase())
  return at === -1 ? text : cut(`${text.slice(0, at)}…${text.slice(at + secret.length)}`, secret)
}

const plainFields = [
  'status',
  'fleetRef',
  'fleetName',
  'fleetEmail',
  'fleetPhone',
  'createdAtMs',
  'expiresAtMs',
  'acceptedAtMs',
  'declinedAtMs',
  'declineReason'
] as const

function isSame(a: ListedInvitation, b: ListedInvitation): boolean {
  return (
    plainFields.every((field) => a[field] === b[field]) &&
    a.id.equals(b.id) &&
    (a.magicLink === null || b.magicLink === null ? a.magicLink === b.magicLink : a.magicLink.equals(b.magicLink)) &&
    isSameMap(a.permissions, b.permissions) &&
    isSameMap(a.asked, b.asked) &&
    a.limitTsps.length === b.limitTsps.length &&
    a.limitTsps.every((slug, index) => slug === b.limitTsps[index])
  )
}

function isSameMap<T>(a: Readonly<Record<string, T>>, b: Readonly<Record<string, T>>): boolean {
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key])
}

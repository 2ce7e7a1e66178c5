import type { VaultContent, VaultEntry } from './vault-file'

/** The entry of a profile and name that counts: the live one, or else the one that was set aside last. */
export interface FoundEntry {
  readonly entry: VaultEntry
  readonly isLive: boolean
}

/** What stands in the vault under a profile and name, without opening it. */
export interface Peeked {
  readonly secret: 'sealed' | 'weak' | 'set-aside' | 'none'
  /** When the newest unreadable one was set aside, also when there is a live one again; null when none was. */
  readonly setAsideAtMs: number | null
}

export function findEntry(content: VaultContent, profileId: string, name: string): FoundEntry | null {
  const isMeant = (entry: VaultEntry): boolean => entry.profileId === profileId && entry.name === name
  const live = content.entries.find(isMeant)
  if (live !== undefined) return { entry: live, isLive: true }
  // Older ones were replaced by the person; bringing one of them back would undo a rotation.
  const aside = content.setAside.filter(isMeant).at(-1)
  return aside === undefined ? null : { entry: aside, isLive: false }
}

export function peekEntry(content: VaultContent, profileId: string, name: string): Peeked {
  const found = findEntry(content, profileId, name)
  const aside = content.setAside.filter((entry) => entry.profileId === profileId && entry.name === name)
  const setAsideAtMs = aside.at(-1)?.setAsideAtMs ?? null
  if (found === null) return { secret: 'none', setAsideAtMs }
  if (!found.isLive) return { secret: 'set-aside', setAsideAtMs }
  return { secret: isWeak(found.entry) ? 'weak' : 'sealed', setAsideAtMs }
}

/** Whether an entry is protected little. Written down when it was sealed, as Electron 25 cannot name the good backend that it used. */
export function isWeak({ backend, strength }: VaultEntry): boolean {
  return strength === undefined ? backend === 'plain-text' || backend === 'unknown' : strength === 'weak'
}

/** Puts an entry in the place of the live one with the same profile and name; what was set aside stays. */
export function withEntry(content: VaultContent, entry: VaultEntry): VaultContent {
  const others = content.entries.filter((other) => other.profileId !== entry.profileId || other.name !== entry.name)
  return { ...content, entries: [...others, entry] }
}

/** Drops a profile's entries, or the ones under one name, live or not. The same object when there are none. */
export function without(content: VaultContent, profileId: string, name: string | undefined): VaultContent {
  const stays = (entry: VaultEntry): boolean =>
    entry.profileId !== profileId || (name !== undefined && entry.name !== name)
  if ([...content.entries, ...content.setAside].every(stays)) return content
  return { ...content, entries: content.entries.filter(stays), setAside: content.setAside.filter(stays) }
}

export function putAside(content: VaultContent, entry: VaultEntry, nowMs: number): VaultContent {
  return {
    ...content,
    entries: content.entries.filter((other) => other !== entry),
    setAside: [...content.setAside, { ...entry, setAsideAtMs: nowMs }]
  }
}

/** The keyring that opens this entry is back. */
export function broughtBack(content: VaultContent, entry: VaultEntry): VaultContent {
  const { profileId, name, backend, strength, sealedAtMs, sealed } = entry
  const live: VaultEntry = { profileId, name, backend, strength, sealedAtMs, sealed }
  return {
    ...content,
    entries: [...content.entries, live],
    setAside: content.setAside.filter((other) => other !== entry)
  }
}

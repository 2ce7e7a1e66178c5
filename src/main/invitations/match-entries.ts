import type { Entry, ListedInvitation } from './invitation-types'

/**
 * Finds for each invitation of a new list the one that it was before, so that handles stay the same: first by id; then, for rows of the
 * last run and for invitations that got another id, by fleet and creation time; then by fleet alone where that leaves no choice.
 *
 * @param listed the new list, each id once
 * @param before the entries so far
 * @returns only those that were found; no entry is given out twice
 */
export function matchEntries(
  listed: readonly ListedInvitation[],
  before: readonly Entry[]
): ReadonlyMap<ListedInvitation, Entry> {
  const matches = new Map<ListedInvitation, Entry>()
  let left = before

  const matchBy = (
    keyOfListed: (one: ListedInvitation) => string,
    keyOfEntry: (entry: Entry) => string | null
  ): void => {
    const open = listed.filter((one) => !matches.has(one))
    if (open.length === 0 || left.length === 0) return
    const wanted = countBy(open.map(keyOfListed))
    const offered = new Map<string | null, Entry[]>()
    for (const entry of left) {
      const key = keyOfEntry(entry)
      const others = offered.get(key)
      if (others === undefined) offered.set(key, [entry])
      else others.push(entry)
    }
    for (const one of open) {
      const key = keyOfListed(one)
      const candidates = offered.get(key) ?? []
      const [only] = candidates
      if (only !== undefined && candidates.length === 1 && wanted.get(key) === 1) matches.set(one, only)
    }
    const taken = new Set(matches.values())
    left = left.filter((entry) => !taken.has(entry))
  }

  matchBy(
    (one) => one.id.reveal(),
    (entry) => entry.id?.reveal() ?? null
  )
  matchBy(
    (one) => JSON.stringify([one.fleetRef ?? '', one.createdAtMs]),
    (entry) => JSON.stringify([entry.row.fleetRef, entry.row.createdAtMs])
  )
  matchBy(
    (one) => one.fleetRef ?? '',
    (entry) => (entry.row.fleetRef === '' ? null : entry.row.fleetRef)
  )
  return matches
}

function countBy(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

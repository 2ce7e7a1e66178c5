import { verdictKinds, type Verdict, type VerdictKind } from './verdict-kinds'

/**
 * The worst first. Above all stands that we cannot see; then what somebody can end by acting, the surest act first; then what the provider must
 * end; then single vehicles. A fleet, a cluster and a list take the worst of their parts by this order.
 */
export const worstFirst: readonly VerdictKind[] = [
  'offline',
  'sign-in-needed',
  'sharing-ended',
  'sharing-paused',
  'no-provider-yet',
  'connection-late',
  'not-visible',
  'provider-outage',
  'vehicle-quiet',
  'fine'
]

/** Place in `worstFirst` by the index in `verdictKinds`, for columns: the smaller the worse. */
export const severityRanks: Uint8Array = Uint8Array.from(verdictKinds, (kind) => worstFirst.indexOf(kind))

/**
 * The worst of some verdicts: by kind, then one that asks for something before one that does not, then the one that lasts longest.
 *
 * @returns null when there is none
 */
export function worstOf(verdicts: Iterable<Verdict>): Verdict | null {
  let worst: Verdict | null = null
  for (const verdict of verdicts) if (worst === null || compareVerdicts(verdict, worst) < 0) worst = verdict
  return worst
}

/** Sorts the worst first; see `worstOf`. */
export function compareVerdicts(one: Verdict, other: Verdict): number {
  return (
    worstFirst.indexOf(one.kind) - worstFirst.indexOf(other.kind) ||
    Number(one.action === 'none') - Number(other.action === 'none') ||
    sinceOf(one) - sinceOf(other)
  )
}

/** Without a known beginning: after those that have one. Finite, so that two of them differ by nothing. */
function sinceOf({ sinceMs }: Verdict): number {
  return sinceMs ?? Number.MAX_SAFE_INTEGER
}

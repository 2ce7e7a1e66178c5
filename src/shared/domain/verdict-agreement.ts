import type { AgreementFacts } from './verdict-facts'
import { known } from './verdict-rhythm'

/** What all agreements of a fleet say together. */
export interface AgreementStanding {
  readonly kind: 'open' | 'unknown' | 'ahead' | 'paused' | 'ended'
  /** For `ended`: when, where a date says it. */
  readonly sinceMs: number | null
  /** For `ahead`: when it begins. */
  readonly untilMs: number | null
  /** When time alone may change this; Infinity = never. */
  readonly changesAtMs: number
}

/** The more a standing lets through, the earlier: a fleet that reconnects leaves its old agreement behind. */
const bestFirst = ['open', 'unknown', 'ahead', 'paused', 'ended'] as const

/**
 * The best of a fleet's agreements. The agreement is the data gate: without an active one no rows come (API.md section 7). An unknown status and a
 * missing agreement close nothing.
 */
export function agreementStanding(agreements: readonly AgreementFacts[], nowMs: number): AgreementStanding {
  let best: AgreementStanding | null = null
  let changesAtMs = Infinity
  for (const agreement of agreements) {
    const standing = standingOf(agreement, nowMs)
    changesAtMs = Math.min(changesAtMs, standing.changesAtMs)
    if (best === null || bestFirst.indexOf(standing.kind) < bestFirst.indexOf(best.kind)) best = standing
  }
  return best === null ? { ...nothing, kind: 'unknown' } : { ...best, changesAtMs }
}

const nothing = { sinceMs: null, untilMs: null, changesAtMs: Infinity } as const

function standingOf(agreement: AgreementFacts, nowMs: number): AgreementStanding {
  const expiresAtMs = known(agreement.expiresAtMs)
  const effectiveAtMs = known(agreement.effectiveAtMs)
  switch (agreement.status) {
    case 'active':
      if (expiresAtMs !== null && expiresAtMs <= nowMs) return { ...nothing, kind: 'ended', sinceMs: expiresAtMs }
      if (effectiveAtMs !== null && effectiveAtMs > nowMs)
        return { ...nothing, kind: 'ahead', untilMs: effectiveAtMs, changesAtMs: effectiveAtMs }
      return { ...nothing, kind: 'open', changesAtMs: expiresAtMs ?? Infinity }
    case 'paused':
      return { ...nothing, kind: 'paused' }
    case 'expired':
      return { ...nothing, kind: 'ended', sinceMs: expiresAtMs }
    case 'cancelled':
    case 'deleted':
      return { ...nothing, kind: 'ended' }
    default:
      return { ...nothing, kind: 'unknown' }
  }
}

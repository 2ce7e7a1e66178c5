import type { SetAsideReason } from '@shared/ipc/schemas-positions'
import { isFurtherThan, type Fix } from './geo'

/** How far a provider's clock may run ahead of the server's before its times are not believed. */
const futureToleranceMs = 2 * 60_000

/** Nothing on wheels is faster; below a kilometre, noise in the fix and in its time can look as fast. */
const fastestMps = 90
const shortestJumpM = 1000

/** A fix held for longer than this proves nothing: the vehicle may have been shipped, or the held fix may be the wrong one. */
const heldProofMs = 6 * 60 * 60_000

/**
 * `good`: worth comparing with what is held. `none`: the row claims no position (seen live in about two of three rows, API.md section 9).
 * Anything else: the row is to be set aside, and why.
 */
export type FixVerdict = 'good' | 'none' | SetAsideReason

/**
 * Judges one row by itself.
 *
 * @param claim what the row says; NaN where it says nothing
 * @param nowMs the present, corrected to the server's clock: a computer with a wrong clock must not distrust every vehicle
 */
export function judgeFix(claim: Fix, nowMs: number): FixVerdict {
  const { longitudeDeg, latitudeDeg, occurredAtMs } = claim
  if (Number.isNaN(longitudeDeg) && Number.isNaN(latitudeDeg)) return 'none'
  // Written so that NaN fails.
  if (!(Math.abs(longitudeDeg) <= 180 && Math.abs(latitudeDeg) <= 90)) return 'out-of-range'
  if (longitudeDeg === 0 && latitudeDeg === 0) return 'null-island'
  if (!Number.isFinite(occurredAtMs)) return 'no-time'
  return occurredAtMs > nowMs + futureToleranceMs ? 'in-the-future' : 'good'
}

/**
 * Whether nothing on wheels can have got from one fix to the next.
 *
 * @param held the last believed fix; NaN fields when there is none
 * @param next a newer fix
 */
export function isImpossibleJump(held: Fix, next: Fix): boolean {
  const elapsedMs = next.occurredAtMs - held.occurredAtMs
  if (!Number.isFinite(elapsedMs) || elapsedMs > heldProofMs) return false
  return isFurtherThan(Math.max(shortestJumpM, (fastestMps * elapsedMs) / 1000), held, next)
}

import { stalenessIndex } from '@shared/domain/staleness'

/**
 * How a position's age is drawn (UX.md section 4.1): age is fill and colour, motion is shape. A parked vehicle that has gone quiet is no
 * news, so late and stale are neutral for it; one that was moving should be reporting.
 */
export const ageLooks = ['live', 'recent', 'late', 'stale', 'lateParked', 'staleParked', 'lost'] as const
export type AgeLook = (typeof ageLooks)[number]

/** `chevron` points where the vehicle goes; `circle` moves, direction unknown; `dot` stands. */
export const shapes = ['chevron', 'circle', 'dot'] as const
export type Shape = (typeof shapes)[number]

/** The parts of a cluster's ring, in the order in which they are drawn: clockwise from the top. */
export const ringGroups = ['live', 'recent', 'quiet', 'late', 'stale', 'lost'] as const
export type RingGroup = (typeof ringGroups)[number]

const movingLooks: readonly AgeLook[] = ['live', 'recent', 'late', 'stale', 'lost', 'lost']
const parkedLooks: readonly AgeLook[] = ['live', 'recent', 'lateParked', 'staleParked', 'lost', 'lost']
const movingGroups: Uint8Array = Uint8Array.of(0, 1, 3, 4, 5, 5)
const parkedGroups: Uint8Array = Uint8Array.of(0, 1, 2, 2, 5, 5)

/**
 * Index into `ageLooks`: the form for columns, where no string is wanted.
 *
 * @param occurredAtMs when the vehicle was there; NaN when that is not known
 * @param nowMs the present
 * @param isMoving whether it moved at its last fix
 */
export function ageLookIndex(occurredAtMs: number, nowMs: number, isMoving: boolean): number {
  const looks = isMoving ? movingLooks : parkedLooks
  return ageLooks.indexOf(looks[stalenessIndex(occurredAtMs, nowMs)] ?? 'lost')
}

/**
 * Index into `ringGroups`.
 *
 * @param staleness index into `stalenessBuckets`
 * @param isMoving whether it moved at its last fix
 */
export function ringGroupIndex(staleness: number, isMoving: boolean): number {
  return (isMoving ? movingGroups : parkedGroups)[staleness] ?? 5
}

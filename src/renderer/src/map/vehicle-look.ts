import { stalenessIndex } from '@shared/domain/staleness'
import { verdictKinds } from '@shared/domain/verdict-kinds'
import { severityRanks } from '@shared/domain/verdict-order'

/**
 * How a position's age is drawn (UX.md section 4.1): age is fill and colour, motion is shape. A parked vehicle that has gone quiet is no
 * news, so late and stale are neutral for it; one that was moving should be reporting.
 */
export const ageLooks = ['live', 'recent', 'late', 'stale', 'lateParked', 'staleParked', 'lost'] as const
export type AgeLook = (typeof ageLooks)[number]

/** `chevron` points where the vehicle goes; `circle` moves, direction unknown; `dot` stands. */
export const shapes = ['chevron', 'circle', 'dot'] as const
export type Shape = (typeof shapes)[number]

/**
 * The parts of a cluster's ring, in the order in which they are drawn: clockwise from the top. By age, and `problem` for those whose connection is not
 * fine: their age says less than that.
 */
export const ringGroups = ['live', 'recent', 'quiet', 'late', 'stale', 'lost', 'problem'] as const
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

/** Index into `ringGroups` of those whose connection is not fine. */
export const problemGroup = ringGroups.indexOf('problem')

/**
 * How bad a connection's verdict is, by its index in `verdictKinds`: 0 where there is nothing to say of the connection, then the larger the worse. A
 * quiet vehicle is seen by its age.
 */
export const severities: Uint8Array = Uint8Array.from(verdictKinds, (kind, index) =>
  kind === 'fine' || kind === 'vehicle-quiet' ? 0 : verdictKinds.length - (severityRanks[index] ?? 0)
)

/** The verdict of a severity; null for 0. */
export function verdictOfSeverity(severity: number): (typeof verdictKinds)[number] | null {
  return severity === 0 ? null : (verdictKinds[severities.indexOf(severity)] ?? null)
}

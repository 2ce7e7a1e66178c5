import { vehicleFlags } from '@shared/domain/vehicle-flags'
import type { SetAsideReason } from '@shared/ipc/schemas-positions'
import { movingAboveMps } from '@shared/domain/units'
import { derivedBearingDeg, type Fix } from './geo'
import { placeOf, presentText } from './labels'
import { isImpossibleJump, judgeFix } from './plausibility'
import type { LocationRow } from './rows'
import { entry } from './slot-columns'
import type { StoreChange } from './store-change'
import {
  admit,
  dismiss,
  hasFlag,
  hasPosition,
  ownFlags,
  setFlag,
  setSource,
  slotOf,
  type StoreState
} from './store-state'

/** Told of each row that was not believed; `slot` is null when the row names no vehicle. */
export type OddRowListener = (slot: number | null, reason: SetAsideReason, row: LocationRow | null) => void

/**
 * Works one location row into the store. The newest plausible fix of a vehicle wins, in whatever order rows come; a fix as old as the
 * held one or older never replaces it.
 *
 * @param row null for a row without content
 * @param nowMs the present, corrected to the server's clock
 */
export function applyLocation(
  state: StoreState,
  row: LocationRow | null,
  nowMs: number,
  change: StoreChange,
  onOdd: OddRowListener
): void {
  if (row === null || typeof row !== 'object') {
    onOdd(null, 'malformed-row', null)
    return
  }
  const vehicleId = presentText(row.vehicleId)
  if (vehicleId === null) {
    onOdd(null, 'no-vehicle-id', row)
    return
  }
  if (row.deleted) {
    applyDeleted(state, vehicleId, row, change)
    return
  }

  const slot = slotOf(state, vehicleId)
  if (hasFlag(state, slot, ownFlags.deleted)) return
  admit(state, slot, change)
  change.seen.add(slot)

  const heldAtMs = entry(state.columns.occurredAtMs, slot)
  if (!isOlder(row, heldAtMs) && setSource(state, slot, row, false)) change.changed.add(slot)

  const verdict = judgeFix(row, nowMs)
  if (verdict === 'none') return
  if (verdict !== 'good') {
    onOdd(slot, verdict, row)
    return
  }
  const next: Fix = {
    longitudeDeg: row.longitudeDeg ?? NaN,
    latitudeDeg: row.latitudeDeg ?? NaN,
    occurredAtMs: row.occurredAtMs ?? NaN
  }
  if (next.occurredAtMs <= heldAtMs) {
    if (next.occurredAtMs === heldAtMs && setPlace(state, slot, row)) change.changed.add(slot)
    return
  }
  const from = believedBefore(state, slot, next)
  if (from === null) {
    onOdd(slot, 'impossible-jump', row)
    return
  }
  setFix(state, slot, from, next, row)
  change.changed.add(slot)
}

/**
 * The fix that the next one continues: the held one, or an earlier jump that the next one confirms. A single jump is noise in the
 * receiver; two that agree mean that the held fix was the wrong one, and the vehicle must not be stuck there.
 */
function believedBefore(state: StoreState, slot: number, next: Fix): Fix | null {
  const { columns, jumps } = state
  const held: Fix = {
    longitudeDeg: entry(columns.longitudeDeg, slot),
    latitudeDeg: entry(columns.latitudeDeg, slot),
    occurredAtMs: entry(columns.occurredAtMs, slot)
  }
  const jump = jumps.get(slot)
  if (!isImpossibleJump(held, next)) {
    jumps.delete(slot)
    return held
  }
  if (jump !== undefined && next.occurredAtMs > jump.occurredAtMs && !isImpossibleJump(jump, next)) {
    jumps.delete(slot)
    return jump
  }
  if (jump === undefined || next.occurredAtMs > jump.occurredAtMs) jumps.set(slot, next)
  return null
}

function setFix(state: StoreState, slot: number, from: Fix, next: Fix, row: LocationRow): void {
  const { columns } = state
  if (!hasPosition(state, slot)) state.counts.withPosition++
  const speedMps = row.speedMps !== null && Number.isFinite(row.speedMps) && row.speedMps >= 0 ? row.speedMps : NaN
  columns.derivedBearingDeg[slot] = derivedBearingDeg(from, next, entry(columns.derivedBearingDeg, slot))
  columns.longitudeDeg[slot] = next.longitudeDeg
  columns.latitudeDeg[slot] = next.latitudeDeg
  columns.occurredAtMs[slot] = next.occurredAtMs
  columns.speedMps[slot] = speedMps
  columns.place[slot] = state.places.indexOf(placeOf(row))
  setFlag(state, slot, vehicleFlags.moving, speedMps > movingAboveMps)
}

/** An address may be inferred later than the fix it belongs to. */
function setPlace(state: StoreState, slot: number, row: LocationRow): boolean {
  const place = state.places.indexOf(placeOf(row))
  if (place === 0 || place === state.columns.place[slot]) return false
  state.columns.place[slot] = place
  return true
}

/** `deleted_at` on a row that is older than what is held is about something long replaced (API.md section 12, question 7). */
function applyDeleted(state: StoreState, vehicleId: string, row: LocationRow, change: StoreChange): void {
  const slot = state.slots.get(vehicleId)
  if (slot === undefined || isOlder(row, entry(state.columns.occurredAtMs, slot))) return
  dismiss(state, slot, change)
}

function isOlder(row: LocationRow, heldAtMs: number): boolean {
  return row.occurredAtMs !== null && row.occurredAtMs < heldAtMs
}

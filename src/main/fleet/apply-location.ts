import { movingAboveMps } from '@shared/domain/units'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import type { SetAsideReason } from '@shared/ipc/schemas-positions'
import { derivedBearingDeg, type Fix } from './geo'
import { isImpossibleJump, judgeFix } from './plausibility'
import type { LocationPage } from './rows'
import type { StoreChange } from './store-change'
import { pageSources, setSource, type PageSources } from './store-sources'
import {
  addTextId,
  addVehicle,
  admit,
  dismiss,
  findTextId,
  hasFlag,
  hasPosition,
  ownFlags,
  setFlag,
  type StoreState
} from './store-state'

const { present, moving } = vehicleFlags
const { deleted } = ownFlags

/** Told of each row that was not believed; `slot` is null when the row names no vehicle. */
export type OddRowListener = (slot: number | null, reason: SetAsideReason, row: number, sources: PageSources) => void

type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

/** What is worked out once a page, and what every row of it needs: nothing is allocated for a row that is believed. */
interface PageWork {
  readonly state: StoreState
  readonly page: LocationPage
  readonly sources: PageSources
  /** Index of each place in the dictionary; -1 until worked out. */
  readonly places: Int32Array
  readonly nowMs: number
  readonly change: StoreChange
  readonly onOdd: OddRowListener
  /** The row's fix, and the one it is compared with. */
  readonly next: Writable<Fix>
  readonly held: Writable<Fix>
}

/**
 * Works a page of locations into the store. The newest plausible fix of a vehicle wins, in whatever order rows come; a fix as old as the
 * held one or older never replaces it.
 *
 * @param nowMs the present, corrected to the server's clock
 * @param seenAtMs the present by this computer's clock
 */
export function applyLocations(
  state: StoreState,
  page: LocationPage,
  nowMs: number,
  seenAtMs: number,
  change: StoreChange,
  onOdd: OddRowListener
): void {
  const work: PageWork = {
    state,
    page,
    sources: pageSources(page.sources),
    places: new Int32Array(page.places.length).fill(-1),
    nowMs,
    change,
    onOdd,
    next: { longitudeDeg: NaN, latitudeDeg: NaN, occurredAtMs: NaN },
    held: { longitudeDeg: NaN, latitudeDeg: NaN, occurredAtMs: NaN }
  }
  state.seenAtS = Math.floor(seenAtMs / 1000)
  for (let row = 0; row < page.rowCount; row++) applyRow(work, row)
}

function applyRow(work: PageWork, row: number): void {
  const { state, page, change } = work
  const { words, others } = page.vehicleIds
  const at = row * 4
  const isText = ((words[at] ?? 0) | (words[at + 1] ?? 0) | (words[at + 2] ?? 0) | (words[at + 3] ?? 0)) === 0
  const textId = isText ? (others.get(row) ?? '').trim() : ''
  if (isText && textId === '') {
    work.onOdd(null, 'no-vehicle-id', row, work.sources)
    return
  }
  let slot = isText ? findTextId(state, textId) : state.index.find(words, at)
  const occurredAtMs = page.occurredAtMs[row] ?? NaN

  if (page.deleted[row] === 1) {
    // On a row that is older than what is held it is about something long replaced (API.md section 12, question 7).
    if (slot >= 0 && !(occurredAtMs < (state.columns.occurredAtMs[slot] ?? NaN))) dismiss(state, slot, change)
    return
  }
  if (slot < 0) slot = isText ? addTextId(state, textId) : addVehicle(state, words, at)
  if (hasFlag(state, slot, deleted)) return
  if (!hasFlag(state, slot, present)) admit(state, slot, change)
  applyFix(work, slot, row)
}

function applyFix(work: PageWork, slot: number, row: number): void {
  const { state, page, change, next, held } = work
  const { columns } = state
  columns.lastSeenAtS[slot] = state.seenAtS
  next.longitudeDeg = page.longitudeDeg[row] ?? NaN
  next.latitudeDeg = page.latitudeDeg[row] ?? NaN
  next.occurredAtMs = page.occurredAtMs[row] ?? NaN
  held.longitudeDeg = columns.longitudeDeg[slot] ?? NaN
  held.latitudeDeg = columns.latitudeDeg[slot] ?? NaN
  held.occurredAtMs = columns.occurredAtMs[slot] ?? NaN

  const isOlder = next.occurredAtMs < held.occurredAtMs
  if (!isOlder && setSource(state, slot, work.sources, page.source[row] ?? 0, false)) change.changed.add(slot)
  const verdict = judgeFix(next, work.nowMs)
  if (verdict === 'none') return
  if (verdict !== 'good') {
    work.onOdd(slot, verdict, row, work.sources)
    return
  }
  if (isOlder) return
  if (next.occurredAtMs === held.occurredAtMs) {
    // An address may be inferred later than the fix it belongs to.
    const place = placeNumber(work, row)
    if (place === 0 || place === columns.place[slot]) return
    columns.place[slot] = place
    change.changed.add(slot)
    return
  }
  const from = believedBefore(state, slot, held, next)
  if (from === null) {
    work.onOdd(slot, 'impossible-jump', row, work.sources)
    return
  }
  setFix(work, slot, row, from)
}

/**
 * The fix that the next one continues: the held one, or an earlier jump that the next one confirms. A single jump is noise in the
 * receiver; two that agree mean that the held fix was the wrong one, and the vehicle must not be stuck there.
 */
function believedBefore({ jumps }: StoreState, slot: number, held: Fix, next: Fix): Fix | null {
  const jump = jumps.get(slot)
  if (!isImpossibleJump(held, next)) {
    if (jump !== undefined) jumps.delete(slot)
    return held
  }
  if (jump !== undefined && next.occurredAtMs > jump.occurredAtMs && !isImpossibleJump(jump, next)) {
    jumps.delete(slot)
    return jump
  }
  if (jump === undefined || next.occurredAtMs > jump.occurredAtMs) {
    jumps.set(slot, { ...next })
  }
  return null
}

function setFix(work: PageWork, slot: number, row: number, from: Fix): void {
  const { state, page, next, change } = work
  const { columns } = state
  if (!hasPosition(state, slot)) state.counts.withPosition++
  const saidMps = page.speedMps[row] ?? NaN
  const speedMps = Number.isFinite(saidMps) && saidMps >= 0 ? saidMps : NaN
  columns.derivedBearingDeg[slot] = derivedBearingDeg(from, next, columns.derivedBearingDeg[slot] ?? NaN)
  columns.longitudeDeg[slot] = next.longitudeDeg
  columns.latitudeDeg[slot] = next.latitudeDeg
  columns.occurredAtMs[slot] = next.occurredAtMs
  columns.speedMps[slot] = speedMps
  columns.place[slot] = placeNumber(work, row)
  setFlag(state, slot, moving, speedMps > movingAboveMps)
  change.changed.add(slot)
  change.moved.add(slot)
  state.twins.freshened(slot, change.changed)
}

function placeNumber({ state, page, places }: PageWork, row: number): number {
  const index = page.place[row] ?? 0
  const known = places[index] ?? 0
  if (known >= 0) return known
  const place = page.places[index]
  const number = place === undefined ? 0 : state.places.indexOf(place)
  places[index] = number
  return number
}

import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { createSlotSet } from './slot-set'
import type { StoreChange } from './store-change'
import { dismiss, erase, hasFlag, hasPosition, type StoreState } from './store-state'
import { textPart } from './text-arena'

const { present } = vehicleFlags
const vinPart = textPart.vin

/**
 * A slot whose vehicle left is given to no other for so long: what else refers to slots, the positions of the last 24 hours, must not
 * tell of another vehicle.
 */
const reservedS = 48 * 3600

/**
 * Drops vehicles that no sweep has seen since, and what is known of them. Proportional to all vehicles; meant for once a sweep or less.
 *
 * @param oldestSeenMs by this computer's clock
 */
export function dropUnseen(state: StoreState, oldestSeenMs: number, change: StoreChange): void {
  const { lastSeenAtS } = state.columns
  const oldestS = Math.floor(oldestSeenMs / 1000)
  // From the end: where many share a VIN, the lowest slot often leads the others, and finding the next leader takes time.
  for (let slot = state.size - 1; slot >= 0; slot--) {
    if (!state.index.hasId(slot)) continue
    // Named by the list of vehicles, and in no sweep yet: its time runs from now.
    if (lastSeenAtS[slot] === 0) lastSeenAtS[slot] = state.seenAtS
    const seenAtS = lastSeenAtS[slot] ?? 0
    if (seenAtS === 0 || seenAtS >= oldestS) continue
    dismiss(state, slot, change)
    erase(state, slot)
  }
}

/**
 * Makes a whole of what was restored: counts, finds same ids and same VINs, drops what is too old, and frees slots whose vehicle was
 * last seen 48 hours before the newest one.
 *
 * @param oldestSeenMs by this computer's clock
 */
export function finishRestore(state: StoreState, oldestSeenMs: number, change: StoreChange): void {
  const { columns, index } = state
  index.rebuild(state.size, (slot, other) => {
    const loser = isBetter(state, slot, other) ? other : slot
    // Its slot could be another's from now on: the cache must not bring it back.
    index.forget(loser)
    return loser === slot ? other : slot
  })

  const oldestS = Math.floor(oldestSeenMs / 1000)
  let vinCount = 0
  for (let slot = 0; slot < state.size; slot++) {
    const isPresent = hasFlag(state, slot, present)
    if (!index.hasId(slot) || (columns.lastSeenAtS[slot] ?? 0) < oldestS) {
      erase(state, slot)
      if (isPresent) change.removed.add(slot)
      continue
    }
    if (!isPresent) continue
    state.counts.vehicles++
    state.counts.unidentified++
    if (hasPosition(state, slot)) state.counts.withPosition++
    if (state.texts.lengthOf(slot, vinPart) > 0) vinCount++
  }
  state.twins.reserve(vinCount, columns.flags.length)
  // Not told: nobody was told of these vehicles yet.
  const changed = createSlotSet()
  for (let slot = 0; slot < state.size; slot++) {
    if (hasFlag(state, slot, present)) state.twins.join(slot, changed)
  }
  freeSlots(state)
}

/** Which of two slots with one id is its vehicle's: a cache that lost a piece may have both. */
function isBetter(state: StoreState, slot: number, other: number): boolean {
  const isPresent = hasFlag(state, slot, present)
  if (isPresent !== hasFlag(state, other, present)) return isPresent
  const { lastSeenAtS } = state.columns
  return (lastSeenAtS[slot] ?? 0) >= (lastSeenAtS[other] ?? 0)
}

function freeSlots(state: StoreState): void {
  const { columns, index } = state
  let newestS = 0
  for (let slot = 0; slot < state.size; slot++) newestS = Math.max(newestS, columns.lastSeenAtS[slot] ?? 0)
  const isFree = (slot: number): boolean =>
    !hasFlag(state, slot, present) && (columns.lastSeenAtS[slot] ?? 0) + reservedS < newestS

  // From the end, so that the lowest is given first.
  const free: number[] = []
  for (let slot = state.size - 1; slot >= 0; slot--) if (isFree(slot)) free.push(slot)
  if (free.length === 0) return
  for (const slot of free) {
    erase(state, slot)
    columns.flags[slot] = 0
    columns.lastSeenAtS[slot] = 0
    index.forget(slot)
  }
  index.rebuild(state.size, (slot) => slot)
  state.freeSlots = Uint32Array.from(free)
  state.freeCount = free.length
}

import { vehicleFlags } from '@shared/domain/vehicle-flags'
import type { TextColumn } from '@shared/ipc/schemas-positions'
import type { CacheBatch, SavedIdentities, SavedPositions } from './position-cache'
import { entryCounts, savedFlags, type EntryCounts } from './store-saved'
import { growSlots, type StoreState } from './store-state'
import { uuidWords } from './vehicle-index'

/** Eight times the largest fleet that this app is made for; a slot beyond it is nonsense from a damaged cache. */
const mostSlots = 2_000_000

/**
 * Takes in what the cache kept, into a store that saw no row yet; batches come oldest first. Nothing is counted or findable before
 * `finishRestore`. Rows that make no sense are left out.
 */
export function restoreBatch(state: StoreState, batch: CacheBatch): void {
  if (batch.entries !== null) {
    state.sources.restoreKeys(batch.entries)
    state.places.restore(batch.entries.placesFrom, batch.entries.places)
  }
  if (batch.positions !== null) restorePositions(state, batch.positions)
  if (batch.identities !== null) restoreIdentities(state, batch.identities)
  for (const slot of batch.removedSlots) {
    if (slot < state.size) state.columns.flags[slot] = (state.columns.flags[slot] ?? 0) & ~vehicleFlags.present
  }
}

function restorePositions(state: StoreState, saved: SavedPositions): void {
  const { columns } = state
  const known = entryCounts(state)
  const rowCount = Math.min(...Object.values(saved).map((column: ArrayLike<number>) => column.length))
  makeRoom(state, saved.slots)
  for (let row = 0; row < rowCount; row++) {
    const slot = saved.slots[row] ?? mostSlots
    if (slot >= mostSlots || !isSensible(saved, row, known)) continue
    columns.longitudeDeg[slot] = saved.longitudeDeg[row] ?? NaN
    columns.latitudeDeg[slot] = saved.latitudeDeg[row] ?? NaN
    columns.speedMps[slot] = saved.speedMps[row] ?? NaN
    columns.derivedBearingDeg[slot] = saved.derivedBearingDeg[row] ?? NaN
    columns.occurredAtMs[slot] = saved.occurredAtMs[row] ?? NaN
    columns.lastSeenAtS[slot] = saved.lastSeenAtS[row] ?? 0
    columns.fleet[slot] = saved.fleet[row] ?? 0
    columns.provider[slot] = saved.provider[row] ?? 0
    columns.place[slot] = saved.place[row] ?? 0
    columns.flags[slot] = ((saved.flags[row] ?? 0) & savedFlags) | vehicleFlags.present
  }
}

/** The numbers are in the dictionaries, and there is either a whole fix or none. */
function isSensible(saved: SavedPositions, row: number, known: EntryCounts): boolean {
  const longitudeDeg = saved.longitudeDeg[row] ?? NaN
  const latitudeDeg = saved.latitudeDeg[row] ?? NaN
  const occurredAtMs = saved.occurredAtMs[row] ?? NaN
  const isFix = Math.abs(longitudeDeg) <= 180 && Math.abs(latitudeDeg) <= 90 && Number.isFinite(occurredAtMs)
  const isNone = Number.isNaN(longitudeDeg) && Number.isNaN(latitudeDeg) && Number.isNaN(occurredAtMs)
  return (
    (isFix || isNone) &&
    (saved.fleet[row] ?? 0) < known.fleets &&
    (saved.provider[row] ?? 0) < known.providers &&
    (saved.place[row] ?? 0) < known.places
  )
}

function restoreIdentities(state: StoreState, saved: SavedIdentities): void {
  const { columns, index, texts } = state
  const { slots, idWords, otherIds, names, vins, plates, drivers } = saved
  const textCount = Math.min(...[otherIds, names, vins, plates].map((column) => column.offsets.length - 1))
  const rowCount = Math.min(slots.length, Math.floor(idWords.length / 4), textCount)
  makeRoom(state, slots)
  for (let row = 0; row < rowCount; row++) {
    const slot = slots[row] ?? mostSlots
    if (slot >= mostSlots) continue
    const at = row * 4
    const isText = ((idWords[at] ?? 0) | (idWords[at + 1] ?? 0) | (idWords[at + 2] ?? 0) | (idWords[at + 3] ?? 0)) === 0
    const textId = isText ? decodeText(otherIds, row) : ''
    if (isText && (textId === '' || uuidWords(textId) !== null)) continue
    if (isText) index.setText(slot, textId)
    else index.set(slot, idWords, at)
    columns.flags[slot] = (columns.flags[slot] ?? 0) | vehicleFlags.present
    texts.restoreRow(slot, saved, row)
    state.drivers.restoreRow(slot, drivers, row)
  }
}

function decodeText(column: TextColumn, row: number): string {
  return new TextDecoder().decode(column.bytes.subarray(column.offsets[row] ?? 0, column.offsets[row + 1] ?? 0))
}

/** Once for all of a batch. */
function makeRoom(state: StoreState, slots: Uint32Array): void {
  let size = state.size
  for (let row = 0; row < slots.length; row++) {
    const slot = slots[row] ?? 0
    if (slot >= size && slot < mostSlots) size = slot + 1
  }
  growSlots(state, size)
}

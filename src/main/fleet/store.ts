import type { Dictionaries, IdentityColumns, PositionColumns } from '@shared/ipc/schemas-positions'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { packColumn } from './pack-column'
import { applyLocation, type OddRowListener } from './apply-location'
import { presentText } from './labels'
import type { FleetRow, LocationRow, TspRow, VehicleRow } from './rows'
import type { SetAside } from './set-aside'
import { copySlotColumns, entry } from './slot-columns'
import type { SavedLabels } from './source-labels'
import { createStoreChange, type StoreChange } from './store-change'
import {
  admit,
  createStoreState,
  dismiss,
  hasFlag,
  nameOf,
  ownFlags,
  publicFlags,
  setFlag,
  setSource,
  slotOf,
  type StoreState
} from './store-state'
import type { VehicleRecord } from './vehicle-record'

/**
 * Every vehicle's last believed position, in columns (DESIGN.md, invariant 4). A slot belongs to one vehicle for good, even while it
 * is gone. Work is in proportion to the rows given, never to the vehicles held, except where a fleet or provider is renamed.
 */
export interface PositionStore {
  /** Vehicles present. */
  readonly vehicleCount: number
  readonly withPositionCount: number
  /** Vehicles present that no row of `vehicles` has named yet. */
  readonly unidentifiedCount: number
  /** Fleets that vehicles are of, and whose own name is not known. */
  unnamedFleetIds(): string[]
  /** @param nowMs the present, corrected to the server's clock */
  apply(rows: readonly (LocationRow | null)[], nowMs: number): StoreChange
  applyVehicles(rows: readonly (VehicleRow | null)[]): StoreChange
  applyFleets(rows: readonly (FleetRow | null)[]): StoreChange
  applyTsps(rows: readonly (TspRow | null)[]): StoreChange
  /**
   * Takes in what the cache kept; meant for a store that has seen no row yet.
   *
   * @param onSlot told of each record's slot and when it was last seen
   */
  restore(records: readonly VehicleRecord[], onSlot?: (slot: number, lastSeenAtMs: number) => void): StoreChange
  restoreLabels(saved: SavedLabels): void
  labels(): { readonly version: number; readonly saved: () => SavedLabels }
  /** What the cache keeps of a slot; null when its vehicle is gone. */
  record(slot: number, lastSeenAtMs: number): VehicleRecord | null
  vehicleId(slot: number): string
  isPresent(slot: number): boolean
  /** Ascending. */
  presentSlots(): Uint32Array
  /** Fresh copies. @param slots ascending */
  columns(slots: Uint32Array): PositionColumns
  /** Fresh copies. @param slots ascending */
  identities(slots: Uint32Array): IdentityColumns
  /** Live: entries are added at the end, never changed. */
  readonly dictionaries: Dictionaries
}

/**
 * An empty store.
 *
 * @param setAside gets the rows that were not believed
 */
export function createPositionStore(setAside: SetAside): PositionStore {
  const state = createStoreState()
  const { columns, sources, counts } = state
  const dictionaries: Dictionaries = {
    fleets: sources.fleets.entries,
    providers: sources.providers.entries,
    places: state.places.entries
  }

  const oddRows =
    (nowMs: number): OddRowListener =>
    (slot, reason, row) => {
      const fleetNumber = row === null ? 0 : sources.fleetNumber(row)
      setAside.note({
        vehicleId: slot === null ? null : (state.ids[slot] ?? null),
        vehicleName: slot === null ? null : nameOf(state, slot),
        fleetName: presentText(sources.fleets.entries[sources.fleets.entryOf(fleetNumber)]),
        occurredAtMs: row?.occurredAtMs ?? null,
        reason,
        noticedAtMs: nowMs
      })
    }

  return {
    get vehicleCount() {
      return counts.vehicles
    },
    get withPositionCount() {
      return counts.withPosition
    },
    get unidentifiedCount() {
      return counts.unidentified
    },
    unnamedFleetIds: () => sources.unnamedFleetIds(),
    apply(rows, nowMs) {
      const change = createStoreChange()
      const onOdd = oddRows(nowMs)
      for (const row of rows) applyLocation(state, row, nowMs, change, onOdd)
      relabel(state, columns.fleet, sources.takeImproved(), change)
      return change
    },
    applyVehicles(rows) {
      const change = createStoreChange()
      for (const row of rows) applyVehicle(state, row, change)
      return change
    },
    applyFleets(rows) {
      const change = createStoreChange()
      relabel(state, columns.fleet, sources.offerFleets(rows), change)
      return change
    },
    applyTsps(rows) {
      const change = createStoreChange()
      relabel(state, columns.provider, sources.offerTsps(rows), change)
      return change
    },
    restore(records, onSlot = () => undefined) {
      const change = createStoreChange()
      for (const record of records) onSlot(restoreRecord(state, record, change), record.lastSeenAtMs)
      return change
    },
    restoreLabels: (saved) => sources.restore(saved),
    labels: () => ({ version: sources.version, saved: () => sources.saved() }),
    record: (slot, lastSeenAtMs) =>
      hasFlag(state, slot, vehicleFlags.present) ? recordOf(state, slot, lastSeenAtMs) : null,
    vehicleId: (slot) => state.ids[slot] ?? '',
    isPresent: (slot) => hasFlag(state, slot, vehicleFlags.present),
    presentSlots() {
      const slots = new Uint32Array(counts.vehicles)
      let row = 0
      for (let slot = 0; slot < state.ids.length; slot++)
        if (hasFlag(state, slot, vehicleFlags.present)) slots[row++] = slot
      return slots
    },
    columns: (slots) =>
      copySlotColumns(columns, slots, {
        fleetEntry: sources.fleets.entryOf,
        providerEntry: sources.providers.entryOf,
        flagsMask: publicFlags
      }),
    identities: (slots) => ({
      slots: slots.slice(),
      names: packColumn(textsOf(slots, (slot) => nameOf(state, slot))),
      vins: packColumn(textsOf(slots, (slot) => state.vins[slot] ?? '')),
      plates: packColumn(textsOf(slots, (slot) => state.plates[slot] ?? ''))
    }),
    dictionaries
  }
}

/** `Array.from` on a typed array goes through its iterator, which is several times slower. */
function textsOf(slots: Uint32Array, textOf: (slot: number) => string): string[] {
  const texts = new Array<string>(slots.length)
  for (let row = 0; row < slots.length; row++) texts[row] = textOf(slots[row] ?? 0)
  return texts
}

function applyVehicle(state: StoreState, row: VehicleRow | null, change: StoreChange): void {
  const vehicleId = presentText(row?.vehicleId)
  if (row === null || vehicleId === null) return
  if (row.deleted && !state.slots.has(vehicleId)) return
  const slot = slotOf(state, vehicleId)
  setFlag(state, slot, ownFlags.deleted, row.deleted)
  if (row.deleted) {
    dismiss(state, slot, change)
    return
  }
  admit(state, slot, change)
  if (setFlag(state, slot, ownFlags.identified, true)) state.counts.unidentified--
  if (setSource(state, slot, row, true)) change.changed.add(slot)
  const isRenamed = [
    setText(state.names, slot, row.name),
    setText(state.vins, slot, row.vin),
    setText(state.plates, slot, row.licensePlateNumber)
  ].includes(true)
  if (isRenamed) change.identities.add(slot)
}

function setText(texts: string[], slot: number, value: string | null): boolean {
  const text = presentText(value) ?? ''
  if (texts[slot] === text) return false
  texts[slot] = text
  return true
}

/** Marks every vehicle whose fleet or provider got another label; the one scan over all slots, and rare. */
function relabel(state: StoreState, keys: Uint32Array, renamed: ReadonlySet<number>, change: StoreChange): void {
  if (renamed.size === 0) return
  for (let slot = 0; slot < state.ids.length; slot++) {
    if (renamed.has(entry(keys, slot)) && hasFlag(state, slot, vehicleFlags.present)) change.changed.add(slot)
  }
}

function restoreRecord(state: StoreState, record: VehicleRecord, change: StoreChange): number {
  const { columns, sources } = state
  const slot = slotOf(state, record.vehicleId)
  columns.longitudeDeg[slot] = record.longitudeDeg
  columns.latitudeDeg[slot] = record.latitudeDeg
  columns.speedMps[slot] = record.speedMps
  columns.derivedBearingDeg[slot] = record.derivedBearingDeg
  columns.occurredAtMs[slot] = record.occurredAtMs
  columns.fleet[slot] = sources.restoredFleet(record.fleetKey)
  columns.provider[slot] = sources.providers.numberOf(record.providerKey)
  columns.place[slot] = state.places.indexOf(record.place)
  columns.flags[slot] = record.flags & publicFlags & ~vehicleFlags.present
  state.names[slot] = record.name
  state.vins[slot] = record.vin
  state.plates[slot] = record.plate
  admit(state, slot, change)
  return slot
}

function recordOf(state: StoreState, slot: number, lastSeenAtMs: number): VehicleRecord {
  const { columns, sources } = state
  return {
    vehicleId: state.ids[slot] ?? '',
    longitudeDeg: entry(columns.longitudeDeg, slot),
    latitudeDeg: entry(columns.latitudeDeg, slot),
    speedMps: entry(columns.speedMps, slot),
    derivedBearingDeg: entry(columns.derivedBearingDeg, slot),
    occurredAtMs: entry(columns.occurredAtMs, slot),
    lastSeenAtMs,
    flags: entry(columns.flags, slot) & publicFlags,
    fleetKey: sources.fleets.keyOf(entry(columns.fleet, slot)),
    providerKey: sources.providers.keyOf(entry(columns.provider, slot)),
    place: state.places.entries[entry(columns.place, slot)] ?? '',
    name: state.names[slot] ?? '',
    vin: state.vins[slot] ?? '',
    plate: state.plates[slot] ?? ''
  }
}

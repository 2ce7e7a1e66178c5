import type { Dictionaries, IdentityColumns, PositionColumns } from '@shared/ipc/schemas-positions'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { applyLocations, type OddRowListener } from './apply-location'
import { applyDrivers } from './apply-drivers'
import { applyVehicles } from './apply-vehicles'
import {
  slotsOfFleets,
  sourceKeysOf,
  tallySources,
  type QuietEdges,
  type SourceKeys,
  type SourceTally
} from './fleet-tally'
import { presentText } from './labels'
import type { CacheBatch, SavedEntries, SavedIdentities, SavedPositions } from './position-cache'
import type { DriverPage, FleetRow, LocationPage, TspRow, VehiclePage } from './rows'
import type { SetAside } from './set-aside'
import type { SlotColumns } from './slot-columns'
import type { SavedLabels } from './source-labels'
import { createStoreChange, type StoreChange } from './store-change'
import { identityColumns, positionColumns } from './store-columns'
import { restoreBatch } from './store-restore'
import { dropUnseen, finishRestore } from './store-retention'
import { entryCounts, savedEntries, savedIdentities, savedPositions, type EntryCounts } from './store-saved'
import { fleetNumberOf, relabel } from './store-sources'
import { createStoreState, hasFlag, nameOf, type StoreState } from './store-state'

/** A fleet that is known by its id, with vehicles that are present. */
export interface FleetCount {
  readonly fleetId: string
  readonly vehicleCount: number
  /** The label in force. */
  readonly name: string
}

/**
 * Every vehicle's last believed position, in columns (DESIGN.md, invariant 4). A slot belongs to one vehicle, even while it is gone, and
 * outlives a restart; only `finishRestore` may free it. Work is in proportion to the rows given, never to the vehicles held, except where
 * a fleet or provider is renamed and where it says so.
 */
export interface PositionStore {
  /** Highest slot + 1. */
  readonly size: number
  /** Vehicles present. */
  readonly vehicleCount: number
  readonly withPositionCount: number
  /** Vehicles present that no row of `vehicles` has named yet. */
  readonly unidentifiedCount: number
  /**
   * Works a page in; its unreadable rows go to the list of those set aside.
   *
   * @param nowMs the present, corrected to the server's clock
   * @param seenAtMs the present by this computer's clock
   */
  apply(page: LocationPage, nowMs: number, seenAtMs: number): StoreChange
  /** Works names in. To note the page's unreadable rows is the caller's part, who knows the time. */
  applyVehicles(page: VehiclePage): StoreChange
  /** Works drivers' names in, of vehicles that are present. Unreadable rows as above. */
  applyDrivers(page: DriverPage): StoreChange
  applyFleets(rows: readonly (FleetRow | null)[]): StoreChange
  applyTsps(rows: readonly (TspRow | null)[]): StoreChange
  /** Takes in what the cache kept, oldest first; only into a store that saw no row yet. Call `finishRestore` after the last. */
  restore(batch: CacheBatch): void
  /**
   * Makes a whole of what was restored, and drops vehicles last seen before `oldestSeenMs`: those alone are in the change (the cache must
   * forget them). The others are for the page to get with a snapshot. Frees slots that nobody was seen in for 48 hours. Proportional to
   * all vehicles.
   */
  finishRestore(oldestSeenMs: number): StoreChange
  /** Drops vehicles last seen before, with all that is known of them. Proportional to all vehicles. */
  dropUnseen(oldestSeenMs: number): StoreChange
  labels(): { readonly version: number; readonly saved: () => SavedLabels }
  /** Call before `restore`. */
  restoreLabels(saved: SavedLabels): void
  /** Fleets that vehicles are of, and whose own name is not known. Proportional to all vehicles, if there are such. */
  unnamedFleetIds(): string[]
  /** Fleets known by id that have vehicles. Proportional to all vehicles. */
  fleetIds(): readonly FleetCount[]
  /** Counts by fleet and provider; see `tallySources`. Proportional to all vehicles. */
  tally(nowMs: number, quiet: QuietEdges): readonly SourceTally[]
  sourceKeysOf(slots: Uint32Array): SourceKeys
  /** Ascending. Proportional to all vehicles. */
  slotsOfFleets(fleetKeys: ReadonlySet<string>): Uint32Array
  vehicleId(slot: number): string
  isPresent(slot: number): boolean
  /** What the vehicle is called on screen. */
  nameOf(slot: number): string
  /** Ascending. */
  presentSlots(): Uint32Array<ArrayBuffer>
  /**
   * Ascending; those of vehicles that left, too. A rewritten cache needs them all, and says which are `removedSlots`: a slot that
   * it does not mention is free for another vehicle after the next start.
   */
  knownSlots(): Uint32Array<ArrayBuffer>
  /** Live, by slot: growing replaces the arrays, so read them anew after each `apply`. */
  readonly columns: Readonly<SlotColumns>
  /** Fresh copies, for the page. */
  positionColumns(slots: Uint32Array): PositionColumns
  identityColumns(slots: Uint32Array): IdentityColumns
  /** Live: entries are added at the end, never changed. */
  readonly dictionaries: Dictionaries
  /** Fresh copies, for the cache. */
  savedPositions(slots: Uint32Array): SavedPositions
  savedIdentities(slots: Uint32Array): SavedIdentities
  /** What was added to the dictionaries since `entryCounts` was `from`; null when nothing was. */
  savedEntries(from: EntryCounts): SavedEntries | null
  entryCounts(): EntryCounts
}

/**
 * An empty store.
 *
 * @param setAside gets the rows that were not believed
 */
export function createPositionStore(setAside: SetAside): PositionStore {
  const state = createStoreState()
  const { columns, sources, counts, index } = state
  const dictionaries: Dictionaries = {
    fleets: sources.fleets.entries,
    providers: sources.providers.entries,
    places: state.places.entries
  }
  const changing = (work: (change: StoreChange) => void): StoreChange => {
    const change = createStoreChange()
    work(change)
    return change
  }
  const isPresent = (slot: number): boolean => hasFlag(state, slot, vehicleFlags.present)
  const slotsWhere = (passes: (slot: number) => boolean): Uint32Array<ArrayBuffer> => {
    let count = 0
    const slots = new Uint32Array(state.size)
    for (let slot = 0; slot < state.size; slot++) if (passes(slot)) slots[count++] = slot
    return slots.slice(0, count)
  }

  return {
    get size() {
      return state.size
    },
    get vehicleCount() {
      return counts.vehicles
    },
    get withPositionCount() {
      return counts.withPosition
    },
    get unidentifiedCount() {
      return counts.unidentified
    },
    apply: (page, nowMs, seenAtMs) =>
      changing((change) => {
        setAside.noteUnreadable(page.unreadable, seenAtMs)
        applyLocations(state, page, nowMs, seenAtMs, change, oddRows(state, setAside, page, seenAtMs))
        relabel(state, columns.fleet, sources.takeImproved(), change.changed)
      }),
    applyVehicles: (page) => changing((change) => applyVehicles(state, page, change)),
    applyDrivers: (page) => changing((change) => applyDrivers(state, page, change)),
    applyFleets: (rows) =>
      changing((change) => relabel(state, columns.fleet, sources.offerFleets(rows), change.changed)),
    applyTsps: (rows) =>
      changing((change) => relabel(state, columns.provider, sources.offerTsps(rows), change.changed)),
    restore: (batch) => restoreBatch(state, batch),
    finishRestore: (oldestSeenMs) => changing((change) => finishRestore(state, oldestSeenMs, change)),
    dropUnseen: (oldestSeenMs) => changing((change) => dropUnseen(state, oldestSeenMs, change)),
    labels: () => ({ version: sources.version, saved: () => sources.saved() }),
    restoreLabels: (saved) => sources.restore(saved),
    unnamedFleetIds() {
      const unnamed = sources.unnamedFleetIds()
      if (unnamed.length === 0) return unnamed
      const inUse = new Set(fleetCounts(state).map(({ fleetId }) => fleetId))
      return unnamed.filter((id) => inUse.has(id))
    },
    fleetIds: () => fleetCounts(state),
    tally: (nowMs, quiet) => tallySources(state, nowMs, quiet),
    sourceKeysOf: (slots) => sourceKeysOf(state, slots),
    slotsOfFleets: (fleetKeys) => slotsOfFleets(state, fleetKeys),
    vehicleId: (slot) => index.idOf(slot),
    isPresent,
    nameOf: (slot) => nameOf(state, slot),
    presentSlots() {
      // Spelt out, as it stands at the beginning of every snapshot: asking a function of each slot takes several times longer.
      const { flags } = columns
      const slots = new Uint32Array(counts.vehicles)
      let count = 0
      for (let slot = 0; slot < state.size; slot++)
        if (((flags[slot] ?? 0) & vehicleFlags.present) !== 0) slots[count++] = slot
      return slots
    },
    knownSlots: () => slotsWhere((slot) => index.hasId(slot)),
    columns,
    positionColumns: (slots) => positionColumns(state, slots),
    identityColumns: (slots) => identityColumns(state, slots),
    dictionaries,
    savedPositions: (slots) => savedPositions(state, slots),
    savedIdentities: (slots) => savedIdentities(state, slots),
    savedEntries: (from) => savedEntries(state, from),
    entryCounts: () => entryCounts(state)
  }
}

/** Brings odd rows to the list, unless they are there already. */
function oddRows(state: StoreState, setAside: SetAside, page: LocationPage, noticedAtMs: number): OddRowListener {
  const { fleets } = state.sources
  return (slot, reason, row, pageSources) => {
    if (slot !== null && !setAside.isNews(slot, reason, page.occurredAtMs[row] ?? NaN)) return
    const fleetNumber = fleetNumberOf(state, pageSources, page.source[row] ?? 0)
    setAside.note({
      vehicleName: slot === null ? null : nameOf(state, slot),
      fleetName: presentText(fleets.entries[fleets.entryOf(fleetNumber)]),
      reason,
      noticedAtMs
    })
  }
}

function fleetCounts({ columns, sources, size }: StoreState): FleetCount[] {
  const vehicleCounts = new Uint32Array(sources.fleets.keys.length)
  for (let slot = 0; slot < size; slot++) {
    const number = columns.fleet[slot] ?? 0
    if (((columns.flags[slot] ?? 0) & vehicleFlags.present) !== 0)
      vehicleCounts[number] = (vehicleCounts[number] ?? 0) + 1
  }
  const fleets: FleetCount[] = []
  vehicleCounts.forEach((vehicleCount, number) => {
    const fleetId = sources.fleetIdOf(number)
    if (vehicleCount === 0 || fleetId === null) return
    fleets.push({ fleetId, vehicleCount, name: sources.fleets.entries[sources.fleets.entryOf(number)] ?? '' })
  })
  return fleets
}

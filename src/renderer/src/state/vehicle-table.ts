import type { Bridge } from '@shared/ipc/contract'
import type { FleetSources } from '@shared/ipc/schemas-fleets'
import type { Dictionaries, IdentityColumns, PositionDelta, PositionSnapshot } from '@shared/ipc/schemas-positions'
import { createGrowableColumns, isSlotPresent, type IndexColumn, type VehicleColumns } from './vehicle-table-columns'
import { createSourceVerdicts } from './source-verdicts'
import { startOnce } from './start-once'
import { createIdentityTexts } from './vehicle-table-identities'
import { followPositions } from './vehicle-table-sync'

/** What changed: everything, or the named slots. */
export type VehicleTableChange =
  | { readonly kind: 'reset' }
  | {
      readonly kind: 'delta'
      readonly slots: Uint32Array
      readonly removedSlots: Uint32Array
      /** Whether names, VINs, plates or drivers came with it. */
      readonly hasIdentities: boolean
      /** Whose names, VINs, plates and drivers these are; they may come later than the positions. */
      readonly identitySlots: Uint32Array
    }

/**
 * The page's mirror of the vehicles, by slot (DESIGN.md, invariant 4). It lives outside React and zustand: 100,000 vehicles are a
 * handful of typed arrays, and a delta costs what it changes. The arrays may be replaced when they grow: read them from the table each time.
 */
export interface VehicleTable extends VehicleColumns {
  /** What slots mean holds within an epoch; null while nothing is held. Questions to main about a slot name it. */
  readonly epoch: number | null
  /** Highest slot ever used + 1; slots below it may be empty. */
  readonly size: number
  /** One more after each applied change. */
  readonly version: number
  /** The `version` at which names, fleets or the set of vehicles last changed; positions alone leave it as it is. */
  readonly identityVersion: number
  readonly dictionaries: Dictionaries
  readonly isPresent: (slot: number) => boolean
  /** Empty when not known. */
  readonly name: (slot: number) => string
  readonly vin: (slot: number) => string
  readonly plate: (slot: number) => string
  readonly driver: (slot: number) => string
  /** Names, VINs, plates and drivers of some slots, packed and in fresh buffers: for a worker, to which they can be transferred. */
  readonly copyTexts: (slots: Uint32Array) => IdentityColumns
  readonly fleetName: (slot: number) => string
  readonly providerName: (slot: number) => string
  readonly placeName: (slot: number) => string
  /** Takes the verdicts of connections; the vehicles for which that changes something are announced as changed. */
  readonly setSources: (sources: FleetSources) => void
  /** Calls back after each applied change; returns how to stop. */
  readonly subscribe: (listener: (change: VehicleTableChange) => void) => () => void
  /** Asks main for the snapshot and follows deltas and resets, unless it does so already; returns how to stop. */
  readonly start: () => () => void
}

const none = new Uint32Array()

interface GrowingDictionaries {
  fleets: string[]
  providers: string[]
  places: string[]
}

/**
 * An empty table; nothing is asked before `start`.
 *
 * @param bridge where snapshots and deltas come from
 * @param page while nobody can see it, no deltas come; default: this document
 */
export function createVehicleTable(bridge: Bridge, page: Document = document): VehicleTable {
  const columns = createGrowableColumns()
  const identities = createIdentityTexts()
  const sources = createSourceVerdicts()
  const listeners = new Set<(change: VehicleTableChange) => void>()
  let dictionaries: GrowingDictionaries = { fleets: [], providers: [], places: [] }
  let epoch: number | null = null
  let version = 0
  let identityVersion = 0

  function announce(change: VehicleTableChange): void {
    version += 1
    if (change.kind === 'reset' || change.hasIdentities || change.removedSlots.length > 0) identityVersion = version
    listeners.forEach((listener) => listener(change))
  }

  function clear(): void {
    epoch = null
    columns.clear()
    identities.clear()
    dictionaries = { fleets: [], providers: [], places: [] }
    announce({ kind: 'reset' })
  }

  /** Its fleet and provider say through which connection a vehicle comes. */
  function noteSources(slots: Uint32Array): void {
    const { fleet, provider, source } = columns.current()
    const isAsked = sources.hasAny(epoch)
    for (let row = 0; row < slots.length; row++) {
      const slot = slots[row] ?? 0
      source[slot] = isAsked ? sources.of(epoch, fleet[slot] ?? 0, provider[slot] ?? 0) : 0
    }
  }

  function setSources(next: FleetSources): void {
    sources.set(next)
    const { fleet, provider, source } = columns.current()
    const changed: number[] = []
    for (let slot = 0; slot < columns.size(); slot++) {
      if (!isSlotPresent(columns.current(), slot)) continue
      const verdict = sources.of(epoch, fleet[slot] ?? 0, provider[slot] ?? 0)
      if (verdict === source[slot]) continue
      source[slot] = verdict
      changed.push(slot)
    }
    if (changed.length === 0) return
    const slots = Uint32Array.from(changed)
    announce({ kind: 'delta', slots, removedSlots: none, hasIdentities: false, identitySlots: none })
  }

  function applySnapshot(snapshot: PositionSnapshot): void {
    epoch = snapshot.epoch
    columns.clear()
    columns.write(snapshot.columns)
    noteSources(snapshot.columns.slots)
    identities.reset(snapshot.identities, columns.size())
    const { fleets, providers, places } = snapshot.dictionaries
    dictionaries = { fleets: [...fleets], providers: [...providers], places: [...places] }
    announce({ kind: 'reset' })
  }

  function applyDelta(delta: PositionDelta): boolean {
    const { fleetsFrom, providersFrom, placesFrom, entries } = delta.addedDictionaries
    const fits =
      fleetsFrom <= dictionaries.fleets.length &&
      providersFrom <= dictionaries.providers.length &&
      placesFrom <= dictionaries.places.length
    if (!fits) return false
    putEntries(dictionaries.fleets, fleetsFrom, entries.fleets)
    putEntries(dictionaries.providers, providersFrom, entries.providers)
    putEntries(dictionaries.places, placesFrom, entries.places)
    // A slot that was freed may be given to another vehicle in the same delta: what left goes first.
    columns.erase(delta.removedSlots)
    identities.erase(delta.removedSlots)
    columns.write(delta.columns)
    noteSources(delta.columns.slots)
    if (delta.identities) identities.put(delta.identities, columns.size())
    announce({
      kind: 'delta',
      slots: delta.columns.slots,
      removedSlots: delta.removedSlots,
      hasIdentities: delta.identities !== null,
      identitySlots: delta.identities?.slots ?? new Uint32Array(0)
    })
    return true
  }

  function entryOf(entries: readonly string[], indices: IndexColumn, slot: number): string {
    return isSlotPresent(columns.current(), slot) ? (entries[indices[slot] ?? -1] ?? '') : ''
  }

  return {
    get longitudeDeg() {
      return columns.current().longitudeDeg
    },
    get latitudeDeg() {
      return columns.current().latitudeDeg
    },
    get speedMps() {
      return columns.current().speedMps
    },
    get derivedBearingDeg() {
      return columns.current().derivedBearingDeg
    },
    get occurredAtMs() {
      return columns.current().occurredAtMs
    },
    get fleet() {
      return columns.current().fleet
    },
    get provider() {
      return columns.current().provider
    },
    get place() {
      return columns.current().place
    },
    get flags() {
      return columns.current().flags
    },
    get source() {
      return columns.current().source
    },
    get epoch() {
      return epoch
    },
    get size() {
      return columns.size()
    },
    get version() {
      return version
    },
    get identityVersion() {
      return identityVersion
    },
    get dictionaries() {
      return dictionaries
    },
    isPresent: (slot) => isSlotPresent(columns.current(), slot),
    name: identities.name,
    vin: identities.vin,
    plate: identities.plate,
    driver: identities.driver,
    copyTexts: identities.copyOf,
    fleetName: (slot) => entryOf(dictionaries.fleets, columns.current().fleet, slot),
    providerName: (slot) => entryOf(dictionaries.providers, columns.current().provider, slot),
    placeName: (slot) => entryOf(dictionaries.places, columns.current().place, slot),
    setSources,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start: startOnce(() => followPositions(bridge, { applySnapshot, applyDelta, clear }, page))
  }
}

function putEntries(texts: string[], from: number, entries: readonly string[]): void {
  entries.forEach((entry, index) => (texts[from + index] = entry))
}

import type { AsOfPositions } from '@shared/ipc/schemas-history'
import { asOfColumns } from './as-of-columns'
import type { VehicleTable, VehicleTableChange } from './vehicle-table'
import { isSlotPresent, type VehicleColumns } from './vehicle-table-columns'

/** The vehicles that map, list and detail show: as they are, or as they were at a moment. */
export interface ShownTable extends VehicleTable {
  /** Shows how it was, until `showLive`. What happens meanwhile is not lost: the live table goes on. */
  readonly showAsOf: (positions: AsOfPositions) => void
  readonly showLive: () => void
}

const none = new Uint32Array()

/**
 * Shows the live table until told otherwise.
 *
 * @param live keeps level with main all the time
 */
export function createShownTable(live: VehicleTable): ShownTable {
  const listeners = new Set<(change: VehicleTableChange) => void>()
  let past: VehicleColumns | null = null
  // It may have been followed for a while.
  let { version, identityVersion } = live

  function announce(change: VehicleTableChange): void {
    version += 1
    if (change.kind === 'reset' || change.hasIdentities || change.removedSlots.length > 0) identityVersion = version
    listeners.forEach((listener) => listener(change))
  }

  function handleLive(change: VehicleTableChange): void {
    if (past === null || change.kind === 'reset') {
      past = null
      announce(change)
      return
    }
    // Of a vehicle that has left, nothing is shown any more: its slot may be another's from here on.
    for (const slot of change.removedSlots) if (slot < past.flags.length) past.flags[slot] = 0
    if (change.removedSlots.length > 0 || change.hasIdentities) announce({ ...change, slots: none })
  }

  const columns = (): VehicleColumns => past ?? live
  const isPresent = (slot: number): boolean => (past === null ? live.isPresent(slot) : isSlotPresent(past, slot))

  return {
    get longitudeDeg() {
      return columns().longitudeDeg
    },
    get latitudeDeg() {
      return columns().latitudeDeg
    },
    get speedMps() {
      return columns().speedMps
    },
    get derivedBearingDeg() {
      return columns().derivedBearingDeg
    },
    get occurredAtMs() {
      return columns().occurredAtMs
    },
    get fleet() {
      return columns().fleet
    },
    get provider() {
      return columns().provider
    },
    get place() {
      return columns().place
    },
    get flags() {
      return columns().flags
    },
    get source() {
      return columns().source
    },
    get epoch() {
      return live.epoch
    },
    get size() {
      return past === null ? live.size : past.flags.length
    },
    get version() {
      return version
    },
    get identityVersion() {
      return identityVersion
    },
    get dictionaries() {
      return live.dictionaries
    },
    isPresent,
    name: live.name,
    vin: live.vin,
    plate: live.plate,
    // Who drives now may not have driven then.
    driver: (slot) => (past === null ? live.driver(slot) : ''),
    copyTexts: (slots) => (past === null ? live.copyTexts(slots) : { ...live.copyTexts(slots), drivers: null }),
    fleetName: live.fleetName,
    providerName: live.providerName,
    setSources: live.setSources,
    placeName: (slot) => (past === null ? live.placeName(slot) : ''),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    start() {
      const unsubscribe = live.subscribe(handleLive)
      const stop = live.start()
      return () => {
        stop()
        unsubscribe()
      }
    },
    showAsOf(positions) {
      // Of another epoch: the slots are other vehicles'.
      if (positions.epoch !== live.epoch) return
      past = asOfColumns(live, positions)
      announce({ kind: 'reset' })
    },
    showLive() {
      if (past === null) return
      past = null
      announce({ kind: 'reset' })
    }
  }
}

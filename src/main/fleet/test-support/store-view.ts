import { unpackTexts } from '@shared/ipc/text-column'
import type { CacheBatch } from '../position-cache'
import { createSetAside } from '../set-aside'
import { createPositionStore, type PositionStore } from '../store'
import {
  driverPage,
  locationPage,
  vehiclePage,
  type DriverPageRow,
  type LocationPageRow,
  type VehiclePageRow
} from './pages'

/** The present of tests that do not care. */
export const storeNowMs = 10_000_000

/** A store, and what a test wants to see of it. */
export function beginStore() {
  const setAside = createSetAside()
  const store = createPositionStore(setAside)
  const view = () => {
    const slots = store.presentSlots()
    const texts = store.identityColumns(slots)
    return {
      ...store.positionColumns(slots),
      ids: Array.from(slots, (slot) => store.vehicleId(slot)),
      names: unpackTexts(texts.names),
      vins: unpackTexts(texts.vins),
      plates: unpackTexts(texts.plates),
      drivers: texts.drivers === null ? null : unpackTexts(texts.drivers)
    }
  }
  return {
    store,
    setAside,
    view,
    reasons: () => setAside.list().rows.map((row) => row.reason),
    fleetOf: (row: number) => store.dictionaries.fleets[view().fleet[row] ?? -1],
    providerOf: (row: number) => store.dictionaries.providers[view().provider[row] ?? -1],
    placeOf: (row: number) => store.dictionaries.places[view().place[row] ?? -1],
    /** Applies one page. */
    apply: (...rows: readonly Partial<LocationPageRow>[]) => store.apply(locationPage(rows), storeNowMs, storeNowMs),
    name: (...rows: readonly Partial<VehiclePageRow>[]) => store.applyVehicles(vehiclePage(rows)),
    assign: (...rows: readonly DriverPageRow[]) => store.applyDrivers(driverPage(rows))
  }
}

/** All that a store would have the cache keep, in one batch. */
export function wholeBatch(store: PositionStore): CacheBatch {
  const slots = store.knownSlots()
  return {
    positions: store.savedPositions(slots),
    identities: store.savedIdentities(slots),
    entries: store.savedEntries({ fleets: 0, providers: 0, places: 0 }),
    removedSlots: slots.filter((slot) => !store.isPresent(slot)),
    blobs: new Map()
  }
}

/** A store begun anew from another. @param oldestSeenMs what was seen before is dropped */
export function restarted(store: PositionStore, oldestSeenMs = 0) {
  const next = beginStore()
  next.store.restoreLabels(store.labels().saved())
  next.store.restore(wholeBatch(store))
  return { ...next, change: next.store.finishRestore(oldestSeenMs) }
}

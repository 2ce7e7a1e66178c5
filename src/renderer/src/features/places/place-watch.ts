import type { SavedPlace } from '@shared/ipc/schemas-saved'
import type { VehicleTable } from '@renderer/state/vehicle-table'
import { countInside, scanPlace, type Passing, type PlaceScan, type RowOrder } from './scan'
import type { PlaceShape } from '@shared/domain/place'

/** A value that follows the vehicles, for `useSyncExternalStore`. */
export interface Watch<T> {
  readonly get: () => T
  readonly subscribe: (listener: () => void) => () => void
}

/** Vehicles move all the time; who is inside is looked up at most this often. */
const scanEveryMs = 600
/** The numbers beside saved places are less urgent. */
const countEveryMs = 3000

/** Who is inside one place, now and as vehicles move. */
export function watchPlace(
  table: VehicleTable,
  passing: Passing,
  shape: PlaceShape,
  order: RowOrder
): Watch<PlaceScan> {
  let scan: PlaceScan | null = null
  return {
    get: () => (scan ??= scanPlace(table, passing, shape, order)),
    subscribe: (listener) =>
      paced(table, scanEveryMs, () => {
        scan = null
        listener()
      })
  }
}

/** How many are inside each of the saved places, by their ids: one place after another, so that two hundred never hold up the page. */
export function watchCounts(
  table: VehicleTable,
  passing: Passing,
  places: readonly SavedPlace[]
): Watch<ReadonlyMap<string, number>> {
  let counts: ReadonlyMap<string, number> = new Map()
  return {
    get: () => counts,
    subscribe(listener) {
      let step = 0
      const count = () => {
        clearTimeout(step)
        const next = new Map<string, number>()
        const go = (index: number) => {
          const place = places[index]
          if (place === undefined) {
            counts = next
            listener()
            return
          }
          next.set(place.id, countInside(table, passing, place.shape))
          step = window.setTimeout(() => go(index + 1), 0)
        }
        step = window.setTimeout(() => go(0), 0)
      }
      count()
      const stop = paced(table, countEveryMs, count)
      return () => {
        clearTimeout(step)
        stop()
      }
    }
  }
}

/** Calls back after changes, at most once in a while, and after the last one; at once when all is new: slots may be other vehicles' then. */
function paced(table: VehicleTable, everyMs: number, act: () => void): () => void {
  let timer: number | null = null
  const unsubscribe = table.subscribe((change) => {
    if (change.kind === 'reset') act()
    else
      timer ??= window.setTimeout(() => {
        timer = null
        act()
      }, everyMs)
  })
  return () => {
    unsubscribe()
    if (timer !== null) clearTimeout(timer)
  }
}

import type { PositionStore } from '../store'
import type { CrashLine } from './crash-child'
import {
  crashFleet,
  isGone,
  isNamed,
  nameAt,
  positionOf,
  sweepOfName,
  sweepTimeMs,
  vehicleOf,
  vehiclesOf
} from './crash-fleet'

/** What must be there of a vehicle: the sweep that its position, or that it is gone, is from; and the sweep of its name. */
interface Held {
  sweep: number | null
  named: number
}

/** Knows what was acknowledged, over all rounds. */
export interface Expectation {
  /**
   * Compares what is in the cache with what was acknowledged.
   *
   * @param lines what the process told before it was killed
   * @param firstSweep the first one of the process
   * @returns what is not as it must be
   */
  compare(store: PositionStore, lines: readonly CrashLine[], firstSweep: number): string[]
}

/** Nothing was acknowledged yet. */
export function createExpectation(): Expectation {
  const vehicleCount = crashFleet.pageCount * crashFleet.pageSize
  const held: Held[] = Array.from({ length: vehicleCount }, () => ({ sweep: null, named: 0 }))

  /** Takes the lines in. @returns the newest sweep of each page */
  function takeIn(lines: readonly CrashLine[]): Map<number, number> {
    const pages = new Map<number, number>()
    for (const line of lines) {
      if (line.kind === 'page') pages.set(line.page, Math.max(pages.get(line.page) ?? 0, line.sweep))
      if (line.kind !== 'names') continue
      for (const vehicle of vehiclesOf(line.page)) {
        const one = held[vehicle]
        if (one !== undefined && isNamed(vehicle, line.sweep)) one.named = Math.max(one.named, line.sweep)
      }
    }
    return pages
  }

  function compareVehicle(store: PositionStore, vehicle: number, slot: number | undefined, one: Held, next: number) {
    const faults: string[] = []
    if (!isAsOf(store, vehicle, slot, one.sweep)) {
      // The page that was under way may be there as well.
      if (isAsOf(store, vehicle, slot, next)) one.sweep = next
      else faults.push(`vehicle ${vehicle}: not of sweep ${one.sweep} or ${next}`)
    }
    if (slot === undefined) return faults
    const name = store.nameOf(slot)
    const named = sweepOfName(name) ?? 0
    const isRight = named === 0 || (name === nameAt(vehicle, named) && named <= next)
    if (!isRight || named < one.named)
      faults.push(`vehicle ${vehicle}: "${name}", not of sweep ${one.named} to ${next}`)
    one.named = named
    return faults
  }

  return {
    compare(store, lines, firstSweep) {
      const pages = takeIn(lines)
      const newest = Math.max(firstSweep, ...pages.values())
      const slots = new Map<number, number>()
      for (const slot of store.presentSlots()) slots.set(vehicleOf(store.vehicleId(slot)), slot)
      const faults: string[] = []
      if (slots.size !== store.vehicleCount) faults.push('a vehicle is there twice')
      held.forEach((one, vehicle) => {
        const page = Math.floor(vehicle / crashFleet.pageSize)
        const acked = pages.get(page)
        one.sweep = acked ?? one.sweep
        const next = acked === undefined || acked < firstSweep ? firstSweep : acked + 1
        faults.push(...compareVehicle(store, vehicle, slots.get(vehicle), one, Math.min(next, newest + 1)))
      })
      return faults
    }
  }
}

/** Whether the store says of a vehicle what a sweep said; null for no sweep at all. */
function isAsOf(store: PositionStore, vehicle: number, slot: number | undefined, sweep: number | null): boolean {
  if (sweep === null || isGone(vehicle, sweep)) {
    // A name that came since brings a vehicle without, or back with its old position.
    return slot === undefined || (sweepOfName(store.nameOf(slot)) ?? 0) > (sweep ?? 0)
  }
  if (slot === undefined) return false
  const { columns, dictionaries } = store
  const { longitudeDeg, latitudeDeg, city } = positionOf(vehicle, sweep)
  return (
    columns.occurredAtMs[slot] === sweepTimeMs(sweep) &&
    columns.longitudeDeg[slot] === longitudeDeg &&
    columns.latitudeDeg[slot] === latitudeDeg &&
    columns.speedMps[slot] === sweep % 30 &&
    dictionaries.places[columns.place[slot] ?? 0] === city
  )
}

import type { LocationPage, VehiclePage } from '../rows'
import { locationPage, vehiclePage, vehicleUuid } from './pages'

/**
 * The made-up fleet of the crash test: everything follows from a vehicle's number and the number of the sweep. So many vehicles that the
 * engine sweeps them in shares, several at once.
 */
export const crashFleet = { pageCount: 16, pageSize: 200, startMs: 1_800_000_000_000 } as const

/** Which page a vehicle is on. */
export function pageOf(vehicle: number): number {
  return Math.floor(vehicle / crashFleet.pageSize)
}

/** Vehicles on a page, by number. */
export function vehiclesOf(page: number): readonly number[] {
  return Array.from({ length: crashFleet.pageSize }, (_, row) => page * crashFleet.pageSize + row)
}

/** The number of the vehicle with that id. */
export function vehicleOf(vehicleId: string): number {
  return parseInt(vehicleId.slice(-12), 16)
}

/** The time of a sweep; every fix of it is from then. */
export function sweepTimeMs(sweep: number): number {
  return crashFleet.startMs + sweep * 1000
}

/** The sweep that a fix is from. */
export function sweepOf(occurredAtMs: number): number {
  return (occurredAtMs - crashFleet.startMs) / 1000
}

/** Whether the sweep says that the vehicle left; a later one brings it back. */
export function isGone(vehicle: number, sweep: number): boolean {
  return (vehicle + sweep) % 97 === 0
}

/** Where the sweep says that the vehicle is. The latitude alone tells the vehicle. */
export function positionOf(vehicle: number, sweep: number) {
  return { longitudeDeg: -98 + sweep * 1e-5, latitudeDeg: 39 + vehicle * 1e-3, city: `Place ${sweep % 400}` }
}

/** The vehicle that stands at a latitude. */
export function vehicleAt(latitudeDeg: number): number {
  return Math.round((latitudeDeg - 39) * 1e3)
}

/** What the vehicle is called from that sweep on. */
export function nameAt(vehicle: number, sweep: number): string {
  return `Truck ${vehicle} of ${sweep}`
}

/** The sweep that a name is from; null for a vehicle without a name. */
export function sweepOfName(name: string): number | null {
  const parts = /^Truck \d+ of (\d+)$/.exec(name)
  return parts === null ? null : Number(parts[1])
}

/** Each page is of one fleet, so that shares of fleets have whole pages. */
export function fleetIdOf(page: number): string {
  return vehicleUuid(1_000_000 + page)
}

/** A page of locations of a sweep. */
export function crashPage(page: number, sweep: number, facts: Pick<LocationPage, 'next' | 'total'>): LocationPage {
  const rows = vehiclesOf(page).map((vehicle) => ({
    vehicleId: vehicleUuid(vehicle),
    fleetId: fleetIdOf(page),
    occurredAtMs: sweepTimeMs(sweep),
    ...positionOf(vehicle, sweep),
    speedMps: sweep % 30,
    deleted: isGone(vehicle, sweep)
  }))
  return locationPage(rows, facts)
}

/** A page of names of a sweep. Vehicles that come or go about then have none: a name alone would bring them back. */
export function crashNames(page: number, sweep: number, facts: Pick<VehiclePage, 'next' | 'total'>): VehiclePage {
  const vehicles = vehiclesOf(page).filter((vehicle) => isNamed(vehicle, sweep))
  const rows = vehicles.map((vehicle) => ({
    vehicleId: vehicleUuid(vehicle),
    fleetId: fleetIdOf(page),
    name: nameAt(vehicle, sweep)
  }))
  return vehiclePage(rows, facts)
}

/** Whether the vehicle is on the page of names of the sweep. */
export function isNamed(vehicle: number, sweep: number): boolean {
  return ![-1, 0, 1, 2].some((later) => isGone(vehicle, sweep + later))
}

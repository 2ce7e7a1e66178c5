import { cityTable } from './city-table'
import { corridorTable } from './corridor-table'
import { elementAt } from './random'

export interface City {
  readonly index: number
  readonly name: string
  readonly province: string
  readonly countryCode: string
  readonly latitudeDeg: number
  readonly longitudeDeg: number
  /** Sides with land, some of N, S, E, W; empty when all are. */
  readonly landSides: string
}

/** A road as consecutive cities; `kilometres[i]` is the way from its first city to city `i`. */
export interface Corridor {
  readonly index: number
  readonly cities: readonly City[]
  readonly kilometres: readonly number[]
}

export interface CorridorPlace {
  readonly corridor: Corridor
  /** Which city of the corridor. */
  readonly position: number
}

export interface RoadNetwork {
  readonly cities: readonly City[]
  readonly corridors: readonly Corridor[]
  /** Every corridor that passes a city; at least one. */
  readonly placesOf: (city: City) => readonly CorridorPlace[]
}

/**
 * Builds the network from its two tables. Pure; about 200 cities.
 *
 * @throws Error when a corridor names a city that the table lacks
 */
export function createRoadNetwork(): RoadNetwork {
  const cities = cityTable.trim().split('\n').map(toCity)
  const byName = new Map<string, City>()
  for (const city of cities) {
    byName.set(city.name, city)
    byName.set(`${city.name} ${city.province}`, city)
  }
  const corridors = corridorTable.map((line, index) => {
    const stops = line.split(', ').map((name) => {
      const city = byName.get(name)
      if (city === undefined) throw new Error(`corridor ${index} names an unknown city: ${name}`)
      return city
    })
    return { index, cities: stops, kilometres: runningDistances(stops) }
  })
  const places = new Map<City, CorridorPlace[]>()
  for (const corridor of corridors) {
    corridor.cities.forEach((city, position) => {
      const known = places.get(city) ?? []
      known.push({ corridor, position })
      places.set(city, known)
    })
  }
  return {
    cities: cities.filter((city) => places.has(city)),
    corridors,
    placesOf: (city) => places.get(city) ?? []
  }
}

/** Great-circle distance in kilometres. */
export function distanceKm(from: City, to: City): number {
  const phi1 = (from.latitudeDeg * Math.PI) / 180
  const phi2 = (to.latitudeDeg * Math.PI) / 180
  const halfPhi = (phi2 - phi1) / 2
  const halfLambda = ((to.longitudeDeg - from.longitudeDeg) * Math.PI) / 360
  const chord = Math.sin(halfPhi) ** 2 + Math.cos(phi1) * Math.cos(phi2) * Math.sin(halfLambda) ** 2
  return 2 * 6371.0088 * Math.asin(Math.sqrt(chord))
}

function runningDistances(stops: readonly City[]): readonly number[] {
  let sum = 0
  return stops.map((city, position) => {
    if (position > 0) sum += distanceKm(elementAt(stops, position - 1), city)
    return sum
  })
}

function toCity(line: string, index: number): City {
  const fields = line.split('|')
  return {
    index,
    name: elementAt(fields, 0),
    province: elementAt(fields, 1),
    countryCode: elementAt(fields, 2),
    latitudeDeg: Number(elementAt(fields, 3)),
    longitudeDeg: Number(elementAt(fields, 4)),
    landSides: elementAt(fields, 5)
  }
}

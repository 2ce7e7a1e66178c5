import { between, elementAt, fraction, hash32, pick } from './random'
import type { City, Corridor, RoadNetwork } from './road-network'

/** Where something is and how fast, at one moment. */
export interface Motion {
  readonly longitudeDeg: number
  readonly latitudeDeg: number
  readonly speedMps: number
  /** Distance covered since the simulator's epoch, in metres; never falls. */
  readonly drivenM: number
  /** The city next to it. */
  readonly city: City
}

/** Salts of this file: which random number is which. */
const salts = {
  road: 101,
  behind: 102,
  ahead: 103,
  cruise: 104,
  phase: 105,
  dwell: 106,
  bend: 120,
  side: 121,
  loop: 130
}

const epochMs = Date.UTC(2026, 0, 1)
const kmPerDegree = 111.195
// A ripple on top of the cruising speed, as an offset of the position so that speed stays its exact derivative.
const rippleM = 95
const rippleSeconds = 290

/**
 * A lorry that goes up and down a stretch of road around its home city and rests in every city on it. A pure function of
 * its arguments, so that 250,000 of them need no memory.
 *
 * @param vehicle the vehicle's number
 * @param atMs epoch milliseconds
 */
export function longHaulMotion(network: RoadNetwork, seed: number, vehicle: number, home: City, atMs: number): Motion {
  const place = pick(network.placesOf(home), seed, vehicle, salts.road)
  const { corridor } = place
  const last = corridor.cities.length - 1
  let from = Math.max(0, place.position - (hash32(seed, vehicle, salts.behind) % 4))
  let to = Math.min(last, place.position + (hash32(seed, vehicle, salts.ahead) % 4))
  if (from === to) {
    from = Math.max(0, from - 1)
    to = Math.min(last, to + 1)
  }
  const cruiseMps = between(23.5, 28.5, seed, vehicle, salts.cruise)
  const legs = to - from
  const oneWayM = (elementAt(corridor.kilometres, to) - elementAt(corridor.kilometres, from)) * 1000
  let restSeconds = 0
  for (let step = 0; step < 2 * legs; step += 1) restSeconds += dwellSeconds(seed, vehicle, step)
  const cycleSeconds = (2 * oneWayM) / cruiseMps + restSeconds
  const clock = (atMs - epochMs) / 1000 + fraction(seed, vehicle, salts.phase) * cycleSeconds
  let rest = clock - Math.floor(clock / cycleSeconds) * cycleSeconds
  let drivenM = Math.floor(clock / cycleSeconds) * 2 * oneWayM
  for (let step = 0; step < 2 * legs; step += 1) {
    const outward = step < legs
    const near = outward ? from + step : to - (step - legs)
    const far = outward ? near + 1 : near - 1
    const here = elementAt(corridor.cities, near)
    const dwell = dwellSeconds(seed, vehicle, step)
    if (rest < dwell) return onRoad(corridor, near, near, 0, here, 0, drivenM, vehicle, seed)
    rest -= dwell
    const legM = Math.abs(elementAt(corridor.kilometres, far) - elementAt(corridor.kilometres, near)) * 1000
    const legSeconds = legM / cruiseMps
    if (rest < legSeconds) {
      const turn = (2 * Math.PI * rest) / rippleSeconds
      const alongM = Math.min(legM, Math.max(0, rest * cruiseMps + rippleM * Math.sin(turn)))
      const speedMps = cruiseMps + ((2 * Math.PI * rippleM) / rippleSeconds) * Math.cos(turn)
      const share = alongM / legM
      const city = share < 0.5 ? here : elementAt(corridor.cities, far)
      return onRoad(corridor, near, far, share, city, speedMps, drivenM + alongM, vehicle, seed)
    }
    rest -= legSeconds
    drivenM += legM
  }
  return onRoad(corridor, from, from, 0, elementAt(corridor.cities, from), 0, drivenM, vehicle, seed)
}

/** A van on a rectangular round through its home city, with a stop at each corner. */
export function localMotion(seed: number, vehicle: number, home: City, atMs: number): Motion {
  const widthM = between(3000, 11_000, seed, vehicle, salts.loop)
  const heightM = between(2500, 8000, seed, vehicle, salts.loop + 1)
  const speedMps = between(8.5, 13.5, seed, vehicle, salts.loop + 2)
  const stopSeconds = between(90, 420, seed, vehicle, salts.loop + 3)
  const cycleM = 2 * (widthM + heightM)
  const cycleSeconds = cycleM / speedMps + 4 * stopSeconds
  const clock = (atMs - epochMs) / 1000 + fraction(seed, vehicle, salts.phase) * cycleSeconds
  const sides = landDirection(home, seed, vehicle)
  let drivenM = Math.floor(clock / cycleSeconds) * cycleM
  let rest = clock - Math.floor(clock / cycleSeconds) * cycleSeconds
  const corners = [0, 0, widthM, 0, widthM, heightM, 0, heightM, 0, 0]
  for (let corner = 0; corner < 4; corner += 1) {
    const x = elementAt(corners, corner * 2)
    const y = elementAt(corners, corner * 2 + 1)
    if (rest < stopSeconds) return near(home, sides, x, y, 0, drivenM)
    rest -= stopSeconds
    const nextX = elementAt(corners, corner * 2 + 2)
    const nextY = elementAt(corners, corner * 2 + 3)
    const legM = Math.abs(nextX - x) + Math.abs(nextY - y)
    const alongM = rest * speedMps
    if (alongM < legM) {
      const share = alongM / legM
      return near(home, sides, x + (nextX - x) * share, y + (nextY - y) * share, speedMps, drivenM + alongM)
    }
    rest -= legM / speedMps
    drivenM += legM
  }
  return near(home, sides, 0, 0, 0, drivenM)
}

/** A place in the fleet's yard at the edge of its home city. */
export function parkedMotion(seed: number, vehicle: number, yard: number, home: City): Motion {
  const sides = landDirection(home, seed, yard)
  const x = between(800, 5000, seed, yard, salts.loop + 4) + (hash32(seed, vehicle, salts.loop + 5) % 24) * 14
  const y = between(800, 5000, seed, yard, salts.loop + 6) + (hash32(seed, vehicle, salts.loop + 7) % 16) * 22
  return near(home, sides, x, y, 0, 0)
}

function dwellSeconds(seed: number, vehicle: number, step: number): number {
  return between(900, 2700, seed, vehicle, salts.dwell + step)
}

/** A point of the road; every vehicle sees the same bends, since they follow from the road and not from the vehicle. */
function onRoad(
  corridor: Corridor,
  near: number,
  far: number,
  share: number,
  city: City,
  speedMps: number,
  drivenM: number,
  vehicle: number,
  seed: number
): Motion {
  const first = elementAt(corridor.cities, Math.min(near, far))
  const second = elementAt(corridor.cities, Math.max(near, far))
  const t = near <= far ? share : 1 - share
  const road = corridor.index * 64 + Math.min(near, far)
  const lengthKm = Math.abs(elementAt(corridor.kilometres, far) - elementAt(corridor.kilometres, near))
  const reachKm = Math.min(5, lengthKm * 0.02)
  const waves = 1 + (hash32(7, road, salts.bend) % 3)
  const aside =
    reachKm * Math.sin(Math.PI * t) * Math.sin(2 * Math.PI * (waves * t + fraction(7, road, salts.bend + 1)))
  const cosLatitude = Math.cos((first.latitudeDeg * Math.PI) / 180)
  const eastKm = (second.longitudeDeg - first.longitudeDeg) * cosLatitude
  const northKm = second.latitudeDeg - first.latitudeDeg
  const norm = Math.hypot(eastKm, northKm) || 1
  // Resting vehicles stand in different places of a city instead of on one point.
  const spreadKm = near === far ? 2.4 : 0.02
  const east = (fraction(seed, vehicle, salts.side) - 0.5) * spreadKm
  const north = (fraction(seed, vehicle, salts.side + 1) - 0.5) * spreadKm
  return {
    longitudeDeg:
      first.longitudeDeg +
      (second.longitudeDeg - first.longitudeDeg) * t +
      ((-northKm / norm) * aside + east) / (kmPerDegree * cosLatitude),
    latitudeDeg: first.latitudeDeg + northKm * t + ((eastKm / norm) * aside + north) / kmPerDegree,
    speedMps,
    drivenM,
    city
  }
}

function landDirection(home: City, seed: number, index: number): { readonly east: number; readonly north: number } {
  const bits = hash32(seed, index, salts.side + 2)
  const east = home.landSides.includes('E') ? 1 : home.landSides.includes('W') ? -1 : bits & 1 ? 1 : -1
  const north = home.landSides.includes('N') ? 1 : home.landSides.includes('S') ? -1 : bits & 2 ? 1 : -1
  return { east, north }
}

function near(
  home: City,
  sides: { readonly east: number; readonly north: number },
  eastM: number,
  northM: number,
  speedMps: number,
  drivenM: number
): Motion {
  const cosLatitude = Math.cos((home.latitudeDeg * Math.PI) / 180)
  return {
    longitudeDeg: home.longitudeDeg + (sides.east * eastM) / 1000 / (kmPerDegree * cosLatitude),
    latitudeDeg: home.latitudeDeg + (sides.north * northM) / 1000 / kmPerDegree,
    speedMps,
    drivenM,
    city: home
  }
}

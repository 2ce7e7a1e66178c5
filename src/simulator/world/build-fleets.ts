import type { AgreementStatus, Connection, Fleet } from './fleet-records'
import { idOf } from './ids'
import type { Partner } from './partner'
import type { Provider } from './providers'
import { between, elementAt, fraction, hash32, pick } from './random'
import { distanceKm, type City, type RoadNetwork } from './road-network'

const salts = {
  size: 301,
  country: 302,
  home: 303,
  provider: 304,
  split: 305,
  age: 306,
  stale: 307,
  name: 308,
  terminal: 309
}
const hourMs = 3_600_000
const dayMs = 24 * hourMs

const firstWords =
  'Blue Mesa|Prairie Line|Great Basin|Cedar Ridge|Northern Lakes|Lone Pine|Red River|Summit|Ironwood|Bluegrass|Golden Gate|Sunbelt|Tidewater|High Plains|Copper State|Big Sky|Three Rivers|Liberty|Heartland|Cascade|Redstone|Silver Creek|Magnolia|Harbor'
const secondWords =
  'Freight|Logistics|Transport|Carriers|Trucking|Express|Haulage|Lines|Distribution|Refrigerated|Delivery|Cartage'

/** Read access to the two resources that Fleet Desk asks for. */
export const leastScopes: Readonly<Record<string, string>> = { vehicle: 'read', vehicle_location: 'read' }

/** How many fleets share a number of vehicles: about 14 for 2,000 and 155 for 250,000. */
function fleetCountFor(vehicles: number): number {
  return Math.min(vehicles, Math.max(2, Math.round(Math.sqrt(vehicles) * 0.31)))
}

export interface InitialFleets {
  readonly fleets: readonly Fleet[]
  readonly connections: readonly Connection[]
  /** First vehicle number that is still free. */
  readonly nextVehicle: number
}

/**
 * The fleets that exist from the start: `vehicles` vehicles behind active share agreements, and one fleet with eight more
 * whose agreement is paused, which a client must never see.
 *
 * @param startMs epoch milliseconds of the simulator's start; ages count from it
 */
export function buildFleets(
  seed: number,
  vehicles: number,
  startMs: number,
  network: RoadNetwork,
  providers: readonly Provider[],
  partner: Partner
): InitialFleets {
  const count = fleetCountFor(vehicles)
  const fleets: Fleet[] = []
  const connections: Connection[] = []
  const sizes = sharesOf(seed, vehicles, count)
  let nextVehicle = 0
  for (let index = 0; index <= count; index += 1) {
    const isHidden = index === count
    const isSandbox = index === count - 1 && count > 3
    const size = isHidden ? 8 : elementAt(sizes, index)
    const fleet = makeFleet(seed, index, size, startMs, network, isHidden ? 'paused' : 'active', isSandbox, partner)
    fleets.push(fleet)
    const parts =
      size > 60 && fraction(seed, index, salts.split) < 0.3
        ? [Math.ceil(size * 0.7), size - Math.ceil(size * 0.7)]
        : [size]
    let firstNumber = 0
    for (const vehicleCount of parts) {
      const number = connections.length
      const provider = isSandbox ? elementAt(providers, providers.length - 1) : weighted(seed, number, providers)
      // Every seventh connection lost its provider's credentials some time ago; never the first, so that data exists.
      const isStale = number % 7 === 4
      connections.push({
        index: number,
        id: idOf('connection', seed, number),
        fleet,
        provider,
        status: isStale ? 'stale' : isSandbox ? 'paused' : 'active',
        createdAtMs: fleet.createdAtMs + hourMs,
        visibleFromMs: 0,
        staleSinceMs: isStale ? startMs - between(5 * hourMs, 30 * hourMs, seed, number, salts.stale) : null,
        firstVehicle: nextVehicle,
        vehicleCount,
        firstNumber
      })
      nextVehicle += vehicleCount
      firstNumber += vehicleCount
    }
  }
  return { fleets, connections, nextVehicle }
}

/** A home city: four in five in the United States, the rest in Canada and Mexico. */
export function homeCity(network: RoadNetwork, seed: number, index: number): City {
  const draw = fraction(seed, index, salts.country)
  const country = draw < 0.82 ? 'USA' : draw < 0.92 ? 'CAN' : 'MEX'
  const candidates = network.cities.filter((city) => city.countryCode === country)
  return pick(candidates, seed, index, salts.home)
}

/**
 * Where a fleet of this size bases its vehicles: about one terminal for every twelve, within two days' drive of home.
 *
 * @param index any number that tells the fleet from others
 */
export function terminalsOf(
  network: RoadNetwork,
  seed: number,
  index: number,
  home: City,
  size: number
): readonly City[] {
  const nearby = network.cities.filter((city) => city !== home && distanceKm(city, home) < 1600)
  const count = Math.min(20, Math.floor(size / 12))
  return [home, ...Array.from({ length: count }, (_, place) => pick(nearby, seed, index, salts.terminal + place * 16))]
}

function makeFleet(
  seed: number,
  index: number,
  size: number,
  startMs: number,
  network: RoadNetwork,
  status: AgreementStatus,
  isSandbox: boolean,
  partner: Partner
): Fleet {
  const createdAtMs = startMs - Math.round(between(20 * dayMs, 400 * dayMs, seed, index, salts.age))
  const isBare = !isSandbox && index % 9 === 6
  const invitationId = idOf('invitation', seed, 1_000_000 + index)
  const home = homeCity(network, seed, index)
  return {
    index,
    id: idOf('fleet', seed, index),
    ref: isSandbox ? 'sandbox' : `${partner.refPrefix}-${1001 + index}`,
    name: isSandbox
      ? 'Catena Data Sandbox'
      : isBare
        ? `Fleet ${invitationId}`
        : `${partner.nameMark}${fleetName(seed, index)}`,
    home,
    terminals: terminalsOf(network, seed, index, home, size),
    invitationId,
    email: isBare ? null : `dispatch@fleet-${1001 + index}.${emailDomain(partner)}`,
    isBare,
    createdAtMs,
    agreement: {
      id: idOf('agreement', seed, index),
      status,
      effectiveAtMs: createdAtMs + hourMs,
      scopes: leastScopes
    }
  }
}

/** Demo addresses are short; those of another organisation name it. */
function emailDomain({ nameMark, slug }: Partner): string {
  return nameMark === '' ? 'example' : `${slug}.example`
}

/** No two of the first 288 fleets share a name. */
function fleetName(seed: number, index: number): string {
  const first = firstWords.split('|')
  const second = secondWords.split('|')
  const start = hash32(seed, 0, salts.name)
  const word = elementAt(first, (start + index) % first.length)
  const trade = elementAt(second, (start + index + Math.floor(index / first.length)) % second.length)
  return `${word} ${trade}`
}

/** Uneven sizes that add up exactly; each fleet has at least one vehicle. */
function sharesOf(seed: number, vehicles: number, count: number): readonly number[] {
  const weights = Array.from({ length: count }, (_, index) => 0.15 + fraction(seed, index, salts.size) ** 2)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const sizes = weights.map((weight) => 1 + Math.floor(((vehicles - count) * weight) / sum))
  const missing = vehicles - sizes.reduce((total, size) => total + size, 0)
  return sizes.map((size, index) => size + (index < missing ? 1 : 0))
}

/** Steps by the golden ratio, so that even few connections spread over the providers as their weights say. */
function weighted(seed: number, index: number, providers: readonly Provider[]): Provider {
  const sum = providers.reduce((total, provider) => total + provider.weight, 0)
  let draw = ((fraction(seed, 0, salts.provider) + index * 0.618034) % 1) * sum
  for (const provider of providers) {
    if (draw < provider.weight) return provider
    draw -= provider.weight
  }
  return elementAt(providers, 0)
}

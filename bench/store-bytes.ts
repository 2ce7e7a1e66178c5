import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { DriverPage, LocationPage, VehiclePage } from '../src/main/fleet/rows'
import { createSetAside } from '../src/main/fleet/set-aside'
import { createPositionStore } from '../src/main/fleet/store'

const vehicleCount = 250_000
const pageSize = 1000

/** What a vehicle may cost in main, the bytes of its name, VIN, plate and driver apart (issue 4). */
const limitBytes = 120

const fleetCount = 400
const providerCount = 9
const placeCount = 4000

/** One vehicle as one would keep it first: an object in a Map. */
interface NaiveVehicle {
  readonly vehicleId: string
  readonly longitudeDeg: number
  readonly latitudeDeg: number
  readonly speedMps: number
  readonly derivedBearingDeg: number
  readonly occurredAtMs: number
  readonly lastSeenAtMs: number
  readonly fleet: string
  readonly provider: string
  readonly place: string
  readonly isMoving: boolean
  readonly isSimulated: boolean
  readonly name: string
  readonly vin: string
  readonly plate: string
  readonly driver: string
}

/**
 * Measures what 250,000 vehicles with positions, names and drivers take in memory, half of them trucks that two providers report: the store, after two
 * sweeps and a refresh of names, against a Map of objects. Each is the growth of heap and array buffers after a full collection.
 *
 * @throws Error when a vehicle takes more than 120 bytes, the bytes of its texts apart
 */
export async function storeBytes(): Promise<void> {
  const ours = (await growthOf(filledStore)) / vehicleCount - textBytes()
  const baseline = (await growthOf(filledMap)) / vehicleCount - textBytes()
  const ratio = (baseline / ours).toFixed(2)
  console.log(
    `bench store-bytes ratio=${ratio} ours=${ours.toFixed(1)} baseline=${baseline.toFixed(1)} unit=bytes/vehicle`
  )
  if (!(ours <= limitBytes)) throw new Error(`A vehicle takes ${ours.toFixed(1)} bytes; the limit is ${limitBytes}`)
}

/** Bytes that stay while what was made is held. */
async function growthOf(make: () => object): Promise<number> {
  const before = await settledBytes()
  const held = make()
  const after = await settledBytes()
  // Read after the measurement, so that it is still there then.
  if (Object.keys(held).length === 0) throw new Error('nothing was made')
  return after - before
}

/** What is in use once nothing is left to collect. Buffers are given back a moment after the collection that found them. */
async function settledBytes(): Promise<number> {
  setFlagsFromString('--expose_gc')
  const collect: unknown = runInNewContext('gc')
  let least = Infinity
  for (let round = 0; round < 6; round++) {
    if (typeof collect === 'function') Reflect.apply(collect, undefined, [])
    await new Promise((resolve) => setTimeout(resolve, 20))
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    least = Math.min(least, heapUsed + arrayBuffers)
  }
  return least
}

function filledStore(): object {
  const store = createPositionStore(createSetAside())
  const nowMs = 1_800_000_000_000
  const forEachPage = (take: (from: number) => void): void => {
    for (let from = 0; from < vehicleCount; from += pageSize) take(from)
  }
  forEachPage((from) => store.apply(locationPage(from, nowMs), nowMs, nowMs))
  forEachPage((from) => store.applyVehicles(vehiclePage(from)))
  forEachPage((from) => store.applyDrivers(driverPage(from)))
  forEachPage((from) => store.apply(locationPage(from, nowMs + 60_000), nowMs + 60_000, nowMs + 60_000))
  if (store.withPositionCount !== vehicleCount) throw new Error('vehicles were lost')
  return store
}

function filledMap(): object {
  const vehicles = new Map<string, NaiveVehicle>()
  for (let number = 0; number < vehicleCount; number++) {
    const [name, vin, plate, driver] = textsOf(number)
    const vehicle: NaiveVehicle = {
      vehicleId: idOf(number),
      longitudeDeg: longitudeOf(number),
      latitudeDeg: latitudeOf(number),
      speedMps: 20.5 + (number % 7) / 8,
      derivedBearingDeg: (number % 3600) / 10 + 0.05,
      occurredAtMs: 1_800_000_000_000 + number,
      lastSeenAtMs: 1_800_000_000_000,
      fleet: fleets[number % fleetCount] ?? '',
      provider: providers[number % providerCount] ?? '',
      place: places[number % placeCount] ?? '',
      isMoving: number % 2 === 0,
      isSimulated: false,
      name,
      vin,
      plate,
      driver
    }
    vehicles.set(vehicle.vehicleId, vehicle)
  }
  return { vehicles }
}

const fleets = Array.from({ length: fleetCount }, (_, number) => `Fleet ${number}`)
const providers = Array.from({ length: providerCount }, (_, number) => `provider-${number}`)
const places = Array.from({ length: placeCount }, (_, number) => `City ${number}, IL, USA`)

const longitudeOf = (number: number): number => -120 + (number % 5000) / 100 + 1e-7
const latitudeOf = (number: number): number => 30 + (number % 1700) / 100 + 1e-7

/** Words of a made-up UUID, spread as those of a hash. */
function wordsOf(number: number): number[] {
  return [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f].map((factor) => Math.imul(number + 1, factor) >>> 0)
}

function idOf(number: number): string {
  const hex = wordsOf(number)
    .map((word) => word.toString(16).padStart(8, '0'))
    .join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

function textsOf(number: number): [name: string, vin: string, plate: string, driver: string] {
  // Neighbours are one truck.
  return [
    `Truck ${number}`,
    `FAKEVIN${String(number % 4 < 2 ? number - (number % 2) : number).padStart(10, '0')}`,
    `IL ${number}`,
    `Driver Muster ${number}`
  ]
}

/** Of the texts of a vehicle on average: all of them are ASCII. */
function textBytes(): number {
  let sum = 0
  for (let number = 0; number < vehicleCount; number++) sum += textsOf(number).join('').length
  return sum / vehicleCount
}

function vehicleIds(from: number): LocationPage['vehicleIds'] {
  const numbers = Array.from({ length: pageSize }, (_, row) => from + row)
  return { words: Uint32Array.from(numbers.flatMap(wordsOf)), others: new Map() }
}

function commonOf(from: number) {
  return {
    itemCount: pageSize,
    rowCount: pageSize,
    unreadable: [],
    total: vehicleCount,
    next: null,
    vehicleIds: vehicleIds(from),
    source: Uint16Array.from({ length: pageSize }, (_, row) => (from + row) % fleetCount),
    deleted: new Uint8Array(pageSize),
    sources: fleets.map((fleetId, number) => {
      const provider = providers[number % providerCount] ?? null
      return { fleetId, fleetRef: null, connectionId: null, sourceName: provider, tspSlug: provider }
    })
  }
}

function locationPage(from: number, atMs: number): LocationPage {
  const numbers = Array.from({ length: pageSize }, (_, row) => from + row)
  const shiftDeg = (atMs % 120_000) / 60_000_000
  return {
    ...commonOf(from),
    longitudeDeg: Float64Array.from(numbers, (number) => longitudeOf(number) + shiftDeg),
    latitudeDeg: Float64Array.from(numbers, latitudeOf),
    speedMps: new Float32Array(pageSize).fill(20.5),
    occurredAtMs: new Float64Array(pageSize).fill(atMs),
    place: Uint16Array.from(numbers, (_, row) => row),
    places: numbers.map((number) => ({ city: `City ${number % placeCount}`, province: 'IL', countryCode: 'USA' }))
  }
}

function vehiclePage(from: number): VehiclePage {
  const texts = Array.from({ length: pageSize }, (_, row) => textsOf(from + row))
  return {
    ...commonOf(from),
    names: texts.map(([name]) => name),
    vins: texts.map(([, vin]) => vin),
    plates: texts.map(([, , plate]) => plate)
  }
}

function driverPage(from: number): DriverPage {
  const { itemCount, unreadable, total, next, rowCount, vehicleIds, deleted } = commonOf(from)
  const drivers = Array.from({ length: pageSize }, (_, row) => textsOf(from + row)[3])
  return { itemCount, unreadable, total, next, rowCount, vehicleIds, deleted, drivers }
}

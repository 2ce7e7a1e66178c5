import { closeSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPositionCache } from '../src/main/fleet/cache'
import { createCacheWriter } from '../src/main/fleet/cache-writer'
import type { PositionCache } from '../src/main/fleet/position-cache'
import { createSetAside } from '../src/main/fleet/set-aside'
import { createPositionStore, type PositionStore } from '../src/main/fleet/store'
import { createStoreChange, type StoreChange } from '../src/main/fleet/store-change'
import { locationPage, vehiclePage, vehicleUuid } from '../src/main/fleet/test-support/pages'
import { compare } from './measure'

const vehicleCount = 100_000
const changedCount = 2_000
const pageSize = 1_000
const nowMs = 1_800_000_000_000

/** What one would keep of a vehicle in a list of objects. */
interface VehicleObject {
  readonly vehicleId: string
  readonly longitudeDeg: number
  readonly latitudeDeg: number
  readonly speedMps: number
  readonly derivedBearingDeg: number
  readonly occurredAtMs: number
  readonly lastSeenAtMs: number
  readonly flags: number
  readonly fleetKey: string
  readonly providerKey: string
  readonly place: string
  readonly name: string
  readonly vin: string
  readonly plate: string
}

/**
 * Measures the cache of 100,000 vehicles against one JSON file that is rewritten as electron-store does it.
 *
 * - `cache`: 2,000 vehicles changed. Ours: from slots of the store to acknowledged by the disk (columns copied, packed, sealed, synced).
 *   Baseline: their objects put into the list, the whole list as text, written beside, synced, renamed.
 * - `cache-read`: a start. Ours: database opened, read, unsealed, taken into a store until every vehicle can be looked up, closed again.
 *   Baseline: file read, parsed, and put into a map by id.
 * - `cache-bytes`: on the disk, per vehicle.
 */
export async function benchCache(): Promise<void> {
  const profileFolder = await mkdtemp(join(tmpdir(), 'fleet-desk-bench-'))
  const file = join(profileFolder, 'positions.json')
  const create = (): PositionCache =>
    createPositionCache({ profileFolder, dataKey: Buffer.alloc(32, 1), now: () => nowMs })
  try {
    const cache = create()
    await cache.open()
    await compareWrites(cache, file)
    const bytes = await cache.sizeBytes()
    await cache.close()
    await compareReads(create, file)
    const fileBytes = statSync(file).size
    console.log(
      `bench cache-bytes ratio=${(fileBytes / bytes).toFixed(2)} ours=${(bytes / vehicleCount).toFixed(0)} ` +
        `baseline=${(fileBytes / vehicleCount).toFixed(0)} unit=bytes/vehicle`
    )
  } finally {
    await rm(profileFolder, { recursive: true, force: true })
  }
}

async function compareWrites(cache: PositionCache, file: string): Promise<void> {
  const store = createPositionStore(createSetAside())
  const writer = createCacheWriter(store, cache)
  for (const change of fill(store)) await writer.save(change, nowMs)
  const list = Array.from({ length: vehicleCount }, (_, number) => vehicleObject(number, 0))

  let round = 0
  const changedNumbers = (): number[] => {
    round++
    return Array.from({ length: changedCount }, (_, n) => (n * 50 + round) % vehicleCount)
  }
  await compare({
    name: 'cache',
    rounds: 7,
    async ours() {
      const change = createStoreChange()
      for (const slot of changedNumbers()) change.changed.add(slot)
      await writer.save(change, nowMs)
      if (cache.state !== 'sealed') throw new Error('not written')
    },
    baseline() {
      for (const number of changedNumbers()) list[number] = vehicleObject(number, round)
      rewriteFile(file, JSON.stringify({ positions: list }, undefined, '\t'))
    }
  })
}

async function compareReads(create: () => PositionCache, file: string): Promise<void> {
  await compare({
    name: 'cache-read',
    rounds: 5,
    async ours() {
      const cache = create()
      const store = createPositionStore(createSetAside())
      await cache.open()
      await cache.read((batch) => store.restore(batch))
      store.finishRestore(0)
      await cache.close()
      if (store.vehicleCount !== vehicleCount) throw new Error('vehicles were lost')
    },
    baseline() {
      const { positions } = JSON.parse(readFileSync(file, 'utf8')) as { readonly positions: readonly VehicleObject[] }
      const byId = new Map(positions.map((one) => [one.vehicleId, one]))
      if (byId.size !== vehicleCount) throw new Error('vehicles were lost')
    }
  })
}

/** Positions and names, a page at a time. */
function* fill(store: PositionStore): Iterable<StoreChange> {
  for (let from = 0; from < vehicleCount; from += pageSize) {
    const objects = Array.from({ length: pageSize }, (_, row) => vehicleObject(from + row, 0))
    const positions = objects.map((one) => ({ ...one, ...sourceOf(one), city: one.place }))
    yield store.apply(locationPage(positions), nowMs, nowMs)
    yield store.applyVehicles(vehiclePage(objects.map((one) => ({ ...one, ...sourceOf(one) }))))
  }
}

function sourceOf({ fleetKey, providerKey }: VehicleObject) {
  return { fleetId: fleetKey, tspSlug: providerKey }
}

function vehicleObject(number: number, round: number): VehicleObject {
  return {
    vehicleId: vehicleUuid(number),
    longitudeDeg: -120 + (number % 5000) / 100,
    latitudeDeg: 30 + (number % 1700) / 100,
    speedMps: 21.5,
    derivedBearingDeg: 12.5,
    occurredAtMs: nowMs - 60_000 + round,
    lastSeenAtMs: nowMs,
    flags: 1,
    fleetKey: vehicleUuid(1_000_000 + (number % 80)),
    providerKey: `provider-${number % 7}`,
    place: `City ${number % 900}, IL, USA`,
    name: `Truck ${number}`,
    vin: `1XKYDP9X${number}`,
    plate: `IL ${number}`
  }
}

/** As `conf` does it: into a file beside, onto the disk, then renamed. */
function rewriteFile(file: string, text: string): void {
  const beside = `${file}.new`
  const descriptor = openSync(beside, 'w')
  writeSync(descriptor, text)
  fsyncSync(descriptor)
  closeSync(descriptor)
  renameSync(beside, file)
}

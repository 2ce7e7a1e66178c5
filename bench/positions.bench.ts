import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isRecord } from '../src/main/catena/errors'
import { readLocations } from '../src/main/catena/schemas/location-row'
import { createPositionCache } from '../src/main/fleet/cache'
import { createFeed } from '../src/main/fleet/feed'
import { createSetAside } from '../src/main/fleet/set-aside'
import { createPositionStore } from '../src/main/fleet/store'
import type { VehicleRecord } from '../src/main/fleet/vehicle-record'
import { fakeId, locationPages } from './fixture-rows'
import { compare } from './measure'
import { createNaivePipeline } from './naive-pipeline'

/** Measures the position engine against the ways one would write it first. */
export async function run(): Promise<void> {
  await ingest()
  await cache()
}

/** From JSON text to the store, and what changed handed over: two sweeps of 20,000 vehicles, all of which moved between them. */
async function ingest(): Promise<void> {
  const vehicleCount = 20_000
  const nowMs = Date.now()
  const sweeps = [locationPages(vehicleCount, 1000, nowMs - 60_000), locationPages(vehicleCount, 1000, nowMs)]

  const ours = (): void => {
    const store = createPositionStore(createSetAside())
    let flush = (): void => undefined
    const scheduler = {
      after(_: number, run: () => void) {
        flush = run
        return () => undefined
      }
    }
    const feed = createFeed({ store, epoch: 1, scheduler, onDelta: (delta) => structuredClone(delta) })
    structuredClone(feed.snapshot())
    for (const pages of sweeps) {
      for (const page of pages) {
        const body: unknown = JSON.parse(page)
        const items = isRecord(body) && Array.isArray(body['items']) ? body['items'] : []
        feed.note(store.apply(readLocations(items).rows, nowMs))
      }
      flush()
    }
    if (store.withPositionCount !== vehicleCount) throw new Error('rows were lost')
  }

  const baseline = (): void => {
    const naive = createNaivePipeline()
    for (const pages of sweeps) {
      for (const page of pages) naive.takePage(page)
      if (naive.handOver() !== vehicleCount) throw new Error('rows were lost')
    }
  }

  const unit = { name: 'rows/s', of: (durationMs: number) => (vehicleCount * sweeps.length * 1000) / durationMs }
  await compare({ name: 'ingest', rounds: 5, ours, baseline, unit })
  const parseOnly = (): void => {
    for (const page of sweeps.flat()) JSON.parse(page)
  }
  await compare({ name: 'ingest-beside-parse-only', rounds: 5, ours, baseline: parseOnly, unit })
}

/** 2% of 100,000 vehicles changed: a batch in the cache, against the whole list in one JSON file, written the electron-store way. */
async function cache(): Promise<void> {
  const vehicleCount = 100_000
  const changedCount = 2_000
  const profileFolder = await mkdtemp(join(tmpdir(), 'fleet-desk-bench-'))
  const records = Array.from({ length: vehicleCount }, (_, number) => recordOf(number, 0))
  const create = () =>
    createPositionCache({ profileFolder, dataKey: Buffer.alloc(32, 1), retentionDays: 30, now: Date.now })
  const positions = create()
  await positions.open()
  for (let from = 0; from < vehicleCount; from += 1000) await write(positions, records.slice(from, from + 1000))

  let round = 0
  const changed = (): VehicleRecord[] => {
    round++
    const numbers = Array.from({ length: changedCount }, (_, n) => (n * 50 + round) % vehicleCount)
    return numbers.map((number) => recordOf(number, round))
  }
  const file = join(profileFolder, 'positions.json')
  const list = [...records]
  await compare({
    name: 'cache',
    rounds: 7,
    ours: () => write(positions, changed()),
    baseline() {
      for (const record of changed()) list[Number(record.name.slice(6))] = record
      rewrite(file, JSON.stringify({ positions: list }, undefined, '\t'))
    }
  })

  await positions.close()
  await compare({
    name: 'cache-read',
    rounds: 3,
    async ours() {
      const again = create()
      await again.open()
      const reading = await again.read(() => undefined)
      await again.close()
      if (reading.recordCount !== vehicleCount) throw new Error('records were lost')
    },
    baseline() {
      JSON.parse(readFileSync(file, 'utf8'))
    }
  })
  await rm(profileFolder, { recursive: true, force: true })
}

async function write(
  positions: ReturnType<typeof createPositionCache>,
  records: readonly VehicleRecord[]
): Promise<void> {
  if (!(await positions.write({ records, removedVehicleIds: [], blobs: new Map() }))) throw new Error('not written')
}

/** As `conf` does it: into a file beside, onto the disk, then renamed. */
function rewrite(file: string, text: string): void {
  const beside = `${file}.new`
  const descriptor = openSync(beside, 'w')
  writeSync(descriptor, text)
  fsyncSync(descriptor)
  closeSync(descriptor)
  renameSync(beside, file)
}

function recordOf(number: number, round: number): VehicleRecord {
  return {
    vehicleId: fakeId(7, number),
    longitudeDeg: -120 + (number % 5000) / 100,
    latitudeDeg: 30 + (number % 1700) / 100,
    speedMps: 21.5,
    derivedBearingDeg: 12.5,
    occurredAtMs: 1_800_000_000_000 + round,
    lastSeenAtMs: Date.now(),
    flags: 1,
    fleetKey: fakeId(1, number % 80),
    providerKey: `provider-${number % 7}`,
    place: `City ${number % 900}, IL, USA`,
    name: `Truck ${number}`,
    vin: `1XKYDP9X${number}`,
    plate: `IL ${number}`
  }
}

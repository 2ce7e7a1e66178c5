import { cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPositionCache } from './cache'
import { openLevel, type OpenDb } from './key-value-db'
import type { PositionCache } from './position-cache'
import type { VehicleRecord } from './vehicle-record'

const dayMs = 86_400_000
const startMs = 1_800_000_000_000
const key = Buffer.alloc(32, 7)

let profileFolder: string
let open: PositionCache[]

beforeEach(async () => {
  profileFolder = await mkdtemp(join(tmpdir(), 'fleet-desk-cache-'))
  open = []
})

afterEach(async () => {
  for (const cache of open) await cache.close()
  await rm(profileFolder, { recursive: true, force: true })
})

function create(some: { dataKey?: Buffer | null; nowMs?: () => number; openDb?: OpenDb; retentionDays?: number } = {}) {
  const { dataKey = key, nowMs = () => startMs, openDb = openLevel, retentionDays = 30 } = some
  const cache = createPositionCache({ profileFolder, dataKey, retentionDays, now: nowMs, openDb })
  open.push(cache)
  return cache
}

function record(vehicleId: string, some: Partial<VehicleRecord> = {}): VehicleRecord {
  return {
    vehicleId,
    longitudeDeg: -88.5,
    latitudeDeg: 42.25,
    speedMps: NaN,
    derivedBearingDeg: 12.5,
    occurredAtMs: startMs - 5,
    lastSeenAtMs: startMs,
    flags: 1,
    fleetKey: 'fleet',
    providerKey: 'samsara',
    place: 'Zürich, ZH, CHE',
    name: 'Truck 🚚',
    vin: '',
    plate: 'ZH 1',
    ...some
  }
}

const batch = (records: readonly VehicleRecord[], removedVehicleIds: readonly string[] = []) => ({
  records,
  removedVehicleIds,
  blobs: new Map<string, Uint8Array>()
})

async function readBack(cache: PositionCache) {
  const records: VehicleRecord[] = []
  const opening = await cache.open()
  const reading = await cache.read((some) => records.push(...some))
  return { opening, reading, records }
}

/** A cache with these records, closed. */
async function filled(records: readonly VehicleRecord[]): Promise<void> {
  const cache = create()
  await cache.open()
  expect(await cache.write(batch(records))).toBe(true)
  await cache.close()
}

describe('the cache on disk', () => {
  it('gives back every record, and not those removed', async () => {
    const cache = create()
    expect(await cache.open()).toEqual({ kind: 'opened' })
    await cache.write(batch([record('a'), record('b'), record('c')]))
    await cache.write(batch([record('b', { name: 'New' })], ['c']))
    await cache.close()
    const { records, reading } = await readBack(create())
    expect(records).toEqual([record('a'), record('b', { name: 'New' })])
    expect(reading).toEqual({ kind: 'read', recordCount: 2, expiredCount: 0, unreadableCount: 0 })
  })

  it('keeps blobs, sealed', async () => {
    const cache = create()
    await cache.open()
    await cache.blobs.put('invitations', Buffer.from('a very secret link'))
    expect(await cache.blobs.get('missing')).toBeNull()
    await cache.close()
    const again = create()
    await again.open()
    expect(Buffer.from((await again.blobs.get('invitations')) ?? []).toString()).toBe('a very secret link')
    await again.close()
    expect(await everythingOnDisk()).not.toContain('secret link')
  })

  it('leaves nothing readable on the disk', async () => {
    await filled([record('a', { vin: 'VIN-PLAIN', place: 'Springfield' })])
    const bytes = await everythingOnDisk()
    for (const text of ['VIN-PLAIN', 'Springfield', 'samsara', 'Truck']) expect(bytes).not.toContain(text)
  })

  it('drops vehicles that no sweep has seen for longer than they may be kept', async () => {
    await filled([record('old', { lastSeenAtMs: startMs - 31 * dayMs }), record('new')])
    const first = await readBack(create())
    expect(first.reading).toMatchObject({ recordCount: 1, expiredCount: 1 })
    await open.at(-1)?.close()
    expect((await readBack(create())).reading).toMatchObject({ recordCount: 1, expiredCount: 0 })
  })

  it('forgets everything, what was set aside too', async () => {
    await filled([record('a')])
    await mkdir(join(profileFolder, 'positions.corrupt-2026'))
    await writeFile(join(profileFolder, 'settings.json'), '{}')
    const cache = create()
    await cache.open()
    await cache.forget()
    expect(await readdir(profileFolder)).toEqual(['settings.json'])
    expect((await readBack(cache)).records).toEqual([])
    expect(await cache.write(batch([record('b')]))).toBe(true)
  })

  it('says so when another process has it open, and leaves it alone', async () => {
    const first = create()
    await first.open()
    const second = create()
    expect(await second.open()).toEqual({ kind: 'locked' })
    expect(second.state).toBe('memory-only')
    expect(await second.write(batch([record('x')]))).toBe(false)
    expect(await first.write(batch([record('a')]))).toBe(true)
    expect(await readdir(profileFolder)).toEqual(['positions'])
  })

  it('lets other work run while it reads', async () => {
    await filled(Array.from({ length: 2_000 }, (_, n) => record(`v${n}`)))
    let turns = 0
    let isReading = true
    const count = (): void => {
      turns++
      if (isReading) setImmediate(count)
    }
    setImmediate(count)
    await readBack(create())
    isReading = false
    expect(turns).toBeGreaterThanOrEqual(8)
  })
})

describe('without a key', () => {
  it('writes nothing to the disk', async () => {
    const cache = create({ dataKey: null })
    expect(await cache.open()).toEqual({ kind: 'memory-only' })
    expect(await cache.write(batch([record('a')]))).toBe(true)
    await cache.blobs.put('meta', Buffer.from('x'))
    expect(await cache.blobs.get('meta')).toEqual(Buffer.from('x'))
    expect(await readdir(profileFolder)).toEqual([])
  })
})

describe('damage', () => {
  const files = () => readdir(join(profileFolder, 'positions'))
  const path = (name: string) => join(profileFolder, 'positions', name)

  it.each([
    ['a garbled CURRENT', () => writeFile(path('CURRENT'), 'garbage')],
    [
      'a manifest cut to nothing',
      async () => truncate(path((await files()).find((name) => name.startsWith('MANIFEST')) ?? ''), 0)
    ],
    [
      'a manifest that is gone',
      async () => rm(path((await files()).find((name) => name.startsWith('MANIFEST')) ?? ''))
    ],
    [
      'a file in place of the folder',
      async () => {
        await rm(join(profileFolder, 'positions'), { recursive: true })
        await writeFile(join(profileFolder, 'positions'), 'not a folder')
      }
    ]
  ])('%s: set aside, and begun anew', async (_, harm) => {
    await filled([record('a')])
    await harm()
    const cache = create()
    const { opening, records } = await readBack(cache)
    expect(opening).toEqual({
      kind: 'rebuilt',
      setAsideFolder: join(profileFolder, 'positions.corrupt-2027-01-15T08-00-00.000Z')
    })
    expect(cache.state).toBe('rebuilt')
    expect(records).toEqual([])
    expect(await cache.write(batch([record('b')]))).toBe(true)
    await cache.close()
    expect((await readBack(create())).records).toEqual([record('b')])
  })

  it('another key: set aside, nothing of it is read', async () => {
    await filled([record('a')])
    const { opening, records } = await readBack(create({ dataKey: Buffer.alloc(32, 8) }))
    expect(opening.kind).toBe('rebuilt')
    expect(records).toEqual([])
  })

  it('a database of somebody else: set aside', async () => {
    const opened = await openLevel(join(profileFolder, 'positions'))
    if (opened.kind !== 'opened') throw new Error('could not open')
    await opened.db.write([['vsomething', Buffer.from('plain')]], [])
    await opened.db.close()
    expect((await readBack(create())).opening.kind).toBe('rebuilt')
  })

  it('one value garbled, moved to another vehicle or of a later form: dropped alone', async () => {
    await filled([record('a'), record('b'), record('c'), record('d')])
    const opened = await openLevel(join(profileFolder, 'positions'))
    if (opened.kind !== 'opened') throw new Error('could not open')
    const sealed = Buffer.from((await opened.db.get('va')) ?? [])
    const garbled = Buffer.from(sealed)
    garbled[40] = (garbled[40] ?? 0) ^ 1
    const later = Buffer.from(sealed)
    later[0] = 9
    await opened.db.write(
      [
        ['va', garbled],
        ['vb', sealed],
        ['vc', later],
        ['vshort', Buffer.from('x')]
      ],
      []
    )
    await opened.db.close()
    const { opening, records, reading } = await readBack(create())
    expect(opening.kind).toBe('opened')
    expect(records).toEqual([record('d')])
    expect(reading).toMatchObject({ unreadableCount: 4 })
  })

  it('the end of the log cut off: opens with what is whole', async () => {
    await filled([record('a')])
    const cache = create()
    await cache.open()
    await cache.write(batch([record('b')]))
    // A copy of the files as a crash would leave them, and then some bytes less.
    await cp(join(profileFolder, 'positions'), join(profileFolder, 'copy'), { recursive: true })
    await cache.forget()
    await cp(join(profileFolder, 'copy'), join(profileFolder, 'positions'), { recursive: true })
    const log = (await files()).find((name) => name.endsWith('.log')) ?? ''
    await truncate(path(log), (await readFile(path(log))).length - 10)
    const { opening, records } = await readBack(create())
    expect(opening.kind).toBe('opened')
    expect(records).toEqual([record('a')])
  })
})

describe('a disk that fails', () => {
  /** LevelDB, with a disk that can be full. */
  function failing() {
    const disk = { isFull: false, nowMs: startMs }
    const openDb: OpenDb = async (folder) => {
      if (disk.isFull) return { kind: 'unavailable' }
      const opened = await openLevel(folder)
      if (opened.kind !== 'opened') return opened
      const write: typeof opened.db.write = (puts, dels) =>
        disk.isFull ? Promise.reject(new Error('ENOSPC: no space left on device')) : opened.db.write(puts, dels)
      return { kind: 'opened', db: { ...opened.db, write } }
    }
    return { disk, openDb, nowMs: () => disk.nowMs }
  }

  it('goes on while the disk is full, says so, and recovers', async () => {
    const { disk, openDb, nowMs } = failing()
    const cache = create({ openDb, nowMs })
    await cache.open()
    expect(await cache.write(batch([record('a')]))).toBe(true)
    disk.isFull = true
    expect(await cache.write(batch([record('b')]))).toBe(false)
    expect(cache.state).toBe('disk-full')
    disk.isFull = false
    disk.nowMs += 10_000
    expect(await cache.write(batch([record('b')]))).toBe(true)
    expect(cache.state).toBe('sealed')
    await cache.close()
    expect((await readBack(create())).records.map((one) => one.vehicleId)).toEqual(['a', 'b'])
  })

  it('begins without a disk, and takes to it when there is one', async () => {
    const { disk, openDb, nowMs } = failing()
    disk.isFull = true
    const cache = create({ openDb, nowMs })
    expect(await cache.open()).toEqual({ kind: 'unavailable' })
    expect(await cache.write(batch([record('a')]))).toBe(false)
    disk.isFull = false
    disk.nowMs += 10_000
    expect(await cache.write(batch([record('a')]))).toBe(true)
  })
})

async function everythingOnDisk(): Promise<string> {
  const folder = join(profileFolder, 'positions')
  const contents = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'latin1')))
  return contents.join('\n')
}

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TextColumn } from '@shared/ipc/schemas-positions'
import { packTexts } from '@shared/ipc/text-column'
import { createPositionCache } from '../cache'
import { openLevel, type KeyValueDb, type OpenDb } from '../key-value-db'

import type { CacheBatch, CacheOpening, CacheReading, PositionCache } from '../position-cache'

export const cacheStartMs = 1_800_000_000_000
export const cacheKey = Buffer.alloc(32, 7)

/** A batch in which vehicle `names[i]` is in slot `i`, counted from `fromSlot`; everything else follows from slot and name. */
export function cacheBatch(
  names: readonly string[],
  some: Partial<CacheBatch> & { fromSlot?: number } = {}
): CacheBatch {
  const { fromSlot = 0, ...rest } = some
  const slots = Uint32Array.from(names, (_, row) => fromSlot + row)
  return {
    positions: {
      slots,
      longitudeDeg: Float64Array.from(slots, (slot) => -88.5 - slot / 1000),
      latitudeDeg: Float64Array.from(slots, () => 42.25),
      speedMps: Float32Array.from(slots, () => NaN),
      derivedBearingDeg: Float32Array.from(slots, () => 12.5),
      occurredAtMs: Float64Array.from(slots, (slot) => cacheStartMs - slot),
      lastSeenAtS: Uint32Array.from(slots, () => cacheStartMs / 1000),
      fleet: Uint32Array.from(slots, () => 1),
      provider: Uint32Array.from(slots, () => 2),
      place: Uint32Array.from(slots, () => 3),
      flags: Uint8Array.from(slots, () => 1)
    },
    identities: {
      slots,
      idWords: Uint32Array.from({ length: slots.length * 4 }, (_, word) => word),
      otherIds: texts(names.map(() => '')),
      names: texts(names),
      vins: texts(names.map((name) => `VIN-${name}`)),
      plates: texts(names.map(() => '')),
      drivers: null
    },
    entries: null,
    removedSlots: new Uint32Array(0),
    blobs: new Map(),
    ...rest
  }
}

/** Texts as a column. */
export function texts(values: readonly string[]): TextColumn {
  return packTexts(values)
}

/** The texts of a column. */
export function textsOf({ bytes, offsets }: TextColumn): string[] {
  const decoder = new TextDecoder()
  return Array.from(offsets.subarray(1), (end, row) => decoder.decode(bytes.subarray(offsets[row], end)))
}

/** Vehicles' names by slot, as someone has them who takes in all batches in turn. */
export function namesOf(batches: readonly CacheBatch[]): string[] {
  const names = new Map<number, string>()
  for (const { identities, removedSlots } of batches) {
    for (const slot of removedSlots) names.delete(slot)
    if (identities === null) continue
    const found = textsOf(identities.names)
    identities.slots.forEach((slot, row) => names.set(slot, found[row] ?? ''))
  }
  return [...names].sort(([a], [b]) => a - b).map(([, name]) => name)
}

/** What was in a cache when it was opened. */
export interface ReadBack {
  readonly opening: CacheOpening
  readonly reading: CacheReading
  readonly batches: readonly CacheBatch[]
  readonly names: readonly string[]
}

/** A profile's folder of its own, with the caches that a test opens in it. */
export interface CacheBench {
  readonly profileFolder: string
  create(some?: {
    dataKey?: Buffer | null
    now?: () => number
    openDb?: OpenDb
    rewriteFloorBytes?: number
  }): PositionCache
  /** Opens and reads a cache; without one, one of its own, which is closed again. */
  readBack(cache?: PositionCache): Promise<ReadBack>
  /** Has a cache written and closed. */
  fill(...batches: readonly CacheBatch[]): Promise<void>
  /** Does something to the database itself, while no cache has it open. */
  withDb<T>(work: (db: KeyValueDb) => Promise<T>): Promise<T>
  /** Everything in the files, a byte a character. */
  everythingOnDisk(): Promise<string>
  path(name?: string): string
  remove(): Promise<void>
}

/** @param parent where the profile's folder is made */
export async function createCacheBench(parent = tmpdir()): Promise<CacheBench> {
  const profileFolder = await mkdtemp(join(parent, 'fleet-desk-cache-'))
  const open: PositionCache[] = []
  const path = (name = ''): string => join(profileFolder, 'positions', name)

  const create: CacheBench['create'] = (some = {}) => {
    const cache = createPositionCache({ profileFolder, dataKey: cacheKey, now: () => cacheStartMs, ...some })
    open.push(cache)
    return cache
  }

  return {
    profileFolder,
    path,
    create,
    async readBack(given) {
      const cache = given ?? create()
      const batches: CacheBatch[] = []
      const opening = await cache.open()
      const reading = await cache.read((batch) => batches.push(batch))
      if (given === undefined) await cache.close()
      return { opening, reading, batches, names: namesOf(batches) }
    },
    async fill(...batches) {
      const cache = create()
      await cache.open()
      for (const batch of batches) if (!(await cache.write(batch))) throw new Error('not written')
      await cache.close()
    },
    async withDb(work) {
      const opening = await openLevel(path())
      if (opening.kind !== 'opened') throw new Error(`could not open: ${opening.kind}`)
      try {
        return await work(opening.db)
      } finally {
        await opening.db.close()
      }
    },
    async everythingOnDisk() {
      const contents = await Promise.all((await readdir(path())).map((name) => readFile(path(name), 'latin1')))
      return contents.join('\n')
    },
    async remove() {
      for (const cache of open) await cache.close()
      await rm(profileFolder, { recursive: true, force: true })
    }
  }
}

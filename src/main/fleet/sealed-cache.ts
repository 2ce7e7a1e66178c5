import type { PositionStatus } from '@shared/ipc/schemas-positions'
import { cacheFolder, removeCacheFolders, setCacheFolderAside } from './cache-folders'
import { isDatabaseError, openLevel, type KeyValueDb, type OpenDb } from './key-value-db'
import {
  nothingRead,
  type CacheBatch,
  type CacheOpening,
  type CacheReading,
  type PositionCache
} from './position-cache'
import { decodeRecord, encodeRecord } from './record-codec'
import { breathe } from './scheduler'
import { createSealer } from './seal'
import type { VehicleRecord } from './vehicle-record'

/** Keys: `v` and a vehicle's id, `b` and a blob's name, and the mark, which only our data key opens. */
const markKey = 'a'
const markText = 'fleet-desk positions'
const recordPrefix = 'v'
const afterRecords = 'w'
const blobPrefix = 'b'

/** Records opened or sealed in one go: about three milliseconds of work. */
const chunkSize = 250
const dayMs = 86_400_000

/** A disk that is full is not asked again more often than this. */
const reopenAfterMs = 10_000

export interface SealedCacheOptions {
  /** The profile's own folder; the cache makes `positions` in it. */
  readonly profileFolder: string
  /** 32 bytes, kept by the vault. */
  readonly dataKey: Uint8Array
  /** Vehicles that no sweep has seen for longer are dropped when the cache is opened. 1 to 365. */
  readonly retentionDays: number
  /** Wall clock, epoch milliseconds. */
  readonly now: () => number
  /** Default: LevelDB. */
  readonly openDb?: OpenDb
}

/**
 * The cache on disk: one sealed value per vehicle in LevelDB, so that a batch costs what changed and never what is there.
 *
 * Files that cannot be read (damaged, sealed with another key, not ours) are renamed and begun anew. A single value that cannot be
 * opened is dropped alone: its vehicle comes back with the next sweep.
 */
export function createSealedCache({
  profileFolder,
  dataKey,
  retentionDays,
  now,
  openDb = openLevel
}: SealedCacheOptions): PositionCache {
  const sealer = createSealer(dataKey)
  const folder = cacheFolder(profileFolder)
  let db: KeyValueDb | null = null
  let state: PositionStatus['cache'] = 'sealed'
  let usualState: PositionStatus['cache'] = 'sealed'
  let generation = 0
  /** Whether a database that is not open should be opened by the next write: not before `open`, after `close` or when locked. */
  let isWanted = false
  let failedAtMs = -Infinity
  let queue: Promise<unknown> = Promise.resolve()

  /** One thing at a time: a batch must not meet a database that is being closed. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.then(work)
    queue = result.catch(() => undefined)
    return result
  }

  const closeDb = async (): Promise<void> => {
    const held = db
    db = null
    await held?.close().catch(() => undefined)
  }

  const fall = async (): Promise<void> => {
    failedAtMs = now()
    state = 'disk-full'
    await closeDb()
  }

  /** Whether a database that LevelDB could open is one of ours, sealed with this key. A new one is marked. */
  const check = async (opened: KeyValueDb): Promise<'opened' | 'damaged' | 'unavailable'> => {
    try {
      const sealed = await opened.get(markKey)
      if (sealed !== undefined) return sealer.open(markKey, sealed)?.toString() === markText ? 'opened' : 'damaged'
      for await (const entries of opened.scan('', '\uffff', 1)) if (entries.length > 0) return 'damaged'
    } catch {
      // What LevelDB cannot read any more is damaged, whatever it calls it.
      return 'damaged'
    }
    generation++
    return opened.write([[markKey, sealer.seal(markKey, Buffer.from(markText))]], []).then(
      () => 'opened',
      () => 'unavailable'
    )
  }

  const openOnce = async (): Promise<'opened' | 'locked' | 'damaged' | 'unavailable'> => {
    const opening = await openDb(folder)
    if (opening.kind !== 'opened') return opening.kind
    const kind = await check(opening.db)
    if (kind === 'opened') {
      db = opening.db
      state = usualState
    } else await opening.db.close().catch(() => undefined)
    return kind
  }

  const rebuild = async (): Promise<CacheOpening> => {
    await closeDb()
    const setAsideFolder = await setCacheFolderAside(profileFolder, now())
    usualState = 'rebuilt'
    if (setAsideFolder !== null && (await openOnce()) === 'opened') return { kind: 'rebuilt', setAsideFolder }
    await fall()
    return { kind: 'unavailable' }
  }

  const openNow = async (): Promise<CacheOpening> => {
    const kind = await openOnce()
    isWanted = kind !== 'locked'
    if (kind === 'opened') return { kind }
    if (kind === 'damaged') return rebuild()
    if (kind === 'unavailable') await fall()
    else state = 'memory-only'
    return { kind }
  }

  const readNow = async (onRecords: (records: readonly VehicleRecord[]) => void): Promise<CacheReading> => {
    if (db === null) return nothingRead
    const oldestMs = now() - retentionDays * dayMs
    const expired: string[] = []
    const unreadable: string[] = []
    let recordCount = 0
    try {
      for await (const entries of db.scan(recordPrefix, afterRecords, chunkSize)) {
        const records: VehicleRecord[] = []
        for (const [key, sealed] of entries) {
          const plain = sealer.open(key, sealed)
          const record = plain === null ? null : decodeRecord(key.slice(recordPrefix.length), plain)
          if (record === null) unreadable.push(key)
          else if (record.lastSeenAtMs < oldestMs) expired.push(key)
          else records.push(record)
        }
        recordCount += records.length
        onRecords(records)
        await breathe()
      }
    } catch (error) {
      // Damage, or a bug in what takes the records: only the first is the disk's doing.
      if (!isDatabaseError(error)) throw error
      return { kind: 'damaged', recordCount, opening: await rebuild() }
    }
    const dropped = [...expired, ...unreadable]
    if (dropped.length > 0) await db.write([], dropped).catch(fall)
    return { kind: 'read', recordCount, expiredCount: expired.length, unreadableCount: unreadable.length }
  }

  const writeNow = async (batch: CacheBatch): Promise<boolean> => {
    if (db === null && isWanted && now() - failedAtMs >= reopenAfterMs) {
      failedAtMs = now()
      if ((await openOnce()) === 'damaged') await rebuild()
    }
    if (db === null) return false
    const puts: [string, Uint8Array][] = []
    for (const record of batch.records) {
      const key = recordPrefix + record.vehicleId
      puts.push([key, sealer.seal(key, encodeRecord(record))])
      if (puts.length % chunkSize === 0) await breathe()
    }
    for (const [name, bytes] of batch.blobs) {
      const key = blobPrefix + name
      puts.push([key, sealer.seal(key, bytes)])
    }
    try {
      await db.write(
        puts,
        batch.removedVehicleIds.map((id) => recordPrefix + id)
      )
      return true
    } catch {
      // LevelDB refuses every later write once one has failed: it must be opened anew, which the next write does.
      await fall()
      return false
    }
  }

  return {
    get state() {
      return state
    },
    get generation() {
      return generation
    },
    open: () => inTurn(openNow),
    read: (onRecords) => inTurn(() => readNow(onRecords)),
    write: (batch) => inTurn(() => writeNow(batch)),
    blobs: {
      get: (name) =>
        inTurn(async () => {
          const key = blobPrefix + name
          const sealed = await db?.get(key).catch(() => undefined)
          return sealed === undefined ? null : sealer.open(key, sealed)
        }),
      put: (name, bytes) =>
        inTurn(() => writeNow({ records: [], removedVehicleIds: [], blobs: new Map([[name, bytes]]) }))
    },
    forget: () =>
      inTurn(async () => {
        isWanted = false
        await closeDb()
        await removeCacheFolders(profileFolder)
        usualState = 'sealed'
      }),
    close: () =>
      inTurn(async () => {
        isWanted = false
        await closeDb()
      })
  }
}

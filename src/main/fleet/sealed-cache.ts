import { cacheBytes } from './cache-folders'
import { openLevel, type OpenDb } from './key-value-db'
import type { CacheBatch, PositionCache } from './position-cache'
import { createSealedDb, type SealedDb } from './sealed-db'
import { createSealedLog, type SealedLog } from './sealed-log'
import { createSealedSegments } from './sealed-segments'

/** Key of a blob: `b` and its name. */
const blobPrefix = 'b'

const noBatch = { positions: null, identities: null, entries: null, removedSlots: new Uint32Array() }

export interface SealedCacheOptions {
  /** The profile's own folder; the cache makes `positions` in it. */
  readonly profileFolder: string
  /** 32 bytes, kept by the vault. */
  readonly dataKey: Uint8Array
  /** Wall clock, epoch milliseconds. */
  readonly now: () => number
  /** Default: LevelDB. */
  readonly openDb?: OpenDb
  /** How far the batches may grow beyond twice the image before a rewrite is due, in bytes; default 2 MiB. */
  readonly rewriteFloorBytes?: number
}

/**
 * The cache on disk: sealed batches of columns, one after another in LevelDB, so that a write costs what changed and never what is there,
 * and reading costs one opening per batch and never per vehicle.
 *
 * Files that cannot be read (damaged, sealed with another key, not ours) are renamed and begun anew. A single batch that cannot be
 * opened is left out alone: its vehicles come back with the next sweep.
 */
export function createSealedCache({
  openDb = openLevel,
  rewriteFloorBytes = 2 * 1024 * 1024,
  ...options
}: SealedCacheOptions): PositionCache {
  const db: SealedDb = createSealedDb({ ...options, openDb, onOpened: (opened) => log.load(opened) })
  const log: SealedLog = createSealedLog(db, rewriteFloorBytes)
  const segments = createSealedSegments(db)

  const writeNow = (batch: CacheBatch): Promise<boolean> => {
    const puts: [string, Uint8Array][] = []
    const dels: string[] = []
    for (const [name, bytes] of batch.blobs) {
      const key = blobPrefix + name
      if (bytes === null) dels.push(key)
      else puts.push([key, db.sealer.seal(key, bytes)])
    }
    return log.append(batch, puts, dels)
  }

  return {
    get state() {
      return db.state
    },
    get generation() {
      return db.generation
    },
    get logEnd() {
      return log.end
    },
    get isRewriteDue() {
      return log.isRewriteDue
    },
    open: () => db.inTurn(() => db.open()),
    read: (onBatch) => db.inTurn(() => log.read(onBatch)),
    write: (batch) => db.inTurn(() => writeNow(batch)),
    rewrite: (image) => db.inTurn(() => log.rewrite(image)),
    blobs: {
      get: (name) =>
        db.inTurn(async () => {
          const key = blobPrefix + name
          const sealed = await db
            .held()
            ?.get(key)
            .catch(() => undefined)
          return sealed === undefined ? null : db.sealer.open(key, sealed)
        }),
      put: (name, bytes) => db.inTurn(() => writeNow({ ...noBatch, blobs: new Map([[name, bytes]]) }))
    },
    segments: {
      list: () => db.inTurn(() => segments.list()),
      get: (number) => db.inTurn(() => segments.get(number)),
      put: (number, bytes, dropped) => db.inTurn(() => segments.put(number, bytes, dropped))
    },
    sizeBytes: () => cacheBytes(options.profileFolder),
    forget: () => db.inTurn(() => db.forget()),
    close: () => db.inTurn(() => db.close())
  }
}

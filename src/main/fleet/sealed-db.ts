import type { PositionStatus } from '@shared/ipc/schemas-positions'
import { cacheFolder, removeCacheFolders, setCacheFolderAside } from './cache-folders'
import { kindOfFailure, type KeyValueDb, type OpenDb } from './key-value-db'
import type { CacheOpening } from './position-cache'
import { createSealer, type Sealer } from './seal'

/** The mark, which only our data key opens. */
const markKey = 'a'
const markText = 'fleet-desk positions'

/** After every key there can be. */
const afterAll = '\uffff'

/** A disk that is full is not asked again more often than this. */
const reopenAfterMs = 10_000

export interface SealedDbOptions {
  /** The profile's own folder; the database is `positions` in it. */
  readonly profileFolder: string
  /** 32 bytes, kept by the vault. */
  readonly dataKey: Uint8Array
  /** Wall clock, epoch milliseconds. */
  readonly now: () => number
  readonly openDb: OpenDb
  /** Told of each database of ours that was opened, at the start and after every loss; throws when it turns out to be damaged. */
  readonly onOpened: (db: KeyValueDb) => Promise<void>
}

/**
 * The life of the database: opened, lost to a full disk and found again, set aside and begun anew. All but `inTurn` is for work that runs
 * in turn.
 */
export interface SealedDb {
  readonly sealer: Sealer
  readonly state: PositionStatus['cache']
  /** Grows whenever an empty database is begun. */
  readonly generation: number
  /** One thing at a time: a batch must not meet a database that is being closed. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
  open(): Promise<CacheOpening>
  /** The database where it is open. */
  held(): KeyValueDb | null
  /** The database, opened anew where the disk failed a while ago; null while there is none. */
  forWriting(): Promise<KeyValueDb | null>
  /** @returns false when it could not be written; what that means for the database has been seen to */
  write(puts: readonly (readonly [string, Uint8Array])[], dels: readonly string[]): Promise<boolean>
  /** Sees to what an error of the database means: files that are damaged are set aside, a disk that fails is tried again later. */
  lose(error: unknown): Promise<void>
  /** Sets the files aside and begins anew. */
  rebuild(): Promise<CacheOpening>
  forget(): Promise<void>
  close(): Promise<void>
}

/** A database that is not open yet. */
export function createSealedDb({ profileFolder, dataKey, now, openDb, onOpened }: SealedDbOptions): SealedDb {
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
      const isMarked = sealed !== undefined
      if (isMarked && sealer.open(markKey, sealed)?.toString() !== markText) return 'damaged'
      if (!isMarked && (await opened.keys('', afterAll, 1)).length > 0) return 'damaged'
      await onOpened(opened)
      if (isMarked) return 'opened'
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

  /**
   * LevelDB refuses every later write once one has failed: it must be opened anew, which a later write does. Where it found damage while
   * tidying its files, opening them again would end the same way for ever.
   */
  const lose = async (error: unknown): Promise<void> => {
    if (kindOfFailure(error) === 'damaged') await rebuild()
    else await fall()
  }

  const forWriting = async (): Promise<KeyValueDb | null> => {
    if (db === null && isWanted && now() - failedAtMs >= reopenAfterMs) {
      failedAtMs = now()
      if ((await openOnce()) === 'damaged') await rebuild()
    }
    return db
  }

  return {
    sealer,
    get state() {
      return state
    },
    get generation() {
      return generation
    },
    inTurn(work) {
      const result = queue.then(work)
      queue = result.catch(() => undefined)
      return result
    },
    async open() {
      const kind = await openOnce()
      isWanted = kind !== 'locked'
      if (kind === 'opened') return { kind }
      if (kind === 'damaged') return rebuild()
      if (kind === 'unavailable') await fall()
      else state = 'memory-only'
      return { kind }
    },
    held: () => db,
    forWriting,
    async write(puts, dels) {
      try {
        const held = await forWriting()
        await held?.write(puts, dels)
        return held !== null
      } catch (error) {
        await lose(error)
        return false
      }
    },
    lose,
    rebuild,
    async forget() {
      isWanted = false
      await closeDb()
      await removeCacheFolders(profileFolder)
      usualState = 'sealed'
    },
    async close() {
      isWanted = false
      await closeDb()
    }
  }
}

import { decodeBatch, encodeBatch } from './batch-codec'
import { isDatabaseError, type KeyValueDb } from './key-value-db'
import { nothingRead, type CacheBatch, type CacheReading, type LogEnd } from './position-cache'
import { breathe } from './scheduler'
import type { SealedDb } from './sealed-db'
import {
  afterLog,
  afterRecords,
  decodeHead,
  encodeHead,
  headKey,
  logKey,
  logPrefix,
  parseLogKey,
  recordPrefix,
  type LogHead
} from './sealed-log-keys'

/** Bytes read ahead from the disk; about one piece of an image. */
const readAheadBytes = 256 * 1024

/** Old records deleted in one go. */
const deletedAtOnce = 5_000

/**
 * The batches as a log: an image (everything there was at one moment, in pieces) and what changed since. A generation is an image with its
 * changes; the head says which one is in force.
 */
export interface SealedLog {
  /** Looks at what a database holds that has just been opened. Throws when it is damaged. */
  load(opened: KeyValueDb): Promise<void>
  /** As `PositionCache.read`. */
  read(onBatch: (batch: CacheBatch) => void): Promise<CacheReading>
  /** Writes a batch, other puts and deletes with it; all or nothing. @returns as `PositionCache.write` */
  append(batch: CacheBatch, puts: readonly (readonly [string, Uint8Array])[], dels: readonly string[]): Promise<boolean>
  /** As `PositionCache.rewrite`. */
  rewrite(image: Iterable<CacheBatch>): Promise<boolean>
  readonly isRewriteDue: boolean
  /** As `PositionCache.logEnd`. */
  readonly end: LogEnd
}

/** @param rewriteFloorBytes how far the log may grow beyond twice the image before a rewrite pays */
export function createSealedLog(db: SealedDb, rewriteFloorBytes: number): SealedLog {
  let head: LogHead = { generation: 0, imageCount: 0 }
  let nextNumber = 0
  let imageBytes = 0
  let changeBytes = 0
  /** There is something that only a new image gets rid of: batches that cannot be read, records of an earlier version. */
  let isOutdated = false

  const sealedBatch = (key: string, batch: CacheBatch): readonly [string, Buffer] => [
    key,
    db.sealer.seal(key, encodeBatch(batch))
  ]

  const noteBytes = (number: number, bytes: number): void => {
    if (number < head.imageCount) imageBytes += bytes
    else changeBytes += bytes
  }

  const readAll = async (held: KeyValueDb, onBatch: (batch: CacheBatch) => void, counts: ReadCounts): Promise<void> => {
    imageBytes = changeBytes = 0
    let expected = 0
    for await (const entries of held.scan(logKey(head.generation, 0), logKey(head.generation + 1, 0), readAheadBytes)) {
      for (const [key, sealed] of entries) {
        const number = parseLogKey(key)?.number ?? expected
        noteBytes(number, sealed.length)
        const plain = db.sealer.open(key, sealed)
        const batch = plain === null ? null : decodeBatch(plain)
        // Numbers have no gaps. LevelDB leaves out what it cannot make sense of without a word.
        counts.unreadable += number - expected + (batch === null ? 1 : 0)
        expected = number + 1
        if (batch === null) continue
        counts.read++
        onBatch(batch)
        await breathe()
      }
    }
    counts.unreadable += Math.max(0, head.imageCount - expected)
  }

  /** @returns how many pieces and bytes it came to, or null when it could not be written */
  const writeImage = async (generation: number, image: Iterable<CacheBatch>) => {
    let count = 0
    let bytes = 0
    for (const batch of image) {
      const entry = sealedBatch(logKey(generation, count), batch)
      if (!(await db.write([entry], []))) return null
      count++
      bytes += entry[1].length
      await breathe()
    }
    return { count, bytes }
  }

  /** After a switch: what no generation needs goes, and its room goes back to the disk, where LevelDB would keep it for long. */
  const tidy = async (held: KeyValueDb): Promise<void> => {
    const records = await held.keys(recordPrefix, afterRecords)
    for (let from = 0; from < records.length; from += deletedAtOnce) {
      if (!(await db.write([], records.slice(from, from + deletedAtOnce)))) return
      await breathe()
    }
    if (records.length > 0) await held.compact(recordPrefix, afterRecords)
    await held.compact(logPrefix, logKey(head.generation, 0))
  }

  const rewriteOn = async (held: KeyValueDb, image: Iterable<CacheBatch>): Promise<boolean> => {
    const known = (await held.keys(logPrefix, afterLog)).map((key) => parseLogKey(key)?.generation ?? 0)
    // Beyond whatever an attempt that failed may have left behind.
    const generation = known.reduce((newest, one) => Math.max(newest, one), head.generation) + 1
    const written = await writeImage(generation, image)
    if (written === null) return false
    const next: LogHead = { generation, imageCount: written.count }
    const others = await held.keys(logPrefix, logKey(generation, 0))
    if (!(await db.write([[headKey, db.sealer.seal(headKey, encodeHead(next))]], others))) return false
    head = next
    nextNumber = written.count
    imageBytes = written.bytes
    changeBytes = 0
    isOutdated = false
    await tidy(held)
    return true
  }

  return {
    get end() {
      return { generation: head.generation, batchCount: nextNumber }
    },
    get isRewriteDue() {
      return isOutdated || changeBytes > 2 * imageBytes + rewriteFloorBytes
    },
    async load(opened) {
      const sealed = await opened.get(headKey)
      const plain = sealed === undefined ? null : db.sealer.open(headKey, sealed)
      const read = plain === null ? null : decodeHead(plain)
      const keys = await opened.keys(logPrefix, afterLog)
      const parsed = keys.map(parseLogKey).filter((key) => key !== null)
      // Without a head that can be read the oldest generation is in force: the switch to a newer one deletes it in the same step.
      head = read ?? { generation: parsed[0]?.generation ?? 0, imageCount: 0 }
      const numbers = parsed.filter((key) => key.generation === head.generation).map((key) => key.number)
      nextNumber = Math.max(head.imageCount, (numbers.at(-1) ?? -1) + 1)
      const hasOldRecords = (await opened.keys(recordPrefix, afterRecords, 1)).length > 0
      isOutdated = hasOldRecords || (read === null && sealed !== undefined) || (isOutdated && keys.length > 0)
      if (keys.length === 0) imageBytes = changeBytes = 0
      const leftovers = keys.filter((key) => parseLogKey(key)?.generation !== head.generation)
      // A disk that is full must not keep anyone from reading what is there.
      if (leftovers.length > 0) await opened.write([], leftovers).catch(() => undefined)
    },
    async read(onBatch) {
      const held = db.held()
      if (held === null) return nothingRead
      const counts: ReadCounts = { read: 0, unreadable: 0 }
      try {
        await readAll(held, onBatch, counts)
      } catch (error) {
        // Damage, or a bug in what takes the batches: only the first is the disk's doing.
        if (!isDatabaseError(error)) throw error
        return { kind: 'damaged', batchCount: counts.read, opening: await db.rebuild() }
      }
      isOutdated ||= counts.unreadable > 0
      return { kind: 'read', batchCount: counts.read, unreadableCount: counts.unreadable }
    },
    async append(batch, puts, dels) {
      // The database may have to be opened first; only then is it known which number is next.
      if ((await db.forWriting()) === null) return false
      const added = isEmpty(batch) ? [] : [sealedBatch(logKey(head.generation, nextNumber), batch)]
      if (!(await db.write([...added, ...puts], dels))) return false
      for (const [, sealed] of added) noteBytes(nextNumber++, sealed.length)
      return true
    },
    async rewrite(image) {
      const held = await db.forWriting()
      if (held === null) return false
      const before = head
      try {
        return await rewriteOn(held, image)
      } catch (error) {
        if (!isDatabaseError(error)) throw error
        await db.lose(error)
        // Once the switch has been made, what fails is only the tidying up after it.
        return head !== before
      }
    }
  }
}

interface ReadCounts {
  read: number
  unreadable: number
}

function isEmpty({ positions, identities, entries, removedSlots }: CacheBatch): boolean {
  return positions === null && identities === null && entries === null && removedSlots.length === 0
}

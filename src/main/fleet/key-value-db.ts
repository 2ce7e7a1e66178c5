import { ClassicLevel } from 'classic-level'

/** An ordered store of bytes on disk, as far as the cache needs one. */
export interface KeyValueDb {
  get(key: string): Promise<Uint8Array | undefined>
  /** All or nothing, and on the disk when it resolves. Throws when it could not be written. */
  write(puts: readonly (readonly [key: string, value: Uint8Array])[], dels: readonly string[]): Promise<void>
  /** Entries with `from <= key < to`, in chunks of about `chunkBytes` or one entry. Throws when the files turn out to be damaged. */
  scan(from: string, to: string, chunkBytes: number): AsyncIterable<readonly (readonly [string, Uint8Array])[]>
  /** Keys with `from <= key < to`, the first `limit` of them. Throws as `scan`. */
  keys(from: string, to: string, limit?: number): Promise<readonly string[]>
  /** Gives the room of what was deleted in the range back to the disk. */
  compact(from: string, to: string): Promise<void>
  close(): Promise<void>
}

/**
 * How opening went. `locked`: another process has it open. `damaged`: the files are not a database that can be read. `unavailable`:
 * the disk is full, read-only or not allowed to us; the files may be fine.
 */
export type DbOpening =
  { readonly kind: 'opened'; readonly db: KeyValueDb } | { readonly kind: 'locked' | 'damaged' | 'unavailable' }

/** Opens the database in a folder, which is made when missing. Never throws for what is on the disk. */
export type OpenDb = (folder: string) => Promise<DbOpening>

type Level = ClassicLevel<string, Uint8Array>

/** `OpenDb` on LevelDB. */
export const openLevel: OpenDb = async (folder) => {
  // Sealed values look random: trying to compress them costs time and gains nothing.
  const level: Level = new ClassicLevel(folder, { keyEncoding: 'utf8', valueEncoding: 'view', compression: false })
  try {
    await level.open()
  } catch (error) {
    await level.close()
    return { kind: kindOfFailure(error) }
  }
  return { kind: 'opened', db: wrap(level) }
}

function wrap(level: Level): KeyValueDb {
  return {
    get: (key) => level.get(key),
    write: (puts, dels) =>
      level.batch(
        [
          ...puts.map(([key, value]) => ({ type: 'put' as const, key, value })),
          ...dels.map((key) => ({ type: 'del' as const, key }))
        ],
        { sync: true }
      ),
    scan: (from, to, chunkBytes) => scan(level, from, to, chunkBytes),
    keys: (from, to, limit = -1) => level.keys({ gte: from, lt: to, limit }).all(),
    compact: (from, to) => level.compactRange(from, to),
    close: () => level.close()
  }
}

/** Reads a chunk ahead: the disk works while the caller does. */
async function* scan(level: Level, from: string, to: string, chunkBytes: number) {
  const iterator = level.iterator({ gte: from, lt: to, highWaterMarkBytes: chunkBytes })
  const next = () => {
    const chunk = iterator.nextv(1000)
    // Whoever stops early never waits for this one.
    chunk.catch(() => undefined)
    return chunk
  }
  try {
    let ahead = next()
    for (;;) {
      const entries = await ahead
      if (entries.length === 0) return
      ahead = next()
      yield entries
    }
  } finally {
    await iterator.close()
  }
}

/** What a failure of LevelDB means. It reports a missing or odd file as an I/O error, like a full disk; only its words tell them apart. */
export function kindOfFailure(error: unknown): 'locked' | 'damaged' | 'unavailable' {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'LEVEL_LOCKED') return 'locked'
  if (code === 'LEVEL_CORRUPTION' || code === 'EEXIST' || code === 'ENOTDIR') return 'damaged'
  const words = cause instanceof Error ? cause.message : ''
  return /no such file|not a directory|is a directory|invalid argument/i.test(words) ? 'damaged' : 'unavailable'
}

/** Whether an error is LevelDB's own. */
export function isDatabaseError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('LEVEL_')
}

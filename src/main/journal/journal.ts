import type { JournalEntry, NewJournalEntry } from '@shared/ipc/schemas-journal'
import type { CacheBlobs } from '../fleet/position-cache'
import { createSerially } from '../storage/serially'
import { chunkBlobs, chunkOf, readChunk, readHead, writeChunk, writeHead } from './journal-blobs'

const mostEntries = 5000
const keptMs = 90 * 24 * 3_600_000

/** What `createJournal` works with. */
export interface JournalParts {
  /** Sealed with the key of the profile's cache: entries name fleets. */
  readonly blobs: CacheBlobs
  readonly nowMs: () => number
  /** Told of new entries, oldest first. */
  readonly onAdded: (entries: readonly JournalEntry[]) => void
  readonly logger: { warn(message: string, details?: unknown): void }
}

/** What happened in one profile, at most 5,000 entries of at most 90 days. Nothing in it is a secret; names are personal data. */
export interface Journal {
  /** Reads what is kept. To be awaited before anything else. */
  open(): Promise<void>
  /** Takes entries in, oldest first. Saving them is a convenience: its failure is logged and changes nothing now. */
  add(entries: readonly NewJournalEntry[]): void
  /**
   * @param limit how many at most
   * @param beforeId only entries with a smaller id; null for the newest
   * @param fleetKey only those about this fleet; null for all
   * @returns newest first
   */
  newest(limit: number, beforeId: number | null, fleetKey: string | null): readonly JournalEntry[]
  /** When the person last said that they had looked; null when never. */
  lastLookedAtMs(): number | null
  /** The person has seen everything up to now. */
  looked(): void
  /** Waits until what was added is kept; adds nothing more. */
  close(): Promise<void>
}

/** Makes the journal of one profile, empty until it is opened. */
export function createJournal({ blobs, nowMs, onAdded, logger }: JournalParts): Journal {
  const serially = createSerially()
  const unsaved = new Set<number>()
  let entries: readonly JournalEntry[] = []
  let nextId = 1
  let lastLookedAtMs: number | null = null
  let isClosed = false

  function keep(all: readonly JournalEntry[]): readonly JournalEntry[] {
    const fromMs = nowMs() - keptMs
    return all.slice(-mostEntries).filter((entry) => entry.atMs >= fromMs)
  }

  /** One chunk at a time: what is added while it is written is written with the next. */
  function save(chunk: number): void {
    if (unsaved.has(chunk)) return
    unsaved.add(chunk)
    serially(async () => {
      unsaved.delete(chunk)
      await writeChunk(
        blobs,
        chunk,
        entries.filter((entry) => chunkOf(entry.id) === chunk)
      )
    }).catch((error: unknown) => logger.warn('The journal could not be saved.', error))
  }

  async function read(): Promise<void> {
    const chunks = await Promise.all(Array.from({ length: chunkBlobs }, (_none, slot) => readChunk(blobs, slot)))
    const found = chunks.flat().sort((a, b) => a.id - b.id)
    nextId = (found.at(-1)?.id ?? 0) + 1
    entries = keep(found)
    lastLookedAtMs = await readHead(blobs)
    // What is too old is not to lie on the disk until its place is needed.
    const oldest = entries[0]?.id ?? nextId
    const outdated = new Set(found.filter((entry) => entry.id < oldest).map((entry) => chunkOf(entry.id)))
    for (const chunk of outdated) save(chunk)
  }

  return {
    async open() {
      try {
        await read()
      } catch (error) {
        logger.warn('The journal of earlier runs could not be read.', error)
      }
    },
    add(news) {
      if (isClosed || news.length === 0) return
      const added = news.map((entry) => ({ ...entry, id: (nextId += 1) - 1 }))
      entries = keep([...entries, ...added])
      for (const chunk of new Set(added.map((entry) => chunkOf(entry.id)))) save(chunk)
      onAdded(added)
    },
    newest(limit, beforeId, fleetKey) {
      const found: JournalEntry[] = []
      for (let index = entries.length - 1; index >= 0 && found.length < limit; index -= 1) {
        const entry = entries[index]
        if (entry === undefined || (beforeId !== null && entry.id >= beforeId)) continue
        if (fleetKey === null || entry.fleetKey === fleetKey) found.push(entry)
      }
      return found
    },
    lastLookedAtMs: () => lastLookedAtMs,
    looked() {
      if (isClosed) return
      const atMs = nowMs()
      lastLookedAtMs = atMs
      serially(() => writeHead(blobs, atMs)).catch((error: unknown) =>
        logger.warn('The journal could not be saved.', error)
      )
    },
    close() {
      isClosed = true
      return serially(() => Promise.resolve())
    }
  }
}

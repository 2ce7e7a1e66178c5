import { z } from 'zod'
import { journalEntrySchema, type JournalEntry } from '@shared/ipc/schemas-journal'
import { parseJson } from '../fleet/engine-status'
import type { CacheBlobs } from '../fleet/position-cache'

/*
 * The journal on disk: pieces of some hundred entries in a ring of sealed blobs, so that a new entry rewrites one small piece and the whole
 * never grows.
 */

const entriesPerChunk = 500

/** One more than 5,000 entries fill: the oldest piece may be half outdated while the newest is half full. */
export const chunkBlobs = 12

const headName = 'journal-head'

const chunkSchema = z.object({ entries: z.array(z.unknown()) })
const headSchema = z.object({ lastLookedAtMs: z.number() })

/** The piece that an entry is in. */
export function chunkOf(id: number): number {
  return Math.floor(id / entriesPerChunk)
}

/** Reads what one place of the ring holds; entries that cannot be understood are left out. */
export async function readChunk(blobs: CacheBlobs, slot: number): Promise<readonly JournalEntry[]> {
  // A form that is not ours counts as nothing: an error about it would carry names into the log.
  const kept = chunkSchema.safeParse(parseJson(await blobs.get(nameOf(slot)))).data?.entries ?? []
  return kept.flatMap((entry) => journalEntrySchema.safeParse(entry).data ?? [])
}

/** Replaces one piece, and whatever older one was in its place of the ring. */
export async function writeChunk(blobs: CacheBlobs, chunk: number, entries: readonly JournalEntry[]): Promise<void> {
  await blobs.put(nameOf(chunk % chunkBlobs), Buffer.from(JSON.stringify({ entries })))
}

/** When the person last looked; null when that was never said. */
export async function readHead(blobs: CacheBlobs): Promise<number | null> {
  return headSchema.safeParse(parseJson(await blobs.get(headName))).data?.lastLookedAtMs ?? null
}

export async function writeHead(blobs: CacheBlobs, lastLookedAtMs: number): Promise<void> {
  await blobs.put(headName, Buffer.from(JSON.stringify({ lastLookedAtMs })))
}

function nameOf(slot: number): string {
  return `journal-${slot}`
}

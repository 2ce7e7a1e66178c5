import { z } from 'zod'
import { verdictKinds, type VerdictKind } from '@shared/domain/verdict-kinds'
import { snoozeSchema, type FleetFirsts, type Snooze } from '@shared/ipc/schemas-fleets'
import type { CacheBlobs } from '../fleet/position-cache'
import { parseJson } from '../fleet/engine-status'

/** What the person put down about a fleet. Personal data: sealed. */
export interface FleetNotes {
  readonly note: string
  readonly snooze: Snooze | null
  readonly chasedAtMs: number | null
}

/** What the app saw of a fleet before, to tell what is new. */
export interface FleetSeen {
  readonly name: string
  readonly firsts: FleetFirsts
  /** The last verdict that the journal was told of. */
  readonly kind: VerdictKind | null
  /** It was seen without vehicles, or without a position, at a time when they would have been: the first ones are news. */
  readonly awaits: 'vehicle' | 'position' | null
}

export const noNotes: FleetNotes = { note: '', snooze: null, chasedAtMs: null }

const notesSchema = z.record(
  z.string(),
  z.object({ note: z.string(), snooze: snoozeSchema.nullable(), chasedAtMs: z.number().nullable() })
)

const instant = z.number().nullable()
const seenSchema = z.record(
  z.string(),
  z.object({
    name: z.string(),
    firsts: z.object({ connectionAtMs: instant, vehicleAtMs: instant, positionAtMs: instant }),
    kind: z.enum(verdictKinds).nullable(),
    awaits: z.enum(['vehicle', 'position']).nullable()
  })
)

const notesBlob = 'fleets-notes'
const seenBlob = 'fleets-seen'

/** Between two savings of what was seen, in milliseconds: it changes often, and is only there to tell what is new. */
const saveSeenAfterMs = 20_000

export interface FleetMarksParts {
  readonly blobs: CacheBlobs
  readonly schedule: (run: () => void, delayMs: number) => () => void
  /** Something could not be kept; what it was is not said. */
  readonly onTrouble: (error: unknown) => void
}

/** What is kept of fleets beside the server's lists: notes, snoozes, chases, and what was seen first when. */
export interface FleetMarks {
  open(): Promise<void>
  notes(key: string): FleetNotes
  /** Resolves with whether it is kept on disk (in memory, where there is no disk to use). */
  setNotes(key: string, notes: FleetNotes): Promise<boolean>
  /** Keys with a snooze. */
  snoozes(): readonly (readonly [key: string, snooze: Snooze])[]
  seen(key: string): FleetSeen | null
  setSeen(key: string, seen: FleetSeen | null): void
  seenKeys(): readonly string[]
  /** Whether anything was ever seen: if not, nothing is news. */
  readonly isSeeded: boolean
  /** Writes everything anew, after the blobs were deleted. */
  saveAgain(): void
  /** Writes what is still to be written. */
  close(): Promise<void>
}

export function createFleetMarks({ blobs, schedule, onTrouble }: FleetMarksParts): FleetMarks {
  let notes = new Map<string, FleetNotes>()
  let seen = new Map<string, FleetSeen>()
  let isSeeded = false
  let cancelSave: (() => void) | null = null

  const put = async (blob: string, held: ReadonlyMap<string, unknown>): Promise<boolean> => {
    try {
      return await blobs.put(blob, Buffer.from(JSON.stringify(Object.fromEntries(held))))
    } catch (error) {
      onTrouble(error)
      return false
    }
  }
  const saveSeen = async (): Promise<void> => {
    cancelSave?.()
    cancelSave = null
    await put(seenBlob, seen)
  }
  const planSave = (): void => {
    cancelSave ??= schedule(() => void saveSeen(), saveSeenAfterMs)
  }

  return {
    async open() {
      // A form that is not ours counts as nothing: an error about it would carry names and notes into the log.
      const savedNotes = notesSchema.safeParse(parseJson(await blobs.get(notesBlob)))
      if (savedNotes.success) notes = new Map(Object.entries(savedNotes.data))
      const savedSeen = seenSchema.safeParse(parseJson(await blobs.get(seenBlob)))
      if (savedSeen.success) seen = new Map(Object.entries(savedSeen.data))
      isSeeded = seen.size > 0
    },
    get isSeeded() {
      return isSeeded
    },
    notes: (key) => notes.get(key) ?? noNotes,
    setNotes(key, next) {
      if (next.note === '' && next.snooze === null && next.chasedAtMs === null) notes.delete(key)
      else notes.set(key, next)
      return put(notesBlob, notes)
    },
    snoozes: () => [...notes].flatMap(([key, { snooze }]) => (snooze === null ? [] : [[key, snooze] as const])),
    seen: (key) => seen.get(key) ?? null,
    setSeen(key, next) {
      if (next === null) seen.delete(key)
      else seen.set(key, next)
      isSeeded = true
      planSave()
    },
    seenKeys: () => [...seen.keys()],
    saveAgain() {
      void put(notesBlob, notes)
      planSave()
    },
    async close() {
      if (cancelSave !== null) await saveSeen()
    }
  }
}

import { z } from 'zod'
import type { Packed } from './packed'
import { failureCodes } from './result'

/** Many short texts in two buffers: text `i` is `bytes[offsets[i] .. offsets[i + 1]]` in UTF-8. One transfer, no object per row. */
export const textColumnSchema = z.object({
  bytes: z.instanceof(Uint8Array),
  /** One longer than the number of texts. */
  offsets: z.instanceof(Uint32Array)
})

/** Last positions as columns (DESIGN.md, invariant 4). Row `i` of every array belongs to vehicle slot `slots[i]`. */
export const positionColumnsSchema = z.object({
  /** A slot never moves while its vehicle lives; slots are dense from 0. */
  slots: z.instanceof(Uint32Array),
  /** NaN when the vehicle has no position yet. */
  longitudeDeg: z.instanceof(Float64Array),
  latitudeDeg: z.instanceof(Float64Array),
  /** NaN when not reported. */
  speedMps: z.instanceof(Float32Array),
  /** Derived from two fixes, clockwise from north; NaN when it cannot be known. The API has no heading. */
  derivedBearingDeg: z.instanceof(Float32Array),
  /** When the vehicle was there; NaN when it never was. */
  occurredAtMs: z.instanceof(Float64Array),
  /** Index into `dictionaries.fleets`. */
  fleet: z.instanceof(Uint32Array),
  /** Index into `dictionaries.providers`. */
  provider: z.instanceof(Uint32Array),
  /** Index into `dictionaries.places`. */
  place: z.instanceof(Uint32Array),
  /** Bits of `vehicleFlags`. */
  flags: z.instanceof(Uint8Array)
})

/** What a vehicle is called, and who drives it, for the same slots: each column has one text per slot. */
export const identityColumnsSchema = z.object({
  slots: z.instanceof(Uint32Array),
  names: textColumnSchema,
  vins: textColumnSchema,
  plates: textColumnSchema,
  /** Personal data. Null where no driver of any of these is known, as of accounts that may not see them: nothing is paid for the column. */
  drivers: textColumnSchema.nullable()
})

/** Texts that repeat. In a delta: the entries that were added, `from` being the index of the first. */
export const dictionariesSchema = z.object({
  fleets: z.array(z.string()).readonly(),
  providers: z.array(z.string()).readonly(),
  /** "City, Province, Country", empty when unknown. */
  places: z.array(z.string()).readonly()
})

export const positionSnapshotSchema = z.object({
  /** Changes whenever slots start anew (another profile, a rebuilt store). A delta of another epoch is not for this snapshot. */
  epoch: z.number(),
  /** The next delta has `sequence + 1`; a gap means: ask for a snapshot. */
  sequence: z.number(),
  columns: positionColumnsSchema,
  /** Of all of them where they are few; of none where they are many: then the names follow by themselves, as deltas. */
  identities: identityColumnsSchema,
  dictionaries: dictionariesSchema
})

export const positionDeltaSchema = z.object({
  epoch: z.number(),
  sequence: z.number(),
  columns: positionColumnsSchema,
  identities: identityColumnsSchema.nullable(),
  addedDictionaries: z.object({
    fleetsFrom: z.number(),
    providersFrom: z.number(),
    placesFrom: z.number(),
    entries: dictionariesSchema
  }),
  /** Slots whose vehicle left. */
  removedSlots: z.instanceof(Uint32Array)
})

/** What a first picture is painted from: a row for each vehicle, in no order that means anything. */
export type PictureColumns = Pick<
  PositionColumns,
  'longitudeDeg' | 'latitudeDeg' | 'derivedBearingDeg' | 'occurredAtMs' | 'flags'
>

/** One run of bytes across the bridge; see `pack`. */
export const packedSnapshotSchema = z.custom<Packed<z.infer<typeof positionSnapshotSchema>>>(isBytes)
export const packedPictureSchema = z.custom<Packed<PictureColumns>>(isBytes)
export const packedDeltaSchema = z.custom<Packed<z.infer<typeof positionDeltaSchema>>>(isBytes)

function isBytes(value: unknown): boolean {
  return value instanceof Uint8Array
}

export const positionStatusSchema = z.object({
  /** When the newest complete sweep began; null when there was none. Nothing on the map is older news than this. */
  asOfMs: z.number().nullable(),
  /** A sweep under way, or null. */
  sweep: z
    .object({
      startedAtMs: z.number(),
      received: z.number(),
      expected: z.number().nullable(),
      /** Until when nothing is asked because the server wants to be left alone; null when it does not. */
      pausedUntilMs: z.number().nullable()
    })
    .nullable(),
  nextSweepAtMs: z.number().nullable(),
  vehicleCount: z.number(),
  withPositionCount: z.number(),
  /** Rows set aside as malformed or implausible, since the profile was opened. */
  setAsideCount: z.number(),
  /** Why the last sweep ended incomplete; null when it did not. */
  lastError: z.enum(failureCodes).nullable(),
  /** What an incomplete sweep could not bring; null when nothing is missing or it cannot be told. `fleetNames` has at most five. */
  missing: z
    .object({ fleetNames: z.array(z.string()).readonly(), fleetCount: z.number(), vehicleCount: z.number() })
    .nullable(),
  /** A cancelled or failed sweep can be gone on with, instead of begun anew. */
  isResumable: z.boolean(),
  /** `fromCache` while nothing but the cache has been shown. */
  source: z.enum(['nothing', 'cache', 'server']),
  /** `memory-only` where there is no safe place for the key that seals the cache. */
  cache: z.enum(['sealed', 'memory-only', 'disk-full', 'rebuilt'])
})

export const setAsideReasons = [
  'malformed-row',
  'no-vehicle-id',
  'out-of-range',
  'null-island',
  'in-the-future',
  'impossible-jump',
  'no-time'
] as const

export const setAsideRowSchema = z.object({
  vehicleName: z.string().nullable(),
  fleetName: z.string().nullable(),
  reason: z.enum(setAsideReasons),
  noticedAtMs: z.number()
})

/** The newest first, at most 500; `total` counts all of them. */
export const setAsideListSchema = z.object({ rows: z.array(setAsideRowSchema).readonly(), total: z.number() })

/** The newest delta that the window has taken in. */
export const deltaTakenInputSchema = z.object({ epoch: z.number(), sequence: z.number() })

export const shownInputSchema = z.object({ isShown: z.boolean() })

/** How an export to a file went; the person may have closed the dialog. */
export const exportOutcomeSchema = z.object({ kind: z.enum(['saved', 'cancelled']), rowCount: z.number() })

export type TextColumn = Readonly<z.infer<typeof textColumnSchema>>
export type PositionColumns = Readonly<z.infer<typeof positionColumnsSchema>>
export type IdentityColumns = Readonly<z.infer<typeof identityColumnsSchema>>
export type Dictionaries = Readonly<z.infer<typeof dictionariesSchema>>
export type PositionSnapshot = Readonly<z.infer<typeof positionSnapshotSchema>>
export type PositionDelta = Readonly<z.infer<typeof positionDeltaSchema>>
export type PositionStatus = Readonly<z.infer<typeof positionStatusSchema>>
export type SetAsideReason = (typeof setAsideReasons)[number]
export type SetAsideRow = Readonly<z.infer<typeof setAsideRowSchema>>
export type ExportOutcome = Readonly<z.infer<typeof exportOutcomeSchema>>
export type SetAsideList = Readonly<z.infer<typeof setAsideListSchema>>

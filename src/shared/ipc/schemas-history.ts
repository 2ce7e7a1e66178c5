import { z } from 'zod'

/** A vehicle of the present epoch; another epoch is answered with `not-found`. */
const vehicleOfEpoch = { epoch: z.number(), slot: z.number().int().min(0) }
const instantMs = z.number().min(0).max(8.64e15)

export const asOfInputSchema = z.object({ epoch: z.number(), atMs: instantMs })

/** Where vehicles were at one moment; vehicles of which nothing is known by then are left out. Row `i` belongs to `slots[i]`. */
export const asOfPositionsSchema = z.object({
  epoch: z.number(),
  atMs: z.number(),
  /** From here on moments can be asked for; null when nothing is kept yet. */
  coversFromMs: z.number().nullable(),
  slots: z.instanceof(Uint32Array),
  longitudeDeg: z.instanceof(Float64Array),
  latitudeDeg: z.instanceof(Float64Array),
  speedMps: z.instanceof(Float32Array),
  /** The newest fix that is not after `atMs`. */
  occurredAtMs: z.instanceof(Float64Array)
})

export const trailInputSchema = z.object({ ...vehicleOfEpoch, fromMs: instantMs, toMs: instantMs })

export const historyInputSchema = z.object({
  ...vehicleOfEpoch,
  /** Included. */
  fromMs: instantMs,
  /** Not included; at most 45 days after `fromMs`, else `invalid-input`. */
  toMs: instantMs,
  /** Chosen by the page; names the request in progress events and in `positions:cancel-history`. */
  requestId: z.string().min(1).max(64)
})

export const cancelHistoryInputSchema = z.object({ requestId: z.string().min(1).max(64) })

/** Fixes of one vehicle, oldest first, no two of one time. */
export const trackSchema = z.object({
  occurredAtMs: z.instanceof(Float64Array),
  longitudeDeg: z.instanceof(Float64Array),
  latitudeDeg: z.instanceof(Float64Array),
  /** NaN when not reported. */
  speedMps: z.instanceof(Float32Array),
  /** Index into `places` for each fix; empty (as `places`) for what comes from the last 24 hours kept here. */
  place: z.instanceof(Uint32Array),
  /** "Dallas, TX, USA"; the first is empty: not known. */
  places: z.array(z.string()),
  /** Rows that were not believed or could not be read. */
  setAsideCount: z.number(),
  /** When the newest of it was fetched; null for what comes from the last 24 hours kept here. */
  fetchedAtMs: z.number().nullable()
})

export const historyProgressSchema = z.object({
  requestId: z.string(),
  received: z.number(),
  expected: z.number().nullable()
})

export const storedPositionsSchema = z.object({
  vehicleCount: z.number(),
  /** Of the cache on disk, the last 24 hours included. */
  diskBytes: z.number(),
  /** Of the last 24 hours, in memory. */
  trailBytes: z.number(),
  /** The oldest moment that can be asked for; null when there is none. */
  trailFromMs: z.number().nullable()
})

export type AsOfPositions = Readonly<z.infer<typeof asOfPositionsSchema>>
export type Track = Readonly<z.infer<typeof trackSchema>>
export type HistoryRequest = Readonly<z.infer<typeof historyInputSchema>>
export type HistoryProgress = Readonly<z.infer<typeof historyProgressSchema>>
export type StoredPositions = Readonly<z.infer<typeof storedPositionsSchema>>

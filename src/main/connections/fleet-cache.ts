import { z } from 'zod'
import { parseJson } from '../fleet/engine-status'
import type { CacheBlobs } from '../fleet/position-cache'
import {
  agreementRecordSchema,
  connectionRecordSchema,
  fleetRecordSchema,
  freshnessRecordSchema,
  tspRecordSchema
} from './fleet-records'

/** The lists of the last run, for a start without network. */
const savedSchema = z.object({
  asOfMs: z.number().nullable(),
  /** Null: not read, which is not the same as empty. */
  fleets: z.array(fleetRecordSchema).nullable(),
  agreements: z.array(agreementRecordSchema).nullable(),
  connections: z.array(connectionRecordSchema).nullable(),
  tsps: z.array(tspRecordSchema),
  /** Of positions only. */
  freshness: z.array(z.tuple([z.string(), z.object({ readAtMs: z.number(), rows: z.array(freshnessRecordSchema) })])),
  intervals: z.array(z.tuple([z.string(), z.number()]))
})

export type SavedFleets = Readonly<z.infer<typeof savedSchema>>

const blobName = 'fleets'

/** Rows made text at once: a fraction of a millisecond. */
const rowsInPiece = 500

/** Keeps the lists beside the positions, sealed with the same key. */
export interface FleetCache {
  load(): Promise<SavedFleets | null>
  /** @param turn gives each piece of the work its turn */
  save(saved: SavedFleets, turn: <T>(work: () => T) => Promise<T>): Promise<void>
}

export function createFleetCache(blobs: CacheBlobs): FleetCache {
  return {
    async load() {
      // A form that is not ours counts as nothing: an error about it would carry names and addresses into the log.
      return savedSchema.safeParse(parseJson(await blobs.get(blobName))).data ?? null
    },
    async save({ asOfMs, ...lists }, turn) {
      const parts: Buffer[] = [Buffer.from(`{"asOfMs":${JSON.stringify(asOfMs)}`)]
      for (const [name, rows] of Object.entries(lists)) {
        if (rows === null) {
          parts.push(Buffer.from(`,"${name}":null`))
          continue
        }
        parts.push(Buffer.from(`,"${name}":[`))
        for (let from = 0; from < rows.length; from += rowsInPiece) {
          const text = await turn(() => JSON.stringify(rows.slice(from, from + rowsInPiece)).slice(1, -1))
          parts.push(Buffer.from(from === 0 ? text : `,${text}`))
        }
        parts.push(Buffer.from(']'))
      }
      parts.push(Buffer.from('}'))
      await blobs.put(blobName, Buffer.concat(parts))
    }
  }
}

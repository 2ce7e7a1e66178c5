import { z } from 'zod'
import { parseJson } from '../fleet/engine-status'
import type { PositionCache } from '../fleet/position-cache'
import type { RowStore } from '../invitations/invitation-types'

const blobName = 'invitations'
const headName = 'invitations-head'

const savedSchema = z.object({ rows: z.array(z.unknown()), asOfMs: z.number().nullable() })
const headSchema = z.object({ asOfMs: z.number() })

/** Keeps the invitations that can be read without network beside the positions, sealed with the same key. */
export function createInvitationRowStore(blobs: PositionCache['blobs']): RowStore {
  const put = async (name: string, value: unknown): Promise<void> => {
    await blobs.put(name, Buffer.from(JSON.stringify(value)))
  }
  return {
    // A form that is not ours counts as nothing: an error about it would carry names and addresses into the log.
    load: async () => {
      const saved = savedSchema.safeParse(parseJson(await blobs.get(blobName))).data
      if (saved === undefined) return null
      const head = headSchema.safeParse(parseJson(await blobs.get(headName))).data
      return { rows: saved.rows, asOfMs: Math.max(saved.asOfMs ?? 0, head?.asOfMs ?? 0) || null }
    },
    save: (invitations) => put(blobName, invitations),
    saveAsOf: (asOfMs) => put(headName, { asOfMs })
  }
}

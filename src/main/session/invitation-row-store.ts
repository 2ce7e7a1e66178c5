import { z } from 'zod'
import { parseJson } from '../fleet/engine-status'
import type { PositionCache } from '../fleet/position-cache'
import type { RowStore } from '../invitations/invitation-types'

const blobName = 'invitations'

const savedSchema = z.object({ rows: z.array(z.unknown()), asOfMs: z.number().nullable() })

/** Keeps the invitations that can be read without network beside the positions, sealed with the same key. */
export function createInvitationRowStore(blobs: PositionCache['blobs']): RowStore {
  return {
    // A form that is not ours counts as nothing: an error about it would carry names and addresses into the log.
    load: async () => savedSchema.safeParse(parseJson(await blobs.get(blobName))).data ?? null,
    save: async (invitations) => {
      await blobs.put(blobName, Buffer.from(JSON.stringify(invitations)))
    }
  }
}

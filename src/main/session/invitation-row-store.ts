import { z } from 'zod'
import type { PositionCache } from '../fleet/position-cache'
import type { RowStore } from '../invitations/invitation-types'

const blobName = 'invitations'

const savedSchema = z.object({ rows: z.array(z.unknown()), asOfMs: z.number().nullable() })

/** Keeps the invitations that can be read without network beside the positions, sealed with the same key. */
export function createInvitationRowStore(blobs: PositionCache['blobs']): RowStore {
  return {
    load: async () => {
      const bytes = await blobs.get(blobName)
      return bytes === null ? null : savedSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')))
    },
    save: async (invitations) => {
      await blobs.put(blobName, Buffer.from(JSON.stringify(invitations)))
    }
  }
}

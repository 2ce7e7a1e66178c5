import { z } from 'zod'
import { failureCodes } from '@shared/ipc/result'
import { bulkCommonSchema, bulkRowInputSchema, bulkRowStatuses } from '@shared/ipc/schemas-bulk'

/** What is known of a fleet's newest invitation; enough to tell whether ours has arrived. */
export const knownInvitationSchema = z.object({
  status: z.string(),
  createdAtMs: z.number().nullable(),
  expiresAtMs: z.number().nullable()
})

/** What became of a row so far. */
export const rowStateSchema = z.object({
  status: z.enum(bulkRowStatuses),
  /** The fleet's newest invitation by the local copy, before this row was first sent. */
  before: knownInvitationSchema.nullable(),
  /** When it was first sent, by the clock of this computer; null when it never was. */
  sentAtMs: z.number().nullable(),
  failure: z.enum(failureCodes).nullable(),
  field: z.string().nullable(),
  serverMessage: z.string().nullable(),
  expiresAtMs: z.number().nullable()
})

/** The first record of a run; the others are bound to its id. */
export const headRecordSchema = z.object({
  version: z.literal(1),
  jobId: z.string(),
  name: z.string().nullable(),
  startedAtMs: z.number(),
  common: bulkCommonSchema,
  total: z.number()
})

/** The records after the first: rows as they are, changes of single rows, and the end. */
export const bulkRecordSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('rows'),
    rows: z.array(z.object({ input: bulkRowInputSchema, state: rowStateSchema }))
  }),
  z.object({ kind: z.literal('row'), index: z.number().int().min(0), state: rowStateSchema }),
  /** The person cancelled: every row that had not been sent. */
  z.object({ kind: z.literal('rest-cancelled') }),
  z.object({ kind: z.literal('ended'), isCancelled: z.boolean(), endedAtMs: z.number() })
])

export type KnownInvitation = Readonly<z.infer<typeof knownInvitationSchema>>
export type RowState = Readonly<z.infer<typeof rowStateSchema>>
export type HeadRecord = Readonly<z.infer<typeof headRecordSchema>>
export type BulkRecord = Readonly<z.infer<typeof bulkRecordSchema>>

import { z } from 'zod'
import { failureCodes } from './result'

/**
 * An invitation as the page may know it. The id and the link are bearer secrets (API.md section 10): the page gets
 * `handle`, an opaque name that main made up and that means nothing outside this run.
 */
export const invitationRowSchema = z.object({
  handle: z.string(),
  fleetRef: z.string(),
  fleetName: z.string().nullable(),
  fleetEmail: z.string().nullable(),
  /** As the server says it; unknown values are kept and shown as they are. */
  status: z.string(),
  createdAtMs: z.number().nullable(),
  expiresAtMs: z.number().nullable(),
  acceptedAtMs: z.number().nullable(),
  declinedAtMs: z.number().nullable(),
  declineReason: z.string().nullable(),
  permissions: z.record(z.string(), z.string())
})

export const invitationListSchema = z.object({
  rows: z.array(invitationRowSchema).readonly(),
  /** When the list was last read whole from the server; null when never. */
  asOfMs: z.number().nullable(),
  isRefreshing: z.boolean(),
  /** Rows of the last read that could not be understood. */
  setAsideCount: z.number(),
  lastError: z.enum(failureCodes).nullable()
})

export const createInvitationInputSchema = z.object({
  fleetRef: z.string().trim().min(1).max(255),
  fleetName: z
    .string()
    .trim()
    .max(255)
    .regex(/^[\p{L}\p{N} ]*$/u)
    .nullable(),
  fleetEmail: z.email().max(320).nullable(),
  expiresInHours: z.number().int().min(1).max(672),
  /** The person was asked and said yes to inviting from a test profile; without it such an invitation is refused. */
  isTestConfirmed: z.boolean().optional()
})

export const createInvitationOutputSchema = z.object({
  row: invitationRowSchema,
  /** 201 = `created`, 200 = `refreshed`: one with this fleet_ref was there and has been extended or re-opened (API.md section 6). */
  outcome: z.enum(['created', 'refreshed']),
  /** False when the system clipboard refused; the link can still be copied from the table. */
  isLinkCopied: z.boolean()
})

export const invitationHandleInputSchema = z.object({ handle: z.string().min(1).max(200) })

export type InvitationRow = Readonly<z.infer<typeof invitationRowSchema>>
export type InvitationList = Readonly<z.infer<typeof invitationListSchema>>
export type CreateInvitationInput = Readonly<z.infer<typeof createInvitationInputSchema>>
export type CreateInvitationOutput = Readonly<z.infer<typeof createInvitationOutputSchema>>

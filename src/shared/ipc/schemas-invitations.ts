import { z } from 'zod'
import { leastPermissions } from '../domain/invitation'
import { shareLevels, sharedResources } from '../domain/shared-resources'
import { failureCodes } from './result'

/** The ways in which a link can go out. */
export const chaseWays = ['copy', 'message', 'mail', 'browser', 'qr', 'reveal'] as const

/**
 * An invitation as the page may know it. The id and the link are bearer secrets (API.md section 10): the page gets
 * `handle`, an opaque name that main made up and that means nothing outside this run.
 */
export const invitationRowSchema = z.object({
  handle: z.string(),
  fleetRef: z.string(),
  fleetName: z.string().nullable(),
  fleetEmail: z.string().nullable(),
  fleetPhone: z.string().nullable(),
  /** As the server says it; unknown values are kept and shown as they are. */
  status: z.string(),
  createdAtMs: z.number().nullable(),
  expiresAtMs: z.number().nullable(),
  acceptedAtMs: z.number().nullable(),
  declinedAtMs: z.number().nullable(),
  declineReason: z.string().nullable(),
  permissions: z.record(z.string(), z.string()),
  /** The only providers that the fleet is offered, as the server names them; empty for all. */
  limitTsps: z.array(z.string()).readonly(),
  /** When its link last went out from this app, and how; null when it never did. */
  chased: z.object({ atMs: z.number(), via: z.enum(chaseWays) }).nullable()
})

const listFactsSchema = z.object({
  /** When the list was last read whole from the server; null when never. */
  asOfMs: z.number().nullable(),
  isRefreshing: z.boolean(),
  /** Rows of the last read that could not be understood. */
  setAsideCount: z.number(),
  lastError: z.enum(failureCodes).nullable()
})

export const invitationListSchema = listFactsSchema.extend({
  /** Of the last `invitations:changed` that is in it. */
  sequence: z.number(),
  rows: z.array(invitationRowSchema).readonly()
})

/** What is different since the event before. Thousands of rows do not cross to the page at each poll. */
export const invitationsChangedSchema = listFactsSchema.extend({
  /** One more than that of the event before. 0: another profile is open, or none; then, and after a gap, ask `invitations:get`. */
  sequence: z.number(),
  changed: z.array(invitationRowSchema).readonly(),
  removedHandles: z.array(z.string()).readonly()
})

const optionalText = (longest: number) => z.string().trim().max(longest).nullable().default(null)

/** `InvitationCreate`: at most 2083 characters. */
const optionalUrl = (protocol: RegExp) => z.url({ protocol }).max(2083).nullable().default(null)

/** Every field of `InvitationCreate` that is not deprecated. What is left out is null, or the least. */
export const createInvitationInputSchema = z
  .object({
    fleetRef: z.string().trim().min(1).max(255),
    fleetName: z
      .string()
      .trim()
      .max(255)
      .regex(/^[\p{L}\p{N} ]*$/u)
      .nullable(),
    fleetEmail: z.email().max(320).nullable(),
    fleetPhone: optionalText(60),
    fleetWebsite: optionalUrl(/^https?$/),
    /** ISO 3166-1 alpha-3. */
    fleetCountryCode: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .nullable()
      .default(null),
    fleetRegulatoryId: optionalText(255),
    /** Such as `DOT`; needed with the id. */
    fleetRegulatoryIdType: optionalText(60),
    /** Slugs of the only providers to offer; empty for all. */
    limitTsps: z.array(z.string().min(1).max(200)).max(200).readonly().default([]),
    /** Never left out on the way to the server, which would then choose (API.md section 6). */
    permissions: z
      .partialRecord(z.enum(sharedResources), z.enum(shareLevels))
      .refine((permissions) => Object.keys(permissions).length > 0)
      .default({ ...leastPermissions }),
    successRedirectUrl: optionalUrl(/^https?$/),
    failureRedirectUrl: optionalUrl(/^https?$/),
    callbackUrl: optionalUrl(/^https$/),
    expiresInHours: z.number().int().min(1).max(672),
    /** The person was asked and said yes to inviting from a test profile; without it such an invitation is refused. */
    isTestConfirmed: z.boolean().optional()
  })
  .refine(({ fleetRegulatoryId, fleetRegulatoryIdType }) => !fleetRegulatoryId || Boolean(fleetRegulatoryIdType), {
    path: ['fleetRegulatoryIdType']
  })

export const createInvitationOutputSchema = z.object({
  row: invitationRowSchema,
  /** 201 = `created`, 200 = `refreshed`: one with this fleet_ref was there and has been extended or re-opened (API.md section 6). */
  outcome: z.enum(['created', 'refreshed']),
  /** False when the system clipboard refused; the link can still be copied from the table. */
  isLinkCopied: z.boolean()
})

const handleSchema = z.string().min(1).max(200)

export const invitationHandleInputSchema = z.object({ handle: handleSchema })

/** More than any table here holds; a limit only against nonsense. */
const handlesSchema = z.array(handleSchema).min(1).max(200_000).readonly()

export const invitationHandlesInputSchema = z.object({ handles: handlesSchema })

const messageParts = {
  handle: handleSchema,
  subject: z.string().trim().max(300),
  /** Main puts the link where `{link}` stands; without that the message would be sent in vain. */
  body: z
    .string()
    .max(10_000)
    .refine((body) => body.includes('{link}'))
}

export const copyMessageInputSchema = z.object(messageParts)

/** `to` null: the mail client asks. */
export const openMailInputSchema = z.object({ ...messageParts, to: z.email().max(320).nullable() })

/** The one exception of DESIGN.md, invariant 1: the link itself, after the person pressed "Reveal". */
export const revealedLinkSchema = z.object({ link: z.string() })

export const invitationQrSchema = z.object({ png: z.instanceof(Uint8Array) })

export const revokeManyOutputSchema = z.object({
  /** In the order that was asked for; null where it went well. */
  outcomes: z.array(z.object({ handle: z.string(), failure: z.enum(failureCodes).nullable() })).readonly()
})

export const extendInvitationInputSchema = z.object({
  handle: handleSchema,
  expiresInHours: z.number().int().min(1).max(672),
  isTestConfirmed: z.boolean().optional(),
  /** False leaves the clipboard as it is: of several, one link only could be there, and all would count as sent. */
  isLinkCopied: z.boolean().optional()
})

export const exportInvitationsInputSchema = z.object({
  /** In the order of the file. */
  handles: handlesSchema,
  /** The person ticked that the file shall hold the links, which let whoever reads them connect to the fleet. */
  includesLinks: z.boolean()
})

export type ChaseWay = (typeof chaseWays)[number]
export type InvitationRow = Readonly<z.infer<typeof invitationRowSchema>>
export type InvitationList = Readonly<z.infer<typeof invitationListSchema>>
export type InvitationsChanged = Readonly<z.infer<typeof invitationsChangedSchema>>
/** As the page sends it. */
export type CreateInvitationInput = Readonly<z.input<typeof createInvitationInputSchema>>
/** As main gets it, with nothing left out. */
export type InvitationOrder = Readonly<z.output<typeof createInvitationInputSchema>>
export type CreateInvitationOutput = Readonly<z.infer<typeof createInvitationOutputSchema>>
export type CopyMessageInput = Readonly<z.infer<typeof copyMessageInputSchema>>
export type OpenMailInput = Readonly<z.infer<typeof openMailInputSchema>>
export type RevokeManyOutput = Readonly<z.infer<typeof revokeManyOutputSchema>>

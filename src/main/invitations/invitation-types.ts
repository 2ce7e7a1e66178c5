import { z } from 'zod'
import type { Result } from '@shared/ipc/result'
import { invitationRowSchema, type InvitationRow } from '@shared/ipc/schemas-invitations'
import type { NewInvitation } from '../catena/orgs'
import type { Invitation } from '../catena/schemas/orgs-rows'
import type { Secret } from '../catena/secret'

/** An invitation as the Catena client reads it. Id and link are bearer secrets (API.md section 10). */
export type ListedInvitation = Pick<
  Invitation,
  | 'id'
  | 'magicLink'
  | 'status'
  | 'fleetRef'
  | 'fleetName'
  | 'fleetEmail'
  | 'fleetPhone'
  | 'asked'
  | 'limitTsps'
  | 'createdAtMs'
  | 'expiresAtMs'
  | 'acceptedAtMs'
  | 'declinedAtMs'
  | 'declineReason'
  | 'permissions'
>

/** The part of the Catena client that this service uses. */
export interface InvitationClient {
  /** Every page, or a failure: never half a list. */
  listInvitations(
    signal?: AbortSignal
  ): Promise<Result<{ readonly rows: readonly ListedInvitation[]; readonly setAside: readonly unknown[] }>>
  createInvitation(
    invitation: NewInvitation,
    signal?: AbortSignal
  ): Promise<Result<{ readonly invitation: ListedInvitation; readonly isNew: boolean }>>
  deleteInvitation(id: Secret, signal?: AbortSignal): Promise<Result<unknown>>
}

const askedText = z.string().nullable()

/** What was sent and the page's rows do not say, so that sending again drops nothing. */
export const askedSchema = z.object({
  fleetWebsite: askedText,
  fleetCountryCode: askedText,
  fleetRegulatoryId: askedText,
  fleetRegulatoryIdType: askedText,
  successRedirectUrl: askedText,
  failureRedirectUrl: askedText,
  callbackUrl: askedText
})

/** What of an invitation may be kept on disk, sealed: no id, no link, and no handle, which means nothing after this run. */
export const storedInvitationSchema = invitationRowSchema.omit({ handle: true }).extend({
  // The defaults stand for what an earlier version did not keep.
  fleetPhone: invitationRowSchema.shape.fleetPhone.default(null),
  limitTsps: invitationRowSchema.shape.limitTsps.default([]),
  chased: invitationRowSchema.shape.chased.default(null),
  asked: askedSchema.nullable().default(null),
  /** Where it stood when the journal last looked; null before that. */
  noticed: z.enum(['active', 'accepted', 'declined', 'expired', 'deleted', 'unknown']).nullable().default(null),
  /** The expiry of which the person was told that it is near. */
  warnedOfMs: z.number().nullable().default(null)
})

export type AskedFields = Readonly<z.infer<typeof askedSchema>>
export type StoredInvitation = Readonly<z.infer<typeof storedInvitationSchema>>

/** An invitation in this run. */
export interface Entry {
  /** What the page calls it; stable while the app runs. */
  readonly handle: string
  /** Null for a row from the last run that the server has not confirmed yet. */
  readonly id: Secret | null
  readonly link: Secret | null
  readonly row: StoredInvitation
  /** The same as the page sees it. */
  readonly shown: InvitationRow
  /** What the server said last, to see at once that it says the same again; null where it said nothing yet. */
  readonly listed: ListedInvitation | null
}

/** An invitation that is another than before; null where it was, or is, not there. */
export interface BookChange {
  readonly before: Entry | null
  readonly after: Entry | null
}

/** What is kept for a start without network. Names and e-mail addresses are personal data: the store behind this must seal them. */
export interface StoredInvitations {
  readonly rows: readonly StoredInvitation[]
  /** When the list was last read whole, epoch milliseconds; null when never. */
  readonly asOfMs: number | null
}

/** Where invitations survive a restart. All methods may reject; the service logs that and goes on. */
export interface RowStore {
  /** What was saved; null when nothing was. Content is checked again by the service. */
  load(): Promise<{ readonly rows: readonly unknown[]; readonly asOfMs: number | null } | null>
  save(invitations: StoredInvitations): Promise<void>
  /** The list was read again and is the same. */
  saveAsOf(asOfMs: number): Promise<void>
}

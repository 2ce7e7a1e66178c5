import type { z } from 'zod'
import type { Result } from '@shared/ipc/result'
import { invitationRowSchema } from '@shared/ipc/schemas-invitations'
import type { Secret } from '../catena/secret'

/** An invitation as the Catena client reads it. Id and link are bearer secrets (API.md section 10). */
export interface ListedInvitation {
  readonly id: Secret
  readonly magicLink: Secret | null
  readonly status: string
  readonly fleetRef: string | null
  readonly fleetName: string | null
  readonly fleetEmail: string | null
  readonly fleetPhone: string | null
  readonly limitTsps: readonly string[]
  readonly createdAtMs: number | null
  readonly expiresAtMs: number | null
  readonly acceptedAtMs: number | null
  readonly declinedAtMs: number | null
  readonly declineReason: string | null
  readonly permissions: Readonly<Record<string, string>>
}

/** The part of the Catena client that this service uses. */
export interface InvitationClient {
  /** Every page, or a failure: never half a list. */
  listInvitations(
    signal?: AbortSignal
  ): Promise<Result<{ readonly rows: readonly ListedInvitation[]; readonly setAside: readonly unknown[] }>>
  createInvitation(
    invitation: {
      readonly fleetRef: string
      readonly fleetName?: string
      readonly fleetEmail?: string
      readonly permissions: Readonly<Record<string, 'read' | 'read_write'>>
      readonly expiresInHours: number
    },
    signal?: AbortSignal
  ): Promise<Result<{ readonly invitation: ListedInvitation; readonly isNew: boolean }>>
  deleteInvitation(id: Secret, signal?: AbortSignal): Promise<Result<unknown>>
}

/** What of an invitation may be kept on disk: what the page may know, without the handle, which means nothing after this run. */
export const storedInvitationSchema = invitationRowSchema.omit({ handle: true }).extend({
  // What an earlier version did not keep.
  fleetPhone: invitationRowSchema.shape.fleetPhone.default(null),
  limitTsps: invitationRowSchema.shape.limitTsps.default([]),
  chased: invitationRowSchema.shape.chased.default(null)
})

export type StoredInvitation = Readonly<z.infer<typeof storedInvitationSchema>>

/** An invitation in this run. */
export interface Entry {
  /** What the page calls it; stable while the app runs. */
  readonly handle: string
  /** Null for a row from the last run that the server has not confirmed yet. */
  readonly id: Secret | null
  readonly link: Secret | null
  readonly row: StoredInvitation
}

/** What is kept for a start without network. Names and e-mail addresses are personal data: the store behind this must seal them. */
export interface StoredInvitations {
  readonly rows: readonly StoredInvitation[]
  /** When the list was last read whole, epoch milliseconds; null when never. */
  readonly asOfMs: number | null
}

/** Where invitations survive a restart. Both methods may reject; the service logs that and goes on. */
export interface RowStore {
  /** What was saved; null when nothing was. Content is checked again by the service. */
  load(): Promise<{ readonly rows: readonly unknown[]; readonly asOfMs: number | null } | null>
  save(invitations: StoredInvitations): Promise<void>
}

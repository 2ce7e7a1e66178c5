import { leastPermissions } from '@shared/domain/invitation'
import type { InvitationOrder } from '@shared/ipc/schemas-invitations'

/** The least that can be sent, with the fields that a test cares about. */
export function invitationOrder(fields: Partial<InvitationOrder> = {}): InvitationOrder {
  return {
    fleetRef: 'NEW-1',
    fleetName: null,
    fleetEmail: null,
    fleetPhone: null,
    fleetWebsite: null,
    fleetCountryCode: null,
    fleetRegulatoryId: null,
    fleetRegulatoryIdType: null,
    limitTsps: [],
    permissions: leastPermissions,
    successRedirectUrl: null,
    failureRedirectUrl: null,
    callbackUrl: null,
    expiresInHours: 24,
    ...fields
  }
}

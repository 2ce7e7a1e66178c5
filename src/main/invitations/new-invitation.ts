import { isFleetNameAcceptable, leastPermissions } from '@shared/domain/invitation'
import type { InvitationOrder } from '@shared/ipc/schemas-invitations'
import type { NewInvitation } from '../catena/orgs'
import { nothingAsked } from './invitation-entry'
import type { AskedFields, StoredInvitation } from './invitation-types'

const optionalTexts = [
  'fleetName',
  'fleetEmail',
  'fleetPhone',
  'fleetWebsite',
  'fleetCountryCode',
  'fleetRegulatoryId',
  'fleetRegulatoryIdType',
  'successRedirectUrl',
  'failureRedirectUrl',
  'callbackUrl'
] as const

type Order = Omit<InvitationOrder, 'isTestConfirmed' | 'permissions'> & {
  readonly permissions: NewInvitation['permissions']
}

/** What is sent for an order: fields that say nothing are left out, so that nothing on the server is emptied by them. */
export function newInvitationOf(order: Order): NewInvitation {
  const given = optionalTexts.flatMap((field) => {
    const text = order[field]
    return text === null || text === '' ? [] : [[field, text] as const]
  })
  const { fleetRef, permissions, expiresInHours, limitTsps } = order
  return {
    fleetRef,
    ...Object.fromEntries(given),
    ...(limitTsps.length > 0 && { limitTsps }),
    permissions,
    expiresInHours
  }
}

/** The part of an order that rows do not show. */
export function askedByOrder(order: InvitationOrder): AskedFields | null {
  const { fleetWebsite, fleetCountryCode, fleetRegulatoryId, fleetRegulatoryIdType } = order
  const { successRedirectUrl, failureRedirectUrl, callbackUrl } = order
  const asked = {
    fleetWebsite,
    fleetCountryCode,
    fleetRegulatoryId,
    fleetRegulatoryIdType,
    successRedirectUrl,
    failureRedirectUrl,
    callbackUrl
  }
  return Object.values(asked).every((text) => text === null || text === '') ? null : asked
}

/**
 * What is sent to extend, re-open or renew an invitation: everything that it was sent with. Whether the server applies changed fields is not documented
 * (API.md section 6), so nothing may be left out that was there.
 */
export function repeatOf(row: StoredInvitation, expiresInHours: number): NewInvitation {
  const permissions = Object.fromEntries(
    Object.entries(row.permissions).filter(
      (entry): entry is [string, 'read' | 'read_write'] => entry[1] === 'read' || entry[1] === 'read_write'
    )
  )
  const asked = row.asked ?? nothingAsked
  return newInvitationOf({
    fleetRef: row.fleetRef,
    // The fleet may have given itself a name that an invitation cannot have.
    fleetName: row.fleetName !== null && isFleetNameAcceptable(row.fleetName) ? row.fleetName : null,
    fleetEmail: row.fleetEmail,
    fleetPhone: row.fleetPhone,
    ...asked,
    fleetRegulatoryId: asked.fleetRegulatoryIdType === null ? null : asked.fleetRegulatoryId,
    limitTsps: row.limitTsps,
    // Never none: the server would then ask for everything.
    permissions: Object.keys(permissions).length === 0 ? leastPermissions : permissions,
    expiresInHours
  })
}

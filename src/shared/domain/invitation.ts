/** Where an invitation stands, as the person should read it. `unknown` is a status that this version has not heard of. */
export type InvitationStanding = 'active' | 'accepted' | 'declined' | 'expired' | 'deleted' | 'unknown'

/**
 * Judges by `status` first. An `active` one past its expiry is expired for the person even when the server has not said so yet;
 * an accepted one keeps an expiry in the past and is still accepted (API.md section 6).
 *
 * @param status as the server says it
 * @param expiresAtMs epoch milliseconds, or null when not said
 * @param nowMs the present
 */
export function invitationStanding(status: string, expiresAtMs: number | null, nowMs: number): InvitationStanding {
  switch (status) {
    case 'active':
      return expiresAtMs !== null && expiresAtMs <= nowMs ? 'expired' : 'active'
    case 'accepted':
    case 'declined':
    case 'expired':
    case 'deleted':
      return status
    default:
      return 'unknown'
  }
}

/** Copy is offered while the link does something: before acceptance, and after it, where it repairs a stale connection (API.md section 6). */
export function canCopyLink(standing: InvitationStanding): boolean {
  return standing === 'active' || standing === 'accepted' || standing === 'unknown'
}

/** The API deletes an invitation only before acceptance; one that is already over has nothing left to revoke. */
export function canRevoke(standing: InvitationStanding): boolean {
  return standing === 'active'
}

/**
 * A fleet name the API accepts: letters, digits and single spaces (`InvitationCreate.fleet_name`). "J&K Haulage, Inc." becomes
 * "JK Haulage Inc".
 */
export function cleanFleetName(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[-_/.,;:]+(?=\S)/gu, ' ')
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .replace(/ +/g, ' ')
    .trim()
}

/** True when the API would take the name as it is. */
export function isFleetNameAcceptable(name: string): boolean {
  return /^[\p{L}\p{N} ]*$/u.test(name.trim())
}

/** True for what looks like an e-mail address. Main judges by the contract's own rule; this one is for while typing. */
export function isEmailAcceptable(text: string): boolean {
  return text.length <= 320 && /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/u.test(text)
}

/** Bounds and default of `expires_in_hours` (InvitationCreate). */
export const expiryHours = { least: 1, most: 672, usual: 24 } as const

/** The least that shows a vehicle on the map; sent explicitly, because leaving it out asks for everything (API.md section 6). */
export const leastPermissions = { vehicle: 'read', vehicle_location: 'read' } as const

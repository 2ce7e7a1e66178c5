import type { Partner } from '../world/partner'
import type { Invitation } from './invitation-book'

const hourMs = 3_600_000

/**
 * `InvitationRead`.
 *
 * @param origin where this server is reached; the link is built from it, so that it always leads back here
 * @param partner who invites
 */
export function invitationRow(
  invitation: Invitation,
  origin: string,
  partner: Partner
): Readonly<Record<string, unknown>> {
  const { input } = invitation
  return {
    id: invitation.id,
    created_at: iso(invitation.createdAtMs),
    magic_link: magicLink(invitation.id, origin),
    expires_at: iso(invitation.expiresAtMs),
    expires_in_hours: Math.max(1, Math.round((invitation.expiresAtMs - invitation.createdAtMs) / hourMs)),
    status: invitation.status,
    fleet_name: input.fleet_name,
    accepted_at: isoOrNull(invitation.acceptedAtMs),
    pre_registration_access_token: invitation.preRegistration?.access ?? null,
    pre_registration_refresh_token: invitation.preRegistration?.refresh ?? null,
    callback_url: input.callback_url,
    success_redirect_url: input.success_redirect_url,
    failure_redirect_url: input.failure_redirect_url,
    limit_tsps: input.limit_tsps,
    fleet_id: invitation.fleetId,
    partner_slug: partner.slug,
    partner_id: partner.id,
    decline_reason: invitation.declineReason,
    declined_at: isoOrNull(invitation.declinedAtMs),
    fleet_ref: input.fleet_ref,
    permissions: input.permissions,
    fleet_email: input.fleet_email,
    fleet_regulatory_id: input.fleet_regulatory_id,
    fleet_regulatory_id_type: input.fleet_regulatory_id_type,
    fleet_phone: input.fleet_phone,
    fleet_website: input.fleet_website,
    fleet_country_code: input.fleet_country_code,
    partner_provided_fleet_name: input.fleet_name,
    partner_provided_fleet_email: input.fleet_email,
    partner_provided_fleet_regulatory_id: input.fleet_regulatory_id,
    partner_provided_fleet_regulatory_id_type: input.fleet_regulatory_id_type,
    partner_provided_fleet_phone: input.fleet_phone,
    partner_provided_fleet_website: input.fleet_website,
    partner_provided_fleet_country_code: input.fleet_country_code
  }
}

/** The address of the page that plays the fleet's side. */
export function magicLink(id: string, origin: string): string {
  return `${origin}/connect?invite=${id}`
}

function iso(atMs: number): string {
  return new Date(atMs).toISOString()
}

function isoOrNull(atMs: number | null): string | null {
  return atMs === null ? null : iso(atMs)
}

import { z } from 'zod'
import {
  optionalFlag,
  optionalInstantMs,
  optionalNumber,
  optionalSecret,
  optionalText,
  requiredSecret,
  requiredText,
  shareLevels,
  textList
} from './fields'

/*
 * Threat: invitations carry real tokens (`pre_registration_*`), and an invitation's id or link alone opens it (API.md section 10).
 * Each schema names what it keeps; everything else, present or future, is dropped here and reaches nothing further in.
 */

/** `InvitationRead`. The id and the link come out as secrets; pre-registration tokens do not come out. */
export const invitationRow = z
  .object({
    id: requiredSecret,
    magic_link: optionalSecret,
    status: requiredText,
    fleet_ref: optionalText,
    fleet_id: optionalText,
    fleet_name: optionalText,
    fleet_email: optionalText,
    fleet_phone: optionalText,
    fleet_website: optionalText,
    fleet_country_code: optionalText,
    fleet_regulatory_id: optionalText,
    fleet_regulatory_id_type: optionalText,
    success_redirect_url: optionalText,
    failure_redirect_url: optionalText,
    callback_url: optionalText,
    created_at: optionalInstantMs,
    expires_at: optionalInstantMs,
    expires_in_hours: optionalNumber,
    accepted_at: optionalInstantMs,
    declined_at: optionalInstantMs,
    decline_reason: optionalText,
    limit_tsps: textList,
    permissions: shareLevels
  })
  .transform((row) => ({
    id: row.id,
    magicLink: row.magic_link,
    /** `active`, `accepted`, `declined`, `expired`, `deleted`, or something newer. */
    status: row.status,
    fleetRef: row.fleet_ref,
    fleetId: row.fleet_id,
    fleetName: row.fleet_name,
    fleetEmail: row.fleet_email,
    fleetPhone: row.fleet_phone,
    /** What else was asked for when it was sent: to send it again without loss, and for nothing else. Such an address may hold a token of ours. */
    asked: {
      fleetWebsite: row.fleet_website,
      fleetCountryCode: row.fleet_country_code,
      fleetRegulatoryId: row.fleet_regulatory_id,
      fleetRegulatoryIdType: row.fleet_regulatory_id_type,
      successRedirectUrl: row.success_redirect_url,
      failureRedirectUrl: row.failure_redirect_url,
      callbackUrl: row.callback_url
    },
    createdAtMs: row.created_at,
    expiresAtMs: row.expires_at,
    expiresInHours: row.expires_in_hours,
    acceptedAtMs: row.accepted_at,
    declinedAtMs: row.declined_at,
    declineReason: row.decline_reason,
    limitTsps: row.limit_tsps,
    permissions: row.permissions
  }))

/** A fleet name that the service made up: it is the invitation's id with a word before it (API.md section 6). */
const generatedName = /^fleet\s+[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i

/**
 * `FleetRead`, without `invitation_id`.
 *
 * Threat: for a fleet without a name the service writes that id into `name` and into an invented website, so both are cleaned:
 * such a name becomes null, and such addresses are dropped.
 */
export const fleetRow = z
  .object({
    id: requiredText,
    invitation_id: optionalText,
    name: optionalText,
    display_name: optionalText,
    legal_name: optionalText,
    dba_name: optionalText,
    description: optionalText,
    fleet_ref: optionalText,
    websites: textList,
    regulatory_id: optionalText,
    regulatory_id_type: optionalText,
    registered_email: optionalText,
    registered_phone: optionalText,
    city: optionalText,
    province: optionalText,
    country_code: optionalText,
    created_at: optionalInstantMs,
    updated_at: optionalInstantMs
  })
  .transform((row) => {
    const clean = (text: string | null): string | null =>
      text === null || givesAway(text, row.invitation_id) ? null : text
    return {
      id: row.id,
      name: clean(row.name),
      displayName: clean(row.display_name),
      legalName: clean(row.legal_name),
      dbaName: clean(row.dba_name),
      description: clean(row.description),
      fleetRef: clean(row.fleet_ref),
      websites: row.websites.filter((address) => clean(address) !== null && !address.includes('//unknown-fleet-')),
      regulatoryId: row.regulatory_id,
      regulatoryIdType: row.regulatory_id_type,
      registeredEmail: clean(row.registered_email),
      registeredPhone: row.registered_phone,
      city: row.city,
      province: row.province,
      countryCode: row.country_code,
      createdAtMs: row.created_at,
      updatedAtMs: row.updated_at
    }
  })

function givesAway(text: string, invitationId: string | null): boolean {
  if (generatedName.test(text)) return true
  return invitationId !== null && text.toLowerCase().includes(invitationId.toLowerCase())
}

/** `PartnerRead`: the caller's own organisation, by what was seen live. */
export const partnerRow = z
  .object({ id: requiredText, name: optionalText, slug: optionalText, is_sandbox: optionalFlag })
  .transform((row) => ({ id: row.id, name: row.name, slug: row.slug, isSandbox: row.is_sandbox }))

/** `TspRead`: a telematics service provider (brand `slug` and `name`; several brands may share a `sourceName`). */
export const tspRow = z
  .object({
    id: requiredText,
    slug: requiredText,
    name: optionalText,
    source_name: optionalText,
    status: optionalText,
    conn_type: optionalText,
    is_sandbox: optionalFlag,
    logo_url: optionalText,
    logo_dark_url: optionalText
  })
  .transform((row) => ({
    id: row.id,
    slug: row.slug,
    name: row.name,
    sourceName: row.source_name,
    status: row.status,
    connectionType: row.conn_type,
    isSandbox: row.is_sandbox,
    logoUrl: row.logo_url,
    logoDarkUrl: row.logo_dark_url
  }))

/** `ShareAgreementRead`: what a fleet shares with us, and until when. */
export const shareAgreementRow = z
  .object({
    id: requiredText,
    fleet_id: optionalText,
    fleet_ref: optionalText,
    partner_id: optionalText,
    status: requiredText,
    effective_date: optionalInstantMs,
    expiration_date: optionalInstantMs,
    scopes: shareLevels
  })
  .transform((row) => ({
    id: row.id,
    fleetId: row.fleet_id,
    fleetRef: row.fleet_ref,
    partnerId: row.partner_id,
    /** `active`, `paused`, `cancelled`, `deleted`, `expired`, or something newer. */
    status: row.status,
    effectiveAtMs: row.effective_date,
    expiresAtMs: row.expiration_date,
    scopes: row.scopes
  }))

export type Invitation = z.output<typeof invitationRow>
export type Fleet = z.output<typeof fleetRow>
export type Partner = z.output<typeof partnerRow>
export type Tsp = z.output<typeof tspRow>
export type ShareAgreement = z.output<typeof shareAgreementRow>

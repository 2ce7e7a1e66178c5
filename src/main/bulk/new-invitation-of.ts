import { bulkFields, type BulkField, type BulkTexts } from '@shared/domain/bulk-row'
import { problemOf } from '@shared/domain/bulk-rules'
import { fail, ok, type Result } from '@shared/ipc/result'
import type { BulkCommon, BulkRowInput } from '@shared/ipc/schemas-bulk'
import type { NewInvitation } from '../catena/orgs'

/** What the contract calls the fields. */
const contractNames: Readonly<Record<BulkField, string>> = {
  fleetRef: 'fleet_ref',
  fleetName: 'fleet_name',
  fleetEmail: 'fleet_email',
  fleetPhone: 'fleet_phone',
  fleetWebsite: 'fleet_website',
  fleetCountryCode: 'fleet_country_code',
  fleetRegulatoryId: 'fleet_regulatory_id',
  fleetRegulatoryIdType: 'fleet_regulatory_id_type'
}

/**
 * What is sent for a row, judged by the rules that the person's dry run used: a page that is no longer ours could have skipped it.
 *
 * @returns fails with `invalid-input` and the field
 */
export function newInvitationOf(row: BulkRowInput, common: BulkCommon): Result<NewInvitation> {
  const texts = Object.fromEntries(bulkFields.map((field) => [field, row[field] ?? ''])) as BulkTexts
  const wrong = bulkFields.find((field) => problemOf(field, texts) !== null)
  if (wrong !== undefined) return fail('invalid-input', { field: contractNames[wrong] })
  const { fleetRef, ...optional } = texts
  const given = Object.fromEntries(Object.entries(optional).filter(([, text]) => text !== ''))
  const { limitTsps, permissions, expiresInHours, ...addresses } = common
  const givenAddresses = Object.fromEntries(Object.entries(addresses).filter(([, url]) => url !== null))
  const providers = limitTsps.length > 0 ? { limitTsps } : {}
  return ok({ fleetRef, ...given, ...givenAddresses, ...providers, permissions, expiresInHours })
}

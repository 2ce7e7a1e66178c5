/** What one run may hold. A table with more is cut into several by the person, who is told. */
export const mostBulkRows = 10_000

/** Tables whose columns are remembered. */
export const mostRememberedColumns = 20

/** What sending a row does, as the local copy of the invitations knows it (API.md section 6); the kinds of `preflightOf`. */
export const bulkExpectations = ['new', 'extends', 're-opens', 'renews', 'after-expiry', 'after-revoke'] as const

export type BulkExpectation = (typeof bulkExpectations)[number]

/** What a column of a table can mean, by the fields of an invitation. */
export const bulkFields = [
  'fleetRef',
  'fleetName',
  'fleetEmail',
  'fleetPhone',
  'fleetWebsite',
  'fleetCountryCode',
  'fleetRegulatoryId',
  'fleetRegulatoryIdType'
] as const

export type BulkField = (typeof bulkFields)[number]

/** The texts of one row, by what they mean; empty where the table says nothing. */
export type BulkTexts = Readonly<Record<BulkField, string>>

/**
 * Verdicts whose rows are sent unless the person says otherwise. Touching a link that a fleet holds already, asking one again that said no, and
 * making new tokens for a connected one are never done unseen (API.md section 6).
 */
export const usuallySent: readonly BulkExpectation[] = ['new', 'after-expiry', 'after-revoke']

import type { BulkRow } from '@shared/ipc/schemas-bulk'
import { csvText, type CsvCell } from '../app/csv'
import type { Secret } from '../catena/secret'

const header = ['row', 'fleet_ref', 'fleet_name', 'result', 'problem', 'field', 'server_message', 'expires_at']

/**
 * What became of each row, for a spreadsheet program.
 *
 * @param linkOf gives the fleet's link; null where the person did not tick that the file shall hold them
 */
export function resultCsv(rows: readonly BulkRow[], linkOf: ((fleetRef: string) => Secret | null) | null): string {
  const cells = (row: BulkRow): readonly CsvCell[] => [
    row.line,
    row.fleetRef,
    row.fleetName ?? '',
    row.status,
    row.failure ?? '',
    row.field ?? '',
    row.serverMessage ?? '',
    row.expiresAtMs === null ? '' : new Date(row.expiresAtMs).toISOString()
  ]
  if (linkOf === null) return csvText(header, rows.map(cells))
  const isThere: ReadonlySet<string> = new Set(['created', 'refreshed', 'found'])
  const link = (row: BulkRow): string => (isThere.has(row.status) ? (linkOf(row.fleetRef)?.reveal() ?? '') : '')
  return csvText(
    [...header, 'link'],
    rows.map((row) => [...cells(row), link(row)])
  )
}

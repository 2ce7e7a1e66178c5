import { useMemo } from 'react'
import { checkRows, type CheckedRow } from '@shared/domain/bulk-check'
import { createCountryReader } from '@shared/domain/bulk-countries'
import { mappedRows, type BulkMapping } from '@shared/domain/bulk-mapping'
import type { BulkTexts } from '@shared/domain/bulk-row'
import type { ParsedTable } from '@shared/domain/bulk-table'
import { preflightOf } from '@shared/domain/preflight'
import type { InvitationRow } from '@shared/ipc/schemas-invitations'
import { useInvitations, useNow } from '@renderer/state/stores'

/** Every row of the table, judged by the local copy of the invitations as it is now. */
export function useCheckedRows(
  table: ParsedTable,
  mapping: BulkMapping,
  edits: ReadonlyMap<number, Partial<BulkTexts>>
): readonly CheckedRow[] {
  const invitations = useInvitations((list) => list.rows)
  const nowMs = useNow()
  const countryCodeOf = useMemo(() => createCountryReader(), [])
  const byRef = useMemo(() => groupedByRef(invitations), [invitations])
  const rows = useMemo(() => mappedRows(table, mapping), [table, mapping])
  return useMemo(() => {
    const edited = rows.map((row) => {
      const edit = edits.get(row.line)
      return edit === undefined ? row : { ...row, texts: { ...row.texts, ...edit } }
    })
    const expect = (fleetRef: string) => preflightOf(byRef.get(fleetRef) ?? [], fleetRef, nowMs).kind
    return checkRows(edited, { expect, countryCodeOf })
  }, [rows, edits, byRef, nowMs, countryCodeOf])
}

/** The rules of the preflight look at every row they are given: thousands of rows times thousands of invitations would stutter. */
function groupedByRef(rows: readonly InvitationRow[]): ReadonlyMap<string, readonly InvitationRow[]> {
  const groups = new Map<string, InvitationRow[]>()
  for (const row of rows) {
    const group = groups.get(row.fleetRef)
    if (group === undefined) groups.set(row.fleetRef, [row])
    else group.push(row)
  }
  return groups
}

import type { InvitationRow } from '@shared/ipc/schemas-invitations'

/** What is different since the page was told last. */
export interface RowDelta {
  readonly changed: readonly InvitationRow[]
  readonly removedHandles: readonly string[]
}

/** Remembers what the page was told. */
export function createInvitationDeltas(): { readonly next: (rows: readonly InvitationRow[]) => RowDelta } {
  let told: ReadonlyMap<string, InvitationRow> = new Map()
  return {
    next(rows) {
      const before = told
      told = new Map(rows.map((row) => [row.handle, row]))
      return {
        changed: rows.filter((row) => !isSame(row, before.get(row.handle))),
        removedHandles: [...before.keys()].filter((handle) => !told.has(handle))
      }
    }
  }
}

function isSame(a: InvitationRow, b: InvitationRow | undefined): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

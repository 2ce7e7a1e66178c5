import { useRef, useState } from 'react'
import type { FailureCode } from '@shared/ipc/result'
import type { InvitationRow } from '@shared/ipc/schemas-invitations'

/** What became of one row of several. */
export interface RowOutcome {
  readonly row: InvitationRow
  /** Null when it was done. */
  readonly failure: FailureCode | null
}

export type BatchState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'working'; readonly doneCount: number; readonly total: number }
  | { readonly kind: 'ended'; readonly outcomes: readonly RowOutcome[]; readonly leftCount: number }

const asking: BatchState = { kind: 'asking' }

/** Several rows, one after the other, and what became of each. */
export function useBatch() {
  const [state, setState] = useState<BatchState>(asking)
  const stopped = useRef({ isStopped: false })
  return {
    state,
    reset: () => setState(asking),
    /** Sends no further ones; the one on its way is waited for. */
    stop: () => {
      stopped.current.isStopped = true
    },
    end: (outcomes: readonly RowOutcome[], leftCount = 0) => setState({ kind: 'ended', outcomes, leftCount }),
    begin: (total: number) => setState({ kind: 'working', doneCount: 0, total }),
    /** @param send does one row; its failure is kept, not thrown */
    run: async (rows: readonly InvitationRow[], send: (row: InvitationRow) => Promise<FailureCode | null>) => {
      // A new one for each run: stopping one stops no later one.
      const order = { isStopped: false }
      stopped.current = order
      const outcomes: RowOutcome[] = []
      for (const row of rows) {
        setState({ kind: 'working', doneCount: outcomes.length, total: rows.length })
        if (isOver(order)) break
        outcomes.push({ row, failure: await send(row) })
      }
      setState({ kind: 'ended', outcomes, leftCount: rows.length - outcomes.length })
    }
  }
}

function isOver(order: { readonly isStopped: boolean }): boolean {
  return order.isStopped
}

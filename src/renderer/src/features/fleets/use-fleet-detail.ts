import type { Failure } from '@shared/ipc/result'
import type { FleetDetail, FleetRow } from '@shared/ipc/schemas-fleets'
import { useEffect, useState } from 'react'
import { useBridge } from '@renderer/state/stores'

export type DetailState =
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly detail: FleetDetail }
  | { readonly kind: 'failed'; readonly failure: Failure }

/**
 * What the list does not say of a fleet: asked for when its page opens, and again whenever its row has changed. While it is asked again, what was
 * there stays.
 *
 * @returns the state, and how to ask again
 */
export function useFleetDetail(row: FleetRow): readonly [DetailState, () => void] {
  const bridge = useBridge()
  const [state, setState] = useState<DetailState>({ kind: 'reading' })
  const [asks, setAsks] = useState(0)
  useEffect(() => {
    let isOver = false
    void bridge.calls['fleets:detail']({ key: row.key }).then((answer) => {
      if (isOver) return
      if (answer.ok) setState({ kind: 'read', detail: answer.value })
      else setState((before) => (before.kind === 'read' ? before : { kind: 'failed', failure: answer.error }))
    })
    return () => {
      isOver = true
    }
  }, [bridge, row, asks])
  return [state, () => setAsks((count) => count + 1)]
}

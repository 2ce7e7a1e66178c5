import type { StoredPositions } from '@shared/ipc/schemas-history'
import { useEffect, useState } from 'react'
import { useBridge, usePositionStatus } from '../../state/stores'

/** What is kept of the open profile's positions; asked anew when a refresh has ended or the positions were forgotten. Null until known. */
export function useStoredPositions(): StoredPositions | null {
  const bridge = useBridge()
  const asOfMs = usePositionStatus((status) => status.asOfMs)
  const [stored, setStored] = useState<StoredPositions | null>(null)
  useEffect(() => {
    let isGone = false
    void bridge.calls['positions:stored'](undefined).then((answer) => {
      if (!isGone && answer.ok) setStored(answer.value)
    })
    return () => {
      isGone = true
    }
  }, [bridge, asOfMs])
  return stored
}

import { useBridge } from '@renderer/state/stores'
import type { Failure } from '@shared/ipc/result'
import type { VehicleFacts } from '@shared/ipc/schemas-vehicle'
import { useCallback, useEffect, useState } from 'react'

/** What Catena knows of the vehicle beyond the columns. */
export type FactsState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'loaded'; readonly facts: VehicleFacts }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** Who walks down the list with the arrow keys does not want every vehicle's papers. */
const waitMs = 350

/**
 * Asks for a vehicle's record and readings when its details are looked at.
 *
 * @param epoch of the slot; null while nothing is held
 * @returns the state, and how to ask again
 */
export function useVehicleFacts(epoch: number | null, slot: number): readonly [FactsState, () => void] {
  const bridge = useBridge()
  const [state, setState] = useState<FactsState>({ kind: 'loading' })
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    let isWanted = true
    const ask = async () => {
      if (epoch === null) return
      const answer = await bridge.calls['positions:vehicle']({ epoch, slot })
      if (!isWanted) return
      setState(answer.ok ? { kind: 'loaded', facts: answer.value } : { kind: 'failed', failure: answer.error })
    }
    const timer = setTimeout(() => void ask(), attempt === 0 ? waitMs : 0)
    return () => {
      clearTimeout(timer)
      isWanted = false
    }
  }, [bridge, epoch, slot, attempt])

  const retry = useCallback(() => {
    setState({ kind: 'loading' })
    setAttempt((before) => before + 1)
  }, [])
  return [state, retry]
}

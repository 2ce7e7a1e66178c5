import { notifications } from '@mantine/notifications'
import type { Failure, Result } from '@shared/ipc/result'
import type { ReplaceSecretInput, SessionState } from '@shared/ipc/schemas-session'
import { useState } from 'react'
import { useBridge, useStores } from '../../state/stores'
import { words } from './words'

type Run = (ask: () => Promise<Result<SessionState>>) => Promise<Result<SessionState>>

/** One attempt at another secret at a time, and why the last one failed. */
export interface ReplaceSecret {
  /** @param run what holds on to an imported secret meanwhile */
  readonly replace: (input: ReplaceSecretInput, run: Run) => void
  readonly isRunning: boolean
  readonly failure: Failure | null
}

/**
 * Has main try another secret; it drops the present one only after Catena took the new one.
 *
 * @param hasOldToken true when the present secret works: main then has Catena revoke its token, without waiting for the answer
 * @param onReplaced called after an attempt that worked
 */
export function useReplaceSecret(hasOldToken: boolean, onReplaced: () => void): ReplaceSecret {
  const bridge = useBridge()
  const { session } = useStores()
  const [isRunning, setIsRunning] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)

  const replace = async (input: ReplaceSecretInput, run: Run) => {
    setIsRunning(true)
    setFailure(null)
    const before = session.getState()
    const result = await run(() => bridge.calls['session:replace-secret'](input))
    setIsRunning(false)
    if (!result.ok) {
      setFailure(result.error)
      return
    }
    // An event that came meanwhile is at least as new as this answer.
    if (session.getState() === before) session.setState(result.value, true)
    onReplaced()
    notifications.show({ title: words.replacedTitle, message: hasOldToken ? words.replaced : words.replacedFirst })
  }
  return { replace: (input, run) => void replace(input, run), isRunning, failure }
}

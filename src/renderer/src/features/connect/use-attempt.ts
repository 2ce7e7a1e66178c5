import type { Failure, Result } from '@shared/ipc/result'
import type { SessionState } from '@shared/ipc/schemas-session'
import { useState } from 'react'
import { useStores } from '../../state/stores'

/** One attempt at opening a session at a time, and why the last one failed. */
export interface Attempt {
  readonly attempt: (run: () => Promise<Result<SessionState>>) => void
  readonly isRunning: boolean
  readonly failure: Failure | null
}

/**
 * Runs attempts. A session that opened replaces this screen through the session store.
 *
 * @param onConnected called after an attempt that worked
 */
export function useAttempt(onConnected?: () => void): Attempt {
  const { session } = useStores()
  const [isRunning, setIsRunning] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)

  const attempt = async (run: () => Promise<Result<SessionState>>) => {
    setIsRunning(true)
    setFailure(null)
    const result = await run()
    setIsRunning(false)
    if (!result.ok) {
      setFailure(result.error)
      return
    }
    // The event says the same; whichever comes first opens the page, and an event that is newer than this answer stays.
    if (session.getState().kind !== 'open') session.setState(result.value, true)
    onConnected?.()
  }
  return { attempt: (run) => void attempt(run), isRunning, failure }
}

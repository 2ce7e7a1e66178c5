import { notifications } from '@mantine/notifications'
import type { Failure } from '@shared/ipc/result'
import type { SessionState } from '@shared/ipc/schemas-session'
import { useMemo } from 'react'
import { useStores } from '../../state/stores'
import { failureSentence } from '../../ui/failure-words'
import { words } from './words'

interface Lock {
  /** Locks; answers why it did not work, or null. */
  readonly lock: (revokesToken: boolean) => Promise<Failure | null>
  /** Locks at once where that loses nothing; where the secret is kept for this session only, asks first. */
  readonly ask: (revokesToken: boolean) => void
}

/** Locks the open profile (UX.md section 4.7: the lesser act beside signing out). */
export function useLock(): Lock {
  const { bridge, session, view } = useStores()
  return useMemo(() => {
    const lock = async (revokesToken: boolean): Promise<Failure | null> => {
      const before = session.getState()
      const result = await bridge.calls['session:lock']({ revokesToken })
      if (!result.ok) return result.error
      if (session.getState() === before) session.setState(result.value, true)
      return null
    }
    const lockNow = async (revokesToken: boolean) => {
      const failure = await lock(revokesToken)
      if (failure === null) return
      notifications.show({ color: 'red', title: words.notLockedTitle, message: failureSentence(failure) })
    }
    const ask = (revokesToken: boolean) => {
      const state = session.getState()
      if (state.kind !== 'open') return
      if (isSecretLostByLock(state)) {
        view.getState().openDialog(revokesToken ? 'lock-and-revoke' : 'lock')
      } else {
        void lockNow(revokesToken)
      }
    }
    return { lock, ask }
  }, [bridge, session, view])
}

/** True where a lock takes the only copy of the secret with it. The demo makes its secret by itself. */
export function isSecretLostByLock(session: SessionState): boolean {
  return session.kind === 'open' && session.secretKept === 'session' && session.profile.environment !== 'demo'
}

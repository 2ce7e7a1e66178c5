import type { AppInfo } from '@shared/ipc/schemas-session'
import { useEffect, useState } from 'react'
import { useBridge, useSession } from '../../state/stores'

/**
 * What main says of this app and this computer; null until it has answered. Asked for again when the session says that the system's key
 * store has come or gone: where a secret can be kept follows from it.
 */
export function useAppInfo(): AppInfo | null {
  const bridge = useBridge()
  const isVaultAway = useSession((session) => {
    if (session.kind === 'starting') return false
    return (session.kind === 'open' ? session.credentialsNeeded : session.secret) === 'no-vault'
  })
  const [info, setInfo] = useState<AppInfo | null>(null)
  useEffect(() => {
    let isGone = false
    void bridge.calls['app:info'](undefined).then((result) => {
      if (!isGone && result.ok) setInfo(result.value)
    })
    return () => {
      isGone = true
    }
  }, [bridge, isVaultAway])
  return info
}

import type { AppInfo } from '@shared/ipc/schemas-session'
import { useEffect, useState } from 'react'
import { useBridge } from '../../state/stores'

/** What main says of this app and this computer; null until it has answered. It does not change while the app runs. */
export function useAppInfo(): AppInfo | null {
  const bridge = useBridge()
  const [info, setInfo] = useState<AppInfo | null>(null)
  useEffect(() => {
    let isGone = false
    void bridge.calls['app:info'](undefined).then((result) => {
      if (!isGone && result.ok) setInfo(result.value)
    })
    return () => {
      isGone = true
    }
  }, [bridge])
  return info
}

import { useEffect } from 'react'
import { useBridge } from '../../state/stores'

/** Tells main that the computer's network came, went or changed, so that it looks at once (UX.md section 4.4). */
export function useNetworkWatch(): void {
  const bridge = useBridge()
  useEffect(() => {
    const tell = () => void bridge.calls['reachability:network-changed'](undefined)
    const connection = networkConnection(navigator)
    window.addEventListener('online', tell)
    window.addEventListener('offline', tell)
    connection?.addEventListener('change', tell)
    return () => {
      window.removeEventListener('online', tell)
      window.removeEventListener('offline', tell)
      connection?.removeEventListener('change', tell)
    }
  }, [bridge])
}

/** Chromium's Network Information: it tells of another network where "online" stays true. Not every system has it. */
function networkConnection(of: Navigator): EventTarget | null {
  const connection: unknown = Reflect.get(of, 'connection')
  return connection instanceof EventTarget ? connection : null
}

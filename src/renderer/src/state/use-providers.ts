import type { Provider } from '@shared/ipc/schemas-providers'
import { useEffect, useState } from 'react'
import { useBridge } from './stores'

const none: readonly Provider[] = []

/** The providers that fleets may use, as main last read them; empty until it answers, and where it cannot. */
export function useProviders(): readonly Provider[] {
  const bridge = useBridge()
  const [providers, setProviders] = useState(none)
  useEffect(() => {
    let isWanted = true
    void bridge.calls['providers:get'](undefined).then((answer) => {
      if (isWanted && answer.ok) setProviders(answer.value.providers)
    })
    return () => {
      isWanted = false
    }
  }, [bridge])
  return providers
}

import type { Bridge } from '@shared/ipc/contract'
import type { Reachability } from '@shared/ipc/schemas-session'
import { createMirrorStore, type MirrorStore } from './mirror-store'

/** Whether Catena can be reached, as main last saw it. */
export function createReachabilityStore(bridge: Bridge): MirrorStore<Reachability> {
  return createMirrorStore<Reachability>({
    initial: { kind: 'unknown' },
    ask: () => bridge.calls['reachability:get'](undefined),
    follow: (listener) => bridge.events['reachability:changed'](listener)
  })
}

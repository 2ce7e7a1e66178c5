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

/** True while writes can reach the server; `unknown` counts as reachable, because a failed try says so better than a guess. */
export function canWrite(reachability: Reachability): boolean {
  return reachability.kind === 'online' || reachability.kind === 'unknown' || reachability.kind === 'rate-limited'
}

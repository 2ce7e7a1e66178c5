import type { Bridge } from '@shared/ipc/contract'
import type { SessionState } from '@shared/ipc/schemas-session'
import { createMirrorStore, type MirrorStore } from './mirror-store'

/** Who is signed in, as main says it. When main cannot say, nobody is. */
export function createSessionStore(bridge: Bridge): MirrorStore<SessionState> {
  return createMirrorStore<SessionState>({
    initial: { kind: 'starting' },
    ask: () => bridge.calls['session:get'](undefined),
    follow: (listener) => bridge.events['session:changed'](listener),
    whenRefused: { kind: 'signed-out', remembered: null, secret: 'not-kept' }
  })
}

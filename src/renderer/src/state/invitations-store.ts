import type { Bridge } from '@shared/ipc/contract'
import type { InvitationList } from '@shared/ipc/schemas-invitations'
import { createMirrorStore, type MirrorStore } from './mirror-store'

/** The invitations as main last read them. `asOfMs` is null until there was a whole read. */
export function createInvitationsStore(bridge: Bridge): MirrorStore<InvitationList> {
  return createMirrorStore<InvitationList>({
    initial: { rows: [], asOfMs: null, isRefreshing: false, setAsideCount: 0, lastError: null },
    ask: () => bridge.calls['invitations:get'](undefined),
    follow: (listener) => bridge.events['invitations:changed'](listener)
  })
}

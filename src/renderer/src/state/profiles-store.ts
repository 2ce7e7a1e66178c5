import type { Bridge } from '@shared/ipc/contract'
import type { ProfileList } from '@shared/ipc/schemas-profiles'
import { createMirrorStore, type MirrorStore } from './mirror-store'

/** Every profile with what is kept of its secret, for the switcher, the settings and the lock screen. */
export function createProfilesStore(bridge: Bridge): MirrorStore<ProfileList> {
  return createMirrorStore<ProfileList>({
    initial: { profiles: [] },
    ask: () => bridge.calls['profiles:get'](undefined),
    follow: (listener) => bridge.events['profiles:changed'](listener)
  })
}

import type { Bridge } from '@shared/ipc/contract'
import { nothingSaved } from '@shared/ipc/nothing-saved'
import type { SavedThings } from '@shared/ipc/schemas-saved'
import { createMirrorStore, type MirrorStore } from './mirror-store'

/** Views and places that are saved with the open profile. Change them with `bridge.calls['saved:change']`; the answer comes back as an event. */
export function createSavedStore(bridge: Bridge): MirrorStore<SavedThings> {
  return createMirrorStore<SavedThings>({
    initial: nothingSaved,
    ask: () => bridge.calls['saved:get'](undefined),
    follow: (listener) => bridge.events['saved:changed'](listener)
  })
}

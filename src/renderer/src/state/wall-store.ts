import type { Bridge } from '@shared/ipc/contract'
import type { WallState } from '@shared/ipc/schemas-wall'
import { createMirrorStore, type MirrorStore } from './mirror-store'

/** Whether the wall map is open, and full screen. */
export function createWallStore(bridge: Bridge): MirrorStore<WallState> {
  return createMirrorStore<WallState>({
    initial: { isOpen: false, isFullScreen: false },
    ask: () => bridge.calls['wall:get'](undefined),
    follow: (listener) => bridge.events['wall:changed'](listener)
  })
}

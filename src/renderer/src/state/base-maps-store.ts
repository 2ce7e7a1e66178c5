import type { Bridge } from '@shared/ipc/contract'
import type { BaseMaps } from '@shared/ipc/schemas-basemaps'
import { createMirrorStore, type MirrorStore } from './mirror-store'

/** The base maps that the person added. */
export function createBaseMapsStore(bridge: Bridge): MirrorStore<BaseMaps> {
  return createMirrorStore<BaseMaps>({
    initial: { online: null, regions: [] },
    ask: () => bridge.calls['basemaps:get'](undefined),
    follow: (listener) => bridge.events['basemaps:changed'](listener)
  })
}

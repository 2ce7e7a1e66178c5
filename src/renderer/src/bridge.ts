import type { Bridge, WireBridge } from '@shared/ipc/contract'
import { unpack } from '@shared/ipc/packed'
import { ok } from '@shared/ipc/result'

declare global {
  interface Window {
    /** Made by the preload (`bridgeGlobal` in channels.ts); the only way out of the page. */
    readonly fleetDesk: WireBridge
  }
}

/** The bridge of this page. Everything else takes it as an argument, so that tests can pass a fake one. */
export function pageBridge(): Bridge {
  return unpackingBridge(window.fleetDesk)
}

/** A bridge over which columns come unpacked. */
export function unpackingBridge(wire: WireBridge): Bridge {
  return {
    ...wire,
    calls: {
      ...wire.calls,
      'positions:snapshot': async () => {
        const answer = await wire.calls['positions:snapshot'](undefined)
        return answer.ok ? ok(unpack(answer.value)) : answer
      }
    },
    events: {
      ...wire.events,
      'positions:delta': (listener) => wire.events['positions:delta']((packed) => listener(unpack(packed)))
    }
  }
}

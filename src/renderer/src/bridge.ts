import type { Bridge } from '@shared/ipc/contract'

declare global {
  interface Window {
    /** Made by the preload (`bridgeGlobal` in channels.ts); the only way out of the page. */
    readonly fleetDesk: Bridge
  }
}

/** The bridge of this page. Everything else takes it as an argument, so that tests can pass a fake one. */
export function pageBridge(): Bridge {
  return window.fleetDesk
}

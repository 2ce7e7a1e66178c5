import type { Bridge } from '@shared/ipc/contract'
import type { PositionStatus } from '@shared/ipc/schemas-positions'
import { createMirrorStore, type MirrorStore } from './mirror-store'

/** How fresh the positions are, how many there are, and whether a sweep is under way. */
export function createPositionStatusStore(bridge: Bridge): MirrorStore<PositionStatus> {
  return createMirrorStore<PositionStatus>({
    initial: {
      asOfMs: null,
      sweep: null,
      nextSweepAtMs: null,
      vehicleCount: 0,
      withPositionCount: 0,
      setAsideCount: 0,
      lastError: null,
      missing: null,
      isResumable: false,
      source: 'nothing',
      cache: 'sealed'
    },
    ask: () => bridge.calls['positions:status'](undefined),
    follow: (listener) => bridge.events['positions:status-changed'](listener)
  })
}

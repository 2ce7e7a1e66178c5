import type { Bridge } from '@shared/ipc/contract'
import type { Settings } from '@shared/ipc/schemas-settings'
import { usualColumns } from '@shared/domain/vehicle-columns'
import { createMirrorStore, type MirrorStore } from './mirror-store'

/** Shown until main has answered; the same defaults as `settingsSchema`, without bringing the schema library into the page. */
export const initialSettings: Settings = {
  speedUnit: 'mph',
  colourScheme: 'system',
  language: 'system',
  startScreen: 'attention',
  timeZone: 'computer',
  isClusteringOn: true,
  clusterRadius: 'normal',
  areNamesShown: true,
  arePlacesShown: false,
  listWidthPx: 380,
  listColumns: usualColumns,
  isListCollapsed: false,
  retentionDays: 30,
  revokesOnQuit: true,
  mergesSameVin: true,
  mostRequestsAtOnce: 8,
  baseMap: 'bundled',
  wallScheme: 'dark',
  wallMarks: 'large',
  outageLeastCount: 3,
  outageSharePercent: 50,
  outageWindowMinutes: 15,
  isWallFollowing: true,
  notifications: { accepted: true, declined: true, expiring: true, outage: true },
  clearsClipboardAtQuit: false
}

/** What the person chose. Change it with `bridge.calls['settings:change']`; the answer comes back as an event. */
export function createSettingsStore(bridge: Bridge): MirrorStore<Settings> {
  return createMirrorStore<Settings>({
    initial: initialSettings,
    ask: () => bridge.calls['settings:get'](undefined),
    follow: (listener) => bridge.events['settings:changed'](listener)
  })
}

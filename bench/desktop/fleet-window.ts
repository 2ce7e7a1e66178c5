import type { WireBridge } from '@shared/ipc/contract'
import { appDir, startDesktop, type Desktop } from './desktop'
import type { BenchSimulator } from './simulator'
import type { Stage } from './stage'

const readyTimeoutMs = 60_000

/**
 * The built app with its Connect screen shown.
 *
 * @param pageScript runs in the page as soon as its document is there
 */
export async function openApp(stage: Stage, userDataDir: string, pageScript?: string): Promise<Desktop> {
  const desktop = startDesktop(stage, { appDir, userDataDir, ...(pageScript === undefined ? {} : { pageScript }) })
  // A question that is asked while the page still loads may never be answered.
  await desktop.untilInPage(() => (document.querySelector('form') === null ? null : true), readyTimeoutMs)
  return desktop
}

/** Signs in to the simulator as the Connect screen does; the secret is sealed with the session's keyring. */
export async function connect(desktop: Desktop, { addresses }: BenchSimulator): Promise<void> {
  const { clientId, clientSecret, apiBaseUrl, authBaseUrl } = addresses
  const input = { profileName: 'Bench', clientId, clientSecret, apiBaseUrl, authBaseUrl, keep: 'sealed' } as const
  const isConnected = await desktop.inPage(
    (given) => window.fleetDesk.calls['session:connect'](given).then(({ ok }) => ok),
    input
  )
  if (!isConnected) throw new Error('The app could not sign in to the simulator')
}

/** Waits for the end of a complete sweep, and gives the number of vehicles. */
export function completeSweep(desktop: Desktop, timeoutMs: number): Promise<number> {
  return desktop.untilInPage(async () => {
    const status = await window.fleetDesk.calls['positions:status'](undefined)
    if (!status.ok || status.value.asOfMs === null || status.value.sweep !== null) return null
    return status.value.vehicleCount
  }, timeoutMs)
}

declare global {
  interface Window {
    readonly fleetDesk: WireBridge
  }
}

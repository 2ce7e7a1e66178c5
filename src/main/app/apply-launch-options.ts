import { resolve } from 'node:path'
import type { App } from 'electron'
import type { LaunchOptions } from './launch-options'

/**
 * Sets what must be set before the app is ready and before the single-instance lock is asked for: the lock lies in the data
 * folder.
 *
 * Trap: `app.enableSandbox()` overrules `--no-sandbox`, and as root the network service then crashes in a loop (SECURITY.md
 * row 2). So it is called only when that switch is absent; each window asks for the sandbox itself in any case.
 */
export function applyLaunchOptions(app: Pick<App, 'setPath' | 'enableSandbox'>, options: LaunchOptions): void {
  if (options.userDataDir !== null) app.setPath('userData', resolve(options.userDataDir))
  if (!options.isSandboxOff) app.enableSandbox()
}

// @ts-check
// What every way of starting the app needs first: system libraries, and an Electron to run.
import { electronForThisMachine } from '../electron-runtime/system-steps.mjs'
import { ensureSystemPackages } from '../system-packages/ensure-system-packages.mjs'

/**
 * May install system packages (as root, without a desktop) and download Electron. Says what went wrong on stderr.
 *
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {Promise<import('../electron-runtime/resolve-electron.mjs').ElectronRuntime | undefined>} undefined: it went
 *   wrong, end with a non-zero exit code
 */
export async function prepareRuntime(env) {
  const packages = ensureSystemPackages(env)
  const runtime = packages.ok ? await electronForThisMachine(env) : packages
  if (runtime.ok) return runtime.value
  process.stderr.write(`${runtime.message}\n`)
  return undefined
}

// @ts-check
// The system's own Chromium: a newer engine than that of the fallback Electron, for benchmarks and the renderer's own tests.
import { failure, success } from '../electron-runtime/outcome.mjs'
import { hasDisplay } from '../headless/run-headless.mjs'
import { ensureSystemPackages } from '../system-packages/ensure-system-packages.mjs'
import { findProgram } from '../system-packages/machine.mjs'
import { chromiumRequirements } from '../system-packages/requirements.mjs'

/** Names that systems give it. Chrome is the same engine. */
const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * Where Chromium is; as root on a Debian-like machine without a desktop it is installed first if it is missing.
 *
 * @param {Readonly<Record<string, string | undefined>>} [env] default `process.env`; FLEET_DESK_CHROMIUM names one
 * @returns {import('../electron-runtime/outcome.mjs').Outcome<string>} the message says what to install
 */
export function ensureChromium(env = process.env) {
  const found = findChromium(env)
  if (found !== undefined) return success(found)
  const howTo =
    'There is no Chromium. Install it (Debian: sudo apt-get install -y chromium), or name one in FLEET_DESK_CHROMIUM.'
  if (hasDisplay(env, process.platform)) return failure(howTo)
  const packages = ensureSystemPackages(env, undefined, chromiumRequirements)
  if (!packages.ok) return packages
  const installed = findChromium(env)
  return installed === undefined ? failure(howTo) : success(installed)
}

/** @param {Readonly<Record<string, string | undefined>>} env */
function findChromium(env) {
  const named = env['FLEET_DESK_CHROMIUM']
  if (named !== undefined && named !== '') return named
  return programs.map((program) => findProgram(program, env)).find((path) => path !== undefined)
}

/**
 * Flags for a Chromium that draws without a graphics card, in CSS pixels of one device pixel.
 *
 * @param {number | undefined} userId undefined where there are none (Windows)
 * @returns {string[]}
 */
export function chromiumFlags(userId) {
  return [
    // Chromium refuses to run as root with its sandbox; only our own pages are loaded.
    ...(userId === 0 ? ['--no-sandbox'] : []),
    '--use-gl=angle',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--ignore-gpu-blocklist',
    '--disable-background-networking',
    '--force-device-scale-factor=1'
  ]
}

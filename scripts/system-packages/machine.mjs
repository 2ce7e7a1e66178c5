// @ts-check
// What this machine has, found in some tens of milliseconds and without the network.
import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { librariesInCache } from './plan.mjs'

// ldconfig and some daemons live where an ordinary user's PATH does not look.
const systemFolders = ['/usr/local/sbin', '/usr/sbin', '/sbin', '/usr/bin', '/bin']

/**
 * @param {string} name
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {string | undefined} where the program is
 */
export function findProgram(name, env) {
  const folders = [...(env['PATH'] ?? '').split(delimiter), ...systemFolders].filter((folder) => folder !== '')
  return folders.map((folder) => join(folder, name)).find(isExecutable)
}

/**
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {readonly import('./requirements.mjs').Requirement[]} requirements
 * @returns {{ readonly libraries: ReadonlySet<string>, readonly programs: ReadonlySet<string> }}
 */
export function presentOnMachine(env, requirements) {
  const ldconfig = findProgram('ldconfig', env)
  const cache =
    ldconfig === undefined ? '' : execFileSync(ldconfig, ['-p'], { encoding: 'utf8', maxBuffer: 16_777_216 })
  const programs = requirements.filter(({ kind, name }) => kind === 'program' && findProgram(name, env) !== undefined)
  return { libraries: librariesInCache(cache, process.arch), programs: new Set(programs.map(({ name }) => name)) }
}

/**
 * Runs apt-get without questions. Network; changes the system.
 *
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {{ readonly ok: boolean, readonly output: string }}
 */
export function aptGet(args, env) {
  const result = spawnSync('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=180', ...args], {
    env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024
  })
  return { ok: result.status === 0, output: `${result.stdout}${result.stderr}` }
}

/**
 * @param {string} packageName
 * @returns {boolean} whether the package lists have it as a package of its own
 */
export function isKnownPackage(packageName) {
  const result = spawnSync('apt-cache', ['show', '--no-all-versions', packageName], { encoding: 'utf8' })
  return result.status === 0 && result.stdout.includes('Package:')
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    // Not there, or not ours to run.
    return false
  }
}

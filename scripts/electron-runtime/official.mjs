// @ts-check
// The official Electron binary in node_modules/electron/dist, fetched by Electron's own installer when it is missing.
//
// Where the download host cannot be reached, connections may hang for minutes instead of being refused. The installer
// runs as a child process, and is stopped when the files it writes have not grown for a while.
import { access, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { failure, success } from './outcome.mjs'

/**
 * @param {string} platform as `process.platform`
 * @returns {string} the executable's path inside the dist folder, as electron/install.js has it
 */
export function executableInDist(platform) {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return platform === 'win32' ? 'electron.exe' : 'electron'
}

/**
 * The official binary, when it is unpacked completely. Follows `isInstalled()` in electron/install.js: path.txt is
 * written last, so a half-unpacked dist does not count.
 *
 * @param {string} electronDirectory node_modules/electron
 * @param {string} platform as `process.platform`
 * @returns {Promise<{ readonly executable: string, readonly version: string } | undefined>}
 */
export async function installedOfficial(electronDirectory, platform) {
  try {
    const wanted = /** @type {unknown} */ (JSON.parse(await readFile(join(electronDirectory, 'package.json'), 'utf8')))
    const version = typeof wanted === 'object' && wanted !== null && 'version' in wanted ? String(wanted.version) : ''
    const unpacked = (await readFile(join(electronDirectory, 'dist', 'version'), 'utf8')).trim().replace(/^v/, '')
    const pathText = await readFile(join(electronDirectory, 'path.txt'), 'utf8')
    const executable = join(electronDirectory, 'dist', executableInDist(platform))
    await access(executable)
    return unpacked === version && pathText === executableInDist(platform) ? { executable, version } : undefined
  } catch {
    // No package, no dist, no marker: not installed.
    return undefined
  }
}

/**
 * Runs Electron's own installer. Network; writes node_modules/electron/dist and Electron's download cache.
 *
 * @param {object} options
 * @param {string} options.electronDirectory node_modules/electron
 * @param {Readonly<Record<string, string | undefined>>} options.env
 * @param {number} options.stallMs stop when nothing was written for this long
 * @param {number} options.limitMs stop after this long in any case
 * @param {number} [options.pollMs] how often to look, default 1,000
 * @returns {Promise<import('./outcome.mjs').Outcome<true>>}
 */
export async function installOfficial({ electronDirectory, env, stallMs, limitMs, pollMs = 1000 }) {
  const scratch = await mkdtemp(join(tmpdir(), 'fleet-desk-electron-'))
  // @electron/get downloads into the temp folder: with one of its own, "has it grown?" can be answered.
  const child = spawn(process.execPath, [join(electronDirectory, 'install.js')], {
    env: { ...env, TMPDIR: scratch, TEMP: scratch, TMP: scratch },
    stdio: ['ignore', 'ignore', 'pipe']
  })
  let complaints = ''
  child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    complaints = (complaints + text).slice(-4000)
  })
  const watch = stopWhenStalled(child, [scratch, join(electronDirectory, 'dist')], { stallMs, limitMs, pollMs })
  try {
    const exitCode = await new Promise((resolve) => {
      child.once('error', () => resolve(null)).once('close', resolve)
    })
    if (exitCode === 0) return success(true)
    const reason = watch.stopReason() ?? complaints.split('\n')[0]?.trim() ?? ''
    return failure(`Electron's own download did not work (${reason === '' ? 'no reason given' : reason}).`)
  } finally {
    watch.end()
    await rm(scratch, { recursive: true, force: true })
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {readonly string[]} directories
 * @param {{ readonly stallMs: number, readonly limitMs: number, readonly pollMs: number }} limits
 */
function stopWhenStalled(child, directories, { stallMs, limitMs, pollMs }) {
  const startedAtMs = performance.now()
  let lastBytes = 0
  let grewAtMs = startedAtMs
  /** @type {string | undefined} */
  let reason
  const look = async () => {
    const bytes = (await Promise.all(directories.map(directoryBytes))).reduce((sum, each) => sum + each, 0)
    const nowMs = performance.now()
    if (bytes !== lastBytes) grewAtMs = nowMs
    lastBytes = bytes
    if (nowMs - grewAtMs >= stallMs) reason = `no progress for ${Math.round(stallMs / 1000)} s`
    else if (nowMs - startedAtMs >= limitMs) reason = `not finished after ${Math.round(limitMs / 1000)} s`
    if (reason !== undefined) child.kill('SIGKILL')
  }
  const timer = setInterval(() => void look(), pollMs)
  return { stopReason: () => reason, end: () => clearInterval(timer) }
}

/**
 * @param {string} directory
 * @returns {Promise<number>} 0 when it does not exist
 */
async function directoryBytes(directory) {
  let bytes = 0
  const entries = await readdir(directory, { withFileTypes: true, recursive: true }).catch(() => [])
  for (const entry of entries) {
    if (!entry.isFile()) continue
    // A file may be moved away while we look.
    bytes += await stat(join(entry.parentPath, entry.name)).then(
      (info) => info.size,
      () => 0
    )
  }
  return bytes
}

// @ts-check
// A display nobody looks at, and a keyring nobody else uses: what a desktop app needs on a machine without a desktop.
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { failure, oneLine, success } from '../electron-runtime/outcome.mjs'
import { startKeyring } from './keyring.mjs'
import { firstLine, startManaged } from './managed-process.mjs'
import { xAuthority } from './x-authority.mjs'

const screenSize = '1920x1200x24'
const startTimeoutMs = 15_000

/**
 * @typedef {object} HeadlessSession
 * @property {Readonly<Record<string, string | undefined>>} env the environment for programs of the session
 * @property {() => Promise<void>} stop ends display, bus and keyring and removes their files; safe to call twice
 */

/**
 * Starts Xvfb and, if wanted, a session bus with an unlocked keyring. Everything lives in a folder of its own.
 *
 * @param {object} options
 * @param {Readonly<Record<string, string | undefined>>} options.env what the session's environment is based on
 * @param {boolean} options.keyring
 * @returns {Promise<import('../electron-runtime/outcome.mjs').Outcome<HeadlessSession>>}
 */
export async function openHeadlessSession({ env, keyring }) {
  /** @type {import('./managed-process.mjs').ManagedProcess[]} */
  const processes = []
  const directory = await mkdtemp(join(tmpdir(), 'fleet-desk-headless-'))
  const stop = async () => {
    // Last started, first stopped: nobody loses its display or bus before it has ended.
    for (const managed of processes.splice(0).reverse()) await managed.stop()
    await rm(directory, { recursive: true, force: true })
  }
  try {
    const sessionEnv = await start({ directory, env, keyring, started: (each) => void processes.push(each) })
    if (sessionEnv.ok) return success({ env: sessionEnv.value, stop })
    await stop()
    return sessionEnv
  } catch (error) {
    await stop()
    return failure(`The headless session could not be started (${oneLine(error)}).`)
  }
}

/**
 * @param {object} options
 * @param {string} options.directory
 * @param {Readonly<Record<string, string | undefined>>} options.env
 * @param {boolean} options.keyring
 * @param {(managed: import('./managed-process.mjs').ManagedProcess) => void} options.started
 * @returns {Promise<import('../electron-runtime/outcome.mjs').Outcome<Record<string, string | undefined>>>}
 */
async function start({ directory, env, keyring, started }) {
  const runtimeDirectory = join(directory, 'runtime')
  const authority = join(directory, 'xauthority')
  await mkdir(runtimeDirectory, { mode: 0o700 })
  await writeFile(authority, xAuthority(randomBytes(16)), { mode: 0o600 })
  const display = startManaged({
    command: 'Xvfb',
    args: ['-displayfd', '3', '-screen', '0', screenSize, '-nolisten', 'tcp', '-noreset', '-auth', authority],
    env
  })
  started(display)
  const number = await firstLine(display, 'Xvfb', startTimeoutMs)
  if (!number.ok) return number

  /** @type {Record<string, string | undefined>} */
  const sessionEnv = {
    ...env,
    DISPLAY: `:${number.value}`,
    XAUTHORITY: authority,
    XDG_RUNTIME_DIR: runtimeDirectory,
    XDG_SESSION_TYPE: 'x11',
    WAYLAND_DISPLAY: undefined,
    // Unset, GTK would look for an accessibility bus that is not there. Chromium's own accessibility tree is unaffected.
    NO_AT_BRIDGE: '1',
    DBUS_SESSION_BUS_ADDRESS: 'disabled:'
  }
  if (!keyring) return success(sessionEnv)

  const keyringEnv = {
    ...sessionEnv,
    XDG_DATA_HOME: join(directory, 'data'),
    // Chromium picks its password store by desktop; the one that runs here is GNOME's.
    XDG_CURRENT_DESKTOP: 'GNOME'
  }
  const password = randomBytes(24).toString('base64url')
  const address = await startKeyring({
    runtimeDirectory,
    env: keyringEnv,
    password,
    timeoutMs: startTimeoutMs,
    started
  })
  return address.ok ? success({ ...keyringEnv, DBUS_SESSION_BUS_ADDRESS: address.value }) : address
}

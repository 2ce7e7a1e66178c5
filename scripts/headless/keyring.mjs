// @ts-check
// A session bus and an unlocked keyring that belong to one run: `safeStorage` encrypts as on a desktop, and neither the
// person's own keyring nor their bus is touched.
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { failure } from '../electron-runtime/outcome.mjs'
import { firstLine, startManaged } from './managed-process.mjs'

const run = promisify(execFile)

/**
 * No service folders: the bus starts nothing by itself, so nothing is left over when the run ends.
 *
 * @param {string} directory where the socket goes
 */
export const busConfiguration = (
  directory
) => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=${directory}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`

/**
 * @param {object} options
 * @param {string} options.runtimeDirectory private, mode 0700
 * @param {Readonly<Record<string, string | undefined>>} options.env with XDG_RUNTIME_DIR and XDG_DATA_HOME of this run
 * @param {string} options.password of the keyring; it lives as long as the run
 * @param {number} options.timeoutMs for each of the two programs
 * @param {(managed: import('./managed-process.mjs').ManagedProcess) => void} options.started called for everything
 *   that was started, also when a later step fails
 * @returns {Promise<import('../electron-runtime/outcome.mjs').Outcome<string>>} the bus address
 */
export async function startKeyring({ runtimeDirectory, env, password, timeoutMs, started }) {
  const configuration = join(runtimeDirectory, 'bus.conf')
  await writeFile(configuration, busConfiguration(runtimeDirectory))
  const bus = startManaged({
    command: 'dbus-daemon',
    args: [`--config-file=${configuration}`, '--nofork', '--nopidfile', '--print-address=3'],
    env
  })
  started(bus)
  const address = await firstLine(bus, 'dbus-daemon', timeoutMs)
  if (!address.ok) return address

  const busEnv = { ...env, DBUS_SESSION_BUS_ADDRESS: address.value }
  const keyring = startManaged({
    command: 'gnome-keyring-daemon',
    args: ['--foreground', '--unlock', '--components=secrets'],
    env: busEnv,
    input: password
  })
  started(keyring)
  return (await ownsSecrets(keyring, busEnv, timeoutMs))
    ? address
    : failure('gnome-keyring-daemon did not start: run `npm run system-packages`.')
}

/**
 * gnome-keyring-daemon announces readiness nowhere but on the bus, where it takes its name last.
 *
 * @param {import('./managed-process.mjs').ManagedProcess} keyring
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {number} timeoutMs
 */
async function ownsSecrets(keyring, env, timeoutMs) {
  const deadlineMs = performance.now() + timeoutMs
  const question = [
    ...['--session', '--print-reply=literal', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus'],
    ...['org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets']
  ]
  while (performance.now() < deadlineMs && keyring.child.pid !== undefined && keyring.child.exitCode === null) {
    const reply = await run('dbus-send', question, { env }).catch(() => ({ stdout: '' }))
    if (reply.stdout.includes('true')) return true
    await sleep(50)
  }
  return false
}

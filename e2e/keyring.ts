import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { busConfiguration } from '../scripts/headless/keyring.mjs'
import { firstLine, startManaged, type ManagedProcess } from '../scripts/headless/managed-process.mjs'

const run = promisify(execFile)

const timeoutMs = 15_000
const secretsName = 'org.freedesktop.secrets'
/** The collection in which Chromium keeps its key. */
const collection = '/org/freedesktop/secrets/collection/login'

/**
 * A session bus and a GNOME keyring that belong to one test: locking it disturbs nobody.
 *
 * Nothing on this bus can ask a person for a password, so that a locked keyring refuses at once. On a desktop, Chromium's
 * first use of a locked keyring opens a prompt and waits for the answer.
 */
export interface OwnKeyring {
  /** For `launch({ env })`. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** Nothing can be read until it is unlocked; a running app keeps the key that it has read already. */
  lock(): Promise<void>
  unlock(): Promise<void>
  isLocked(): Promise<boolean>
  /** Ends the service: on the bus there is no keyring any more. */
  stop(): Promise<void>
  /** Starts it again with what it held, unlocked. */
  start(): Promise<void>
  /** Starts it again, locked, as after a log-in without a password. */
  startLocked(): Promise<void>
  /** Another, empty keyring in its place: what was sealed with the old one can never be read again. */
  replace(): Promise<void>
  /** The same, but the old one can be put back, as after another user's session or a restored backup. */
  exchange(): Promise<{ readonly putBack: () => Promise<void> }>
  /** Ends bus and service and removes their files. */
  close(): Promise<void>
}

/** @throws Error when a program is missing or does not start within 15 s */
export async function openKeyring(): Promise<OwnKeyring> {
  const directory = await mkdtemp(join(tmpdir(), 'fleet-desk-keyring-'))
  const runtimeDirectory = join(directory, 'runtime')
  const dataDirectory = join(directory, 'data')
  const password = randomBytes(24).toString('base64url')
  await mkdir(runtimeDirectory, { mode: 0o700 })
  const configuration = join(directory, 'bus.conf')
  await writeFile(configuration, busConfiguration(runtimeDirectory))

  const baseEnv = { XDG_RUNTIME_DIR: runtimeDirectory, XDG_DATA_HOME: dataDirectory, XDG_CURRENT_DESKTOP: 'GNOME' }
  const bus = startManaged({
    command: 'dbus-daemon',
    args: [`--config-file=${configuration}`, '--nofork', '--nopidfile', '--print-address=3'],
    env: { ...process.env, ...baseEnv }
  })
  const address = await firstLine(bus, 'dbus-daemon', timeoutMs)
  if (!address.ok) {
    await bus.stop()
    throw new Error(address.message)
  }
  const env = { ...baseEnv, DBUS_SESSION_BUS_ADDRESS: address.value }
  const fullEnv = { ...process.env, ...env }
  let service: ManagedProcess | null = null

  async function send(destination: string, path: string, ...message: readonly string[]): Promise<string> {
    const args = ['--session', '--print-reply=literal', `--dest=${destination}`, path, ...message]
    return (await run('dbus-send', args, { env: fullEnv, timeout: timeoutMs })).stdout
  }

  async function hasOwner(): Promise<boolean> {
    const question = ['org.freedesktop.DBus.NameHasOwner', `string:${secretsName}`]
    return (await send('org.freedesktop.DBus', '/org/freedesktop/DBus', ...question)).includes('true')
  }

  async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
    const deadlineMs = performance.now() + timeoutMs
    while (!(await holds())) {
      if (performance.now() > deadlineMs) throw new Error(`The keyring did not become ${what} within ${timeoutMs} ms`)
      await sleep(20)
    }
  }

  async function startWith(args: readonly string[], input: string): Promise<void> {
    service = startManaged({
      command: 'gnome-keyring-daemon',
      args: ['--foreground', '--components=secrets', ...args],
      env: fullEnv,
      input
    })
    // It takes its name last; nothing else announces it.
    await until('reachable', hasOwner)
  }

  async function stop(): Promise<void> {
    await service?.stop()
    service = null
    await until('unreachable', async () => !(await hasOwner()))
  }

  async function isLocked(): Promise<boolean> {
    const question = [
      'org.freedesktop.DBus.Properties.Get',
      'string:org.freedesktop.Secret.Collection',
      'string:Locked'
    ]
    return (await send(secretsName, collection, ...question)).includes('true')
  }

  const start = async (): Promise<void> => startWith(['--unlock'], password)
  await start()

  return {
    env,
    isLocked,
    stop,
    start,
    startLocked: () => startWith([], ''),
    lock: async () => {
      await send(
        secretsName,
        '/org/freedesktop/secrets',
        'org.freedesktop.Secret.Service.Lock',
        `array:objpath:${collection}`
      )
      await until('locked', isLocked)
    },
    unlock: async () => {
      await unlockLogin(join(runtimeDirectory, 'keyring', 'control'), password)
      await until('unlocked', async () => !(await isLocked()))
    },
    replace: async () => {
      await stop()
      await rm(dataDirectory, { recursive: true, force: true })
      await start()
    },
    exchange: async () => {
      const kept = join(directory, 'kept')
      await stop()
      await rename(dataDirectory, kept)
      await start()
      return {
        putBack: async () => {
          await stop()
          await rm(dataDirectory, { recursive: true, force: true })
          await rename(kept, dataDirectory)
          await start()
        }
      }
    },
    close: async () => {
      await service?.stop()
      await bus.stop()
      await rm(directory, { recursive: true, force: true })
    }
  }
}

const unlockOperation = 1
const resultOffset = 4

/**
 * Unlocks the login keyring as PAM does at log-in: `gnome-keyring-daemon --unlock` beside a running service starts a second
 * one instead, and the Secret Service interface only unlocks through a prompt.
 *
 * The message is gnome-keyring's own (daemon/control/gkd-control-server.c): one byte that carries the sender's user id, then
 * length, operation and password, the numbers in four bytes each, big-endian. The answer is a length and a result, 0 for done.
 */
async function unlockLogin(controlSocket: string, password: string): Promise<void> {
  const secret = Buffer.from(password)
  const message = Buffer.alloc(1 + 12 + secret.length)
  message.writeUInt32BE(12 + secret.length, 1)
  message.writeUInt32BE(unlockOperation, 5)
  message.writeUInt32BE(secret.length, 9)
  secret.copy(message, 13)
  const result = await new Promise<number>((resolve, reject) => {
    let answer = Buffer.alloc(0)
    const socket = connect(controlSocket, () => socket.write(message))
    socket.setTimeout(timeoutMs, () => socket.destroy(new Error('The keyring did not answer')))
    socket.once('error', reject)
    socket.once('close', () => {
      reject(new Error('The keyring closed its control socket'))
    })
    socket.on('data', (chunk) => {
      answer = Buffer.concat([answer, chunk])
      if (answer.length < 2 * resultOffset) return
      resolve(answer.readUInt32BE(resultOffset))
      socket.destroy()
    })
  })
  if (result !== 0) throw new Error(`The keyring refused to unlock (result ${result})`)
}

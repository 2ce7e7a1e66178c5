// @ts-check
// A child process with a beginning that can be awaited and an end that is certain.
import { spawn } from 'node:child_process'
import { failure, success } from '../electron-runtime/outcome.mjs'

/**
 * @typedef {object} ManagedProcess
 * @property {import('node:child_process').ChildProcess} child
 * @property {() => Promise<void>} stop asks it to end, insists after a while; safe to call twice
 */

/**
 * Starts a background program in a process group of its own, so that a Ctrl-C in the terminal reaches it only when we pass
 * it on, after the programs that depend on it have ended.
 *
 * @param {object} options
 * @param {string} options.command
 * @param {readonly string[]} options.args
 * @param {Readonly<Record<string, string | undefined>>} options.env
 * @param {string} [options.input] written to its standard input
 * @param {number} [options.graceMs] between SIGTERM and SIGKILL, default 3,000
 * @returns {ManagedProcess}
 */
export function startManaged({ command, args, env, input, graceMs = 3000 }) {
  const child = spawn(command, args, { env, detached: true, stdio: ['pipe', 'ignore', 'pipe', 'pipe'] })
  // A program that never started closes its pipes; the failure is reported through 'error', not here.
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(input ?? '')
  child.stderr?.resume()
  child.on('error', () => undefined)
  const ended = new Promise((resolve) => {
    child.once('error', resolve).once('exit', resolve)
  })
  return { child, stop: () => stopChild(child, ended, graceMs) }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {Promise<unknown>} ended
 * @param {number} graceMs
 */
async function stopChild(child, ended, graceMs) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  signalGroup(child, 'SIGTERM')
  const insist = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs)
  await ended
  clearTimeout(insist)
}

/**
 * @param {import('node:child_process').ChildProcess} child one that was started detached
 * @param {NodeJS.Signals} signal
 * @returns {boolean} false when nobody of the group is left
 */
export function signalGroup(child, signal) {
  if (child.pid === undefined) return false
  try {
    return process.kill(-child.pid, signal)
  } catch {
    // ESRCH: the whole group has ended already.
    return false
  }
}

/**
 * Waits for the first line a program writes to its file descriptor 3 (Xvfb's -displayfd, dbus-daemon's --print-address).
 *
 * @param {ManagedProcess} managed
 * @param {string} name for the message
 * @param {number} timeoutMs
 * @returns {Promise<import('../electron-runtime/outcome.mjs').Outcome<string>>}
 */
export async function firstLine(managed, name, timeoutMs) {
  const { child } = managed
  const pipe = /** @type {import('node:stream').Readable} */ (child.stdio[3])
  let text = ''
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(failure(`${name} did not start within ${timeoutMs / 1000} s.`)), timeoutMs)
    const finish = (/** @type {import('../electron-runtime/outcome.mjs').Outcome<string>} */ outcome) => {
      clearTimeout(timer)
      resolve(outcome)
    }
    child.once('error', () => finish(failure(`${name} is not installed: run \`npm run system-packages\`.`)))
    child.once('exit', (code, signal) => finish(failure(`${name} ended at once (${signal ?? `exit code ${code}`}).`)))
    pipe.setEncoding('utf8').on('data', (/** @type {string} */ chunk) => {
      text += chunk
      const end = text.indexOf('\n')
      if (end >= 0) finish(success(text.slice(0, end).trim()))
    })
  })
}

// @ts-check
// Runs one program in the foreground and makes sure that it, and what it started, ends when we are told to end.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { signalGroup } from './managed-process.mjs'

/** @type {readonly NodeJS.Signals[]} */
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP']

const lastOutputMs = 2000

/**
 * @param {object} options
 * @param {string} options.command
 * @param {readonly string[]} options.args
 * @param {Readonly<Record<string, string | undefined>>} options.env
 * @param {string} [options.cwd]
 * @param {(text: string) => void} [options.onOutput] gets its standard output, which else goes to ours
 * @param {number} [options.graceMs] between the signal and SIGKILL, default 10,000
 * @returns {Promise<number>} its exit code; 128 + signal number when a signal ended it or us; 127 when it does not exist
 */
export async function runCommand({ command, args, env, cwd, onOutput, graceMs = 10_000 }) {
  // Windows has no process groups of this kind: there, a child shares our console and gets its Ctrl-C.
  const ownGroup = process.platform !== 'win32'
  const stdout = onOutput === undefined ? 'inherit' : 'pipe'
  const child = spawn(command, args, { env, cwd, stdio: ['inherit', stdout, 'inherit'], detached: ownGroup })
  child.stdout?.setEncoding('utf8').on('data', (/** @type {string} */ text) => onOutput?.(text))
  /** @type {NodeJS.Signals | undefined} */
  let received
  /** @type {NodeJS.Timeout | undefined} */
  let insist
  const send = (/** @type {NodeJS.Signals} */ signal) => (ownGroup ? signalGroup(child, signal) : child.kill(signal))
  const passOn = (/** @type {NodeJS.Signals} */ signal) => {
    received ??= signal
    send(signal)
    insist ??= setTimeout(() => send('SIGKILL'), graceMs)
  }
  for (const signal of endings) process.on(signal, passOn)
  try {
    const code = await new Promise((resolve) => {
      child.once('error', (error) => {
        process.stderr.write(`${command} could not be started (${error.message}).\n`)
        resolve(127)
      })
      child.once('exit', (exitCode, signal) => {
        const code = exitCode ?? signalCode(signal)
        if (onOutput === undefined) return resolve(code)
        // Its last output may still be on the way, but a program it forgot must not keep us waiting.
        const enough = setTimeout(() => resolve(code), lastOutputMs)
        child.once('close', () => {
          clearTimeout(enough)
          resolve(code)
        })
      })
    })
    return received === undefined ? Number(code) : signalCode(received)
  } finally {
    clearTimeout(insist)
    // What the program forgot to end.
    if (ownGroup) send('SIGKILL')
    for (const signal of endings) process.off(signal, passOn)
  }
}

/** @param {NodeJS.Signals | null} signal */
const signalCode = (signal) => 128 + (signal === null ? 0 : constants.signals[signal])

// @ts-check
// Runs a program with a display: the person's own when there is one, a virtual one with a keyring otherwise.
import { openHeadlessSession } from './headless-session.mjs'
import { runCommand } from './run-command.mjs'

/**
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {string} platform as `process.platform`
 * @returns {boolean} true when windows can be shown to somebody
 */
export function hasDisplay(env, platform) {
  return platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY'])
}

/**
 * Runs a command in a headless session of its own and ends the session afterwards, also when we are interrupted.
 *
 * @param {object} options
 * @param {string} options.command
 * @param {readonly string[]} options.args
 * @param {Readonly<Record<string, string | undefined>>} options.env
 * @param {string} [options.cwd]
 * @param {boolean} [options.keyring] default true
 * @param {(text: string) => void} [options.onOutput] gets its standard output, which else goes to ours
 * @returns {Promise<number>} exit code of the command, 1 when the session could not be started
 */
export async function runHeadless({ command, args, env, keyring = true, ...rest }) {
  /** @type {NodeJS.Signals | undefined} */
  let interrupted
  // While the session starts nobody else listens: without this, Node would end at once and leave Xvfb behind.
  const remember = (/** @type {NodeJS.Signals} */ signal) => void (interrupted ??= signal)
  process.on('SIGINT', remember).on('SIGTERM', remember).on('SIGHUP', remember)
  try {
    const session = await openHeadlessSession({ env, keyring })
    if (!session.ok) {
      process.stderr.write(`${session.message}\n`)
      return 1
    }
    try {
      if (interrupted !== undefined) return 1
      return await runCommand({ command, args, ...rest, env: session.value.env })
    } finally {
      await session.value.stop()
    }
  } finally {
    process.off('SIGINT', remember).off('SIGTERM', remember).off('SIGHUP', remember)
  }
}

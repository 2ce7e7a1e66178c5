// @ts-check
// Starts the built app, after making sure that it is built.
import { sandboxArguments } from '../electron-runtime/sandbox-arguments.mjs'
import { runCommand } from '../headless/run-command.mjs'
import { buildIfStale } from './build-if-stale.mjs'
import { projectDirectory } from './project-tools.mjs'

/**
 * @param {object} options
 * @param {string} options.executable Electron
 * @param {readonly string[]} options.args for the app
 * @param {Readonly<Record<string, string | undefined>>} options.env
 * @returns {Promise<number>} exit code of the build if that failed, else of the app
 */
export async function runApp({ executable, args, env }) {
  const buildCode = await buildIfStale(env)
  if (buildCode !== 0) return buildCode
  const sandbox = sandboxArguments({ platform: process.platform, userId: process.getuid?.() })
  return runCommand({ command: executable, args: [...sandbox, projectDirectory, ...args], env, cwd: projectDirectory })
}

// @ts-check
// npm and tar as child processes: npm, so that the person's own registry, proxy and certificates are used; tar, so that no
// archive library is needed for something every Linux has.
import { execFile } from 'node:child_process'
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { failure, oneLine, success } from './outcome.mjs'

const run = promisify(execFile)

/**
 * @param {string} projectDirectory where npm looks for the project's .npmrc
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {import('./build-fallback.mjs').FallbackTools}
 */
export function registryTools(projectDirectory, env) {
  return {
    pack: async (spec, into) => {
      const flags = ['--silent', '--ignore-scripts', '--fetch-retries=1', '--fetch-retry-maxtimeout=5000']
      try {
        await run('npm', ['pack', spec, '--pack-destination', into, ...flags], {
          cwd: projectDirectory,
          env,
          timeout: 900_000,
          killSignal: 'SIGKILL'
        })
      } catch (error) {
        return failure(
          `The npm registry did not hand out ${spec} (${npmReason(error)}); check \`npm config get registry\`.`
        )
      }
      const name = (await readdir(into)).find((each) => each.endsWith('.tgz'))
      return name === undefined ? failure(`npm pack left no archive for ${spec}.`) : success(join(into, name))
    },
    unpack: async (archive, into, only) => {
      await mkdir(into, { recursive: true })
      const flags = ['--extract', '--gzip', '--no-same-owner', '--file', archive, '--directory', into]
      try {
        // Its warnings about vendor header keywords go nowhere; errors arrive through the exit code.
        await run('tar', only === undefined ? flags : [...flags, only], { env, maxBuffer: 64 * 1024 * 1024 })
        return success(true)
      } catch (error) {
        return failure(`${archive} could not be unpacked (${lastLine(error)}).`)
      }
    }
  }
}

/** @param {unknown} error */
function npmReason(error) {
  if (!(error instanceof Error)) return oneLine(error)
  if ('code' in error && error.code === 'ENOENT') return 'npm was not found'
  return 'killed' in error && error.killed === true ? 'no answer in 15 minutes' : 'npm pack failed'
}

/** @param {unknown} error */
function lastLine(error) {
  const stderr = error instanceof Error && 'stderr' in error ? String(error.stderr) : ''
  return stderr.trim().split('\n').at(-1) ?? oneLine(error)
}

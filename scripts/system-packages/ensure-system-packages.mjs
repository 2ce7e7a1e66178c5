// @ts-check
// Before Electron starts: are the system's libraries there? As root on a Debian-like machine without a desktop (containers,
// CI) what is missing is installed; anywhere else the person gets the command to run.
import { failure, success } from '../electron-runtime/outcome.mjs'
import { hasDisplay } from '../headless/run-headless.mjs'
import { aptGet, findProgram, isKnownPackage, presentOnMachine } from './machine.mjs'
import { missingRequirements, planInstall } from './plan.mjs'
import { electronRequirements, headlessRequirements } from './requirements.mjs'

/**
 * Checks, and installs where it may. No network and no output when nothing is missing.
 *
 * @param {Readonly<Record<string, string | undefined>>} [env] default `process.env`
 * @param {(line: string) => void} [tell] default: a line on stderr
 * @param {readonly import('./requirements.mjs').Requirement[]} [requirements] default: what Electron needs without a desktop
 * @returns {import('../electron-runtime/outcome.mjs').Outcome<readonly string[]>} the packages that were installed
 */
export function ensureSystemPackages(
  env = process.env,
  tell = (line) => void process.stderr.write(`${line}\n`),
  requirements = [...electronRequirements, ...headlessRequirements]
) {
  const { platform } = process
  if (platform !== 'linux' || hasDisplay(env, platform)) return success([])
  const missing = missingRequirements(requirements, presentOnMachine(env, requirements))
  if (missing.length === 0) return success([])

  const hasApt = findProgram('apt-get', env) !== undefined
  const isRoot = process.getuid?.() === 0
  if (hasApt && isRoot) {
    const update = aptGet(['update'], env)
    if (!update.ok) return failure(`The package lists could not be updated.\n${lastLines(update.output)}`)
  }
  const isKnown = hasApt ? isKnownPackage : () => false
  const plan = planInstall({ platform, hasDisplay: false, isRoot, hasApt, missing, isKnown })
  switch (plan.kind) {
    case 'nothing':
      return success([])
    case 'ask':
      return failure(plan.message)
    case 'install': {
      tell(`Installing ${plan.packages.length} missing system packages: ${plan.packages.join(' ')}`)
      const install = aptGet(['install', '-y', '--no-install-recommends', ...plan.packages], env)
      return install.ok ? success(plan.packages) : failure(`The installation failed.\n${lastLines(install.output)}`)
    }
  }
}

/** @param {string} output */
const lastLines = (output) => output.trim().split('\n').slice(-8).join('\n')

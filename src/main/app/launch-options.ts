import { argv as ownArguments, env as ownEnvironment } from 'node:process'
import { takeEnvironmentCredentials } from '../credentials/import/environment-credentials'
import type { ImportedCredentials } from '../credentials/import/imported-credentials'

/** What this run was started with. */
export interface LaunchOptions {
  /** `--demo`: open the demo fleet without asking. */
  readonly isDemo: boolean
  /** `--demo-vehicles=N`, 1 to 250,000; null: the simulator's default. */
  readonly demoVehicleCount: number | null
  /** `--demo-seed=N`, so that a demo fleet can be had again; null: the simulator's default. */
  readonly demoSeed: number | null
  /** `--user-data-dir=PATH`: a data folder of its own, for tests and for a second profile of the same person. */
  readonly userDataDir: string | null
  /** `ELECTRON_RENDERER_URL`: Vite's server during development. */
  readonly devServerUrl: string | null
  /** `--no-sandbox` was given: a machine where Chromium's sandbox cannot start, such as a container running as root. */
  readonly isSandboxOff: boolean
}

/**
 * Reads the command line and the environment. Unreadable values are taken as absent.
 *
 * @param argv command line, default this process's
 * @param env environment, default this process's. This file is the only place that reads it
 */
export function readLaunchOptions(
  argv: readonly string[] = ownArguments,
  env: Readonly<Record<string, string | undefined>> = ownEnvironment
): LaunchOptions {
  return {
    isDemo: argv.includes('--demo'),
    demoVehicleCount: wholeNumber(valueOf(argv, 'demo-vehicles'), 1, 250_000),
    demoSeed: wholeNumber(valueOf(argv, 'demo-seed'), 0, 0xffff_ffff),
    userDataDir: valueOf(argv, 'user-data-dir'),
    devServerUrl: nonEmpty(env['ELECTRON_RENDERER_URL']),
    isSandboxOff: argv.includes('--no-sandbox')
  }
}

/**
 * Takes `CATENA_CLIENT_ID` and `CATENA_CLIENT_SECRET`, which the person may use, and the secret out of the environment. Not one of the options: those
 * are kept for as long as the app runs, and a secret is not.
 *
 * @param env environment, default this process's
 * @returns null when they are not both set, and at the second call
 */
export function takeCredentials(env: Record<string, string | undefined> = ownEnvironment): ImportedCredentials | null {
  return takeEnvironmentCredentials(env)
}

function valueOf(argv: readonly string[], name: string): string | null {
  const prefix = `--${name}=`
  return nonEmpty(argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length))
}

function nonEmpty(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text
}

function wholeNumber(text: string | null, least: number, most: number): number | null {
  if (text === null || !/^\d{1,10}$/.test(text)) return null
  const value = Number(text)
  return value >= least && value <= most ? value : null
}

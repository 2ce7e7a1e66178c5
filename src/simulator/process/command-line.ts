import { parseArgs } from 'node:util'
import type { SimulatorOptions } from '../options'

/** What the command line asks for. */
export interface CommandLine {
  readonly options: SimulatorOptions
  /** End when standard input closes, that is, when the parent goes away. */
  readonly exitWithParent: boolean
}

/**
 * Reads the arguments after the script's name.
 *
 * @throws TypeError or RangeError for an unknown flag or a value that is no whole number
 */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string' },
      vehicles: { type: 'string' },
      seed: { type: 'string' },
      'tick-seconds': { type: 'string' },
      'token-lifetime-seconds': { type: 'string' },
      'onboarding-delay-ms': { type: 'string' },
      invitations: { type: 'string' },
      'partner-name': { type: 'string' },
      'client-id': { type: 'string' },
      'client-secret': { type: 'string' },
      'no-demo-invitations': { type: 'boolean' },
      'exit-with-parent': { type: 'boolean' }
    }
  })
  return {
    options: {
      ...whole('port', values.port),
      ...whole('vehicles', values.vehicles),
      ...whole('seed', values.seed),
      tickSeconds: 20,
      ...whole('tickSeconds', values['tick-seconds']),
      ...whole('tokenLifetimeSeconds', values['token-lifetime-seconds']),
      ...whole('onboardingDelayMs', values['onboarding-delay-ms']),
      ...whole('invitations', values.invitations),
      ...text('partnerName', values['partner-name']),
      ...text('clientId', values['client-id']),
      ...text('clientSecret', values['client-secret']),
      demoInvitations: values['no-demo-invitations'] !== true
    },
    exitWithParent: values['exit-with-parent'] === true
  }
}

function text(name: keyof SimulatorOptions, value: string | undefined): SimulatorOptions {
  return value === undefined ? {} : { [name]: value }
}

function whole(name: keyof SimulatorOptions, text: string | undefined): SimulatorOptions {
  if (text === undefined) return {}
  if (!/^\d+$/.test(text)) throw new RangeError(`${name} must be a whole number, not "${text}"`)
  return { [name]: Number(text) }
}

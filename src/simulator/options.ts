import { demoPartner } from './world/partner'

/** How a simulator behaves; every field has a default. */
export interface SimulatorOptions {
  /** Number of vehicles that are shared, 1 to 250,000. Default 2,000. */
  readonly vehicles?: number
  /** Everything but the clock follows from it. Default 1. */
  readonly seed?: number
  /** TCP port on 127.0.0.1; 0 (the default) takes a free one. */
  readonly port?: number
  /** Seconds between two ingestions of positions. Default 60, as the real service; the command line defaults to 20. */
  readonly tickSeconds?: number
  /** Life of an access token in seconds. Default 300. */
  readonly tokenLifetimeSeconds?: number
  /** Time from acceptance to the first data of an onboarded fleet, in milliseconds. Default 2,000. */
  readonly onboardingDelayMs?: number
  /** Whether demo invitations in several statuses exist from the start. Default true. */
  readonly demoInvitations?: boolean
  /** Invitations besides those of the demo, 0 to 100,000, in all statuses. Default 0. */
  readonly invitations?: number
  /** Name of the organisation that signs in; ids, references and names of its fleets follow from it. Default `Demo Insurance`. */
  readonly partnerName?: string
  /** The one client that the simulator knows. Default {@link demoClient}. */
  readonly clientId?: string
  readonly clientSecret?: string
  /** Time source, epoch milliseconds. Default `Date.now`. */
  readonly now?: () => number
}

export type ResolvedOptions = Required<SimulatorOptions>

/** The client that the simulator knows unless told otherwise. Obviously no secret. */
export const demoClient = { id: 'demo-client', secret: 'demo-secret-not-real' } as const

/** Permissions in a fresh token unless the control endpoint says otherwise. */
export const defaultPermissions: readonly string[] = [
  'fleet:read',
  'invitation:read',
  'invitation:create',
  'invitation:delete',
  'share-agreement:read',
  'connection:read',
  'schedule:read',
  'partner:read',
  'telematics:read'
]

/** Largest fleet the simulator was made for. */
const mostVehicles = 250_000

const mostInvitations = 100_000

/**
 * Fills in the defaults.
 *
 * @throws RangeError when a number is outside its range or a text is empty; that is a mistake of the caller
 */
export function resolveOptions(options: SimulatorOptions = {}): ResolvedOptions {
  const resolved: ResolvedOptions = {
    vehicles: 2000,
    seed: 1,
    port: 0,
    tickSeconds: 60,
    tokenLifetimeSeconds: 300,
    onboardingDelayMs: 2000,
    demoInvitations: true,
    invitations: 0,
    partnerName: demoPartner.name,
    clientId: demoClient.id,
    clientSecret: demoClient.secret,
    now: Date.now,
    ...options
  }
  checkRange('vehicles', resolved.vehicles, 1, mostVehicles)
  checkRange('seed', resolved.seed, 0, 0xffff_ffff)
  checkRange('port', resolved.port, 0, 65_535)
  checkRange('tickSeconds', resolved.tickSeconds, 1, 3600)
  checkRange('tokenLifetimeSeconds', resolved.tokenLifetimeSeconds, 1, 86_400)
  checkRange('invitations', resolved.invitations, 0, mostInvitations)
  checkRange('onboardingDelayMs', resolved.onboardingDelayMs, 0, 600_000)
  checkText('partnerName', resolved.partnerName)
  checkText('clientId', resolved.clientId)
  checkText('clientSecret', resolved.clientSecret)
  return resolved
}

function checkText(name: string, text: string): void {
  if (text.trim() === '') throw new RangeError(`${name} must not be empty`)
}

function checkRange(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return
  throw new RangeError(`${name} must be a whole number from ${least} to ${most}`)
}

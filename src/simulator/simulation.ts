import { createTokenStore, type TokenStore } from './auth/token-store'
import { createSimulatorClock, type SimulatorClock } from './clock'
import { createRateLimiter, type RateLimiter } from './control/rate-limiter'
import { createRequestStats, type RequestStats } from './control/request-stats'
import { createFaultBox, type FaultBox } from './faults/fault-box'
import { addDemoInvitations } from './invitations/demo-invitations'
import { createInvitationBook, type InvitationBook } from './invitations/invitation-book'
import { defaultPermissions, resolveOptions, type ResolvedOptions, type SimulatorOptions } from './options'
import { createWorld, type World } from './world/world'

/** Everything that the routes share. Only this process's memory; nothing is stored. */
export interface Simulation {
  readonly options: ResolvedOptions
  readonly clock: SimulatorClock
  readonly world: World
  readonly tokens: TokenStore
  readonly invitations: InvitationBook
  readonly faults: FaultBox
  readonly stats: RequestStats
  readonly rateLimiter: RateLimiter
}

/** Builds the state of one simulator. Starts nothing. */
export function createSimulation(given: SimulatorOptions = {}): Simulation {
  const options = resolveOptions(given)
  const clock = createSimulatorClock(options.now)
  const world = createWorld({ seed: options.seed, vehicles: options.vehicles, tickSeconds: options.tickSeconds, clock })
  const invitations = createInvitationBook({
    seed: options.seed,
    clock,
    world,
    onboardingDelayMs: options.onboardingDelayMs
  })
  if (options.demoInvitations) addDemoInvitations(invitations, world, clock)
  return {
    options,
    clock,
    world,
    tokens: createTokenStore(clock, options.seed, options.tokenLifetimeSeconds, defaultPermissions),
    invitations,
    faults: createFaultBox(options.seed),
    stats: createRequestStats(clock),
    rateLimiter: createRateLimiter(clock)
  }
}

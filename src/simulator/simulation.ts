import { createClientBook, type ClientBook } from './auth/client-book'
import { createTokenAnswer, type TokenAnswer } from './auth/token-answer'
import { createTokenStore, type TokenStore } from './auth/token-store'
import { createSimulatorClock, type SimulatorClock } from './clock'
import { createDateHeader, type DateHeader } from './http/date-header'
import { createRateLimiter, type RateLimiter } from './control/rate-limiter'
import { createRequestStats, type RequestStats } from './control/request-stats'
import { createFaultBox, type FaultBox } from './faults/fault-box'
import { addDemoInvitations } from './invitations/demo-invitations'
import { addManyInvitations } from './invitations/many-invitations'
import { createInvitationBook, type InvitationBook } from './invitations/invitation-book'
import { defaultPermissions, resolveOptions, type ResolvedOptions, type SimulatorOptions } from './options'
import { partnerNamed } from './world/partner'
import { createWorld, type World } from './world/world'

/** Everything that the routes share. Only this process's memory; nothing is stored. */
export interface Simulation {
  readonly options: ResolvedOptions
  readonly clock: SimulatorClock
  readonly world: World
  readonly clients: ClientBook
  readonly tokens: TokenStore
  /** How the token endpoint words its answer. */
  readonly tokenAnswer: TokenAnswer
  /** The `Date` header of every answer. */
  readonly dateHeader: DateHeader
  readonly invitations: InvitationBook
  readonly faults: FaultBox
  readonly stats: RequestStats
  readonly rateLimiter: RateLimiter
}

/** Builds the state of one simulator. Starts nothing. */
export function createSimulation(given: SimulatorOptions = {}): Simulation {
  const options = resolveOptions(given)
  const clock = createSimulatorClock(options.now)
  const partner = partnerNamed(options.partnerName)
  const { seed, vehicles, tickSeconds } = options
  const world = createWorld({ seed, vehicles, tickSeconds, clock, partner })
  const invitations = createInvitationBook({
    seed,
    clock,
    world,
    onboardingDelayMs: options.onboardingDelayMs
  })
  if (options.demoInvitations) addDemoInvitations(invitations, world, clock)
  addManyInvitations(invitations, options.invitations, clock)
  return {
    options,
    clock,
    world,
    clients: createClientBook(options.clientId, options.clientSecret),
    tokens: createTokenStore({
      clock,
      seed,
      lifetimeSeconds: options.tokenLifetimeSeconds,
      permissions: defaultPermissions,
      clientId: options.clientId,
      partner
    }),
    tokenAnswer: createTokenAnswer(),
    dateHeader: createDateHeader(clock),
    invitations,
    faults: createFaultBox(seed),
    stats: createRequestStats(clock),
    rateLimiter: createRateLimiter(clock)
  }
}

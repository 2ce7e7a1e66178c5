import { randomUUID } from 'node:crypto'
import { fail, ok, type Result } from '@shared/ipc/result'
import type { JournalEntry } from '@shared/ipc/schemas-journal'
import type { Reachability } from '@shared/ipc/schemas-session'
import { createPositionCache } from '../fleet/cache'
import { createPositionEngine } from '../fleet/engine'
import type { EngineReach, EngineReport } from '../fleet/engine-options'
import { createTurns } from '../fleet/engine-turns'
import { breathe } from '../fleet/scheduler'
import { createInvitationService } from '../invitations/invitation-service'
import { createJournal } from '../journal/journal'
import type { SendEvent } from '../ipc/send'
import type { Logger } from '../log/log'
import { findCacheKey } from './cache-key'
import { createProviderBook } from '../providers/provider-book'
import { createInvitationRowStore } from './invitation-row-store'
import { profileFolder } from './profile-folder'
import { createProtection, type Protection } from './protection'
import { openState } from './session-state'
import { createWorkspaceFleets } from './workspace-fleets'
import { createWorkspaceBulk } from './workspace-bulk'
import { createWorkspaceLink } from './workspace-link'
import type { CloseOptions, OpenerDeps, OpenState, OpenWorkspace, Workspace, WorkspaceRequest } from './workspace-types'

/** The token in use, and those before it that a late line of the log might still name. */
const protectedTokens = 4

/** Makes the function that opens a profile: first the cache, then (when there is a secret) the server. */
export function createWorkspaceOpener(deps: OpenerDeps): OpenWorkspace {
  let lastEpoch = 0
  const shared: Shared = {
    nextEpoch: () => (lastEpoch += 1),
    tokenProtection: createProtection(deps.protect, protectedTokens)
  }
  return (request) => openWorkspace(deps, request, shared)
}

/** What all workspaces of one run have in common. */
interface Shared {
  readonly nextEpoch: () => number
  readonly tokenProtection: Protection
}

async function openWorkspace(deps: OpenerDeps, request: WorkspaceRequest, shared: Shared): Promise<Workspace> {
  const { nowMs, schedule, logger } = deps
  let { profile, missingSecret } = request
  const dataKey = await findCacheKey(deps.vault, profile, request.mayReplaceCacheKey)
  let phase: 'opened' | 'started' | 'closed' = 'opened'
  let epoch = 0

  const send: SendEvent = (name, payload) => {
    if (phase === 'started') deps.send(name, payload)
  }
  // Of reading pages, working them in and writing them, one piece at a time: the windows are served in between.
  const turns = createTurns()
  const link = createWorkspaceLink({
    deps,
    request,
    turn: turns.take,
    protectToken: shared.tokenProtection.add,
    onReachability: (state) => {
      const reach = reachOf(state)
      engine.setOnline(reach)
      invitations.setOnline(reach === 'online')
      fleets.setReach(state)
      bulk.setOnline(reach === 'online')
      deps.onTrouble(isOutOfReach(state))
      send('reachability:changed', state)
    },
    onFacts: tellState,
    onServerClockOffset: (offsetMs) => {
      engine.setServerClockOffsetMs(offsetMs)
      fleets.setServerClockOffsetMs(offsetMs)
    }
  })
  const { client, reachability } = link
  const engine = createPositionEngine({
    source: client,
    turns,
    cache: createPositionCache({
      profileFolder: profileFolder(deps.profilesDir, profile.id),
      dataKey,
      now: nowMs,
      ...(deps.openDb === undefined ? {} : { openDb: deps.openDb })
    }),
    scheduler: { after: (delayMs, run) => schedule(run, delayMs) },
    now: nowMs,
    nextEpoch: () => (epoch = shared.nextEpoch()),
    retentionDays: () => deps.settings.get().retentionDays,
    mostRequestsAtOnce: () => deps.settings.get().mostRequestsAtOnce,
    random: deps.random,
    onPicture: request.onPicture,
    // The first line of a log opens its file: not between the cache and the page.
    report: (report) => schedule(() => logReport(logger, report), 0)
  })
  const journal = createJournal({
    blobs: engine.blobs,
    nowMs,
    onAdded: (entries) => {
      send('journal:added', { entries })
      if (phase === 'started') deps.onNews('outage', providersOutOf(entries))
    },
    logger
  })
  const invitations = createInvitationService({
    client,
    clipboard: deps.clipboard,
    rowStore: createInvitationRowStore(engine.blobs),
    nowMs,
    randomId: randomUUID,
    schedule,
    journal,
    outgoing: deps.outgoing,
    serverAheadMs: () => link.facts().clockAheadMs ?? 0,
    onNews: (kind, fleetNames) => {
      if (phase === 'started') deps.onNews(kind, fleetNames)
    },
    onChange: (change) => {
      send('invitations:changed', change)
      fleets.invitationsChanged()
    },
    logger
  })
  const providers = createProviderBook({
    client,
    fetchPicture: deps.fetchPicture,
    blobs: engine.blobs,
    nowMs,
    schedule,
    logger
  })
  const fleets = createWorkspaceFleets({ deps, http: link.http, engine, turns, invitations, journal, send })
  const bulk = createWorkspaceBulk({
    deps,
    folder: profileFolder(deps.profilesDir, profile.id),
    dataKey,
    client,
    invitations,
    journal,
    onChange: (change) => send('bulk:changed', change)
  })
  // These live and end with the workspace, and `send` is silent once it is closed: nothing to unsubscribe.
  // Deltas go to each window by itself: see `positions:snapshot`.
  engine.onStatus((status) => send('positions:status-changed', status))
  engine.onReset((reset) => send('positions:reset', reset))

  function state(): OpenState {
    return openState({ profile, secretKept: profile.secretKept, missingSecret, ...link.facts() })
  }

  function tellState(): void {
    if (phase === 'started') request.onState(state())
  }

  function begin(): void {
    if (phase !== 'started') return
    engine.start()
    invitations.start()
    fleets.start()
  }

  function silence(): void {
    if (phase === 'closed') return
    phase = 'closed'
    reachability.stop()
    invitations.stop()
    fleets.silence()
    providers.stop()
    // What is on its way is called off, and looked up when the profile is back.
    void bulk.close()
    engine.cancelRefresh()
    engine.setOnline('offline')
    deps.onTrouble(false)
  }

  async function close(options: CloseOptions = {}): Promise<Result<void>> {
    const { revokesToken = false, forgetsPositions = false, releasesTokens = false } = options
    silence()
    link.close(revokesToken)
    try {
      await fleets.close()
      await bulk.close()
      if (forgetsPositions) await bulk.forget()
      await invitations.settled()
      await journal.close()
      await engine.close({ forget: forgetsPositions })
      if (releasesTokens) shared.tokenProtection.release()
      return ok(undefined)
    } catch (error) {
      logger.error('The cached positions could not be closed as asked', { error, forgetsPositions })
      return fail('internal')
    }
  }

  try {
    await engine.open()
    await Promise.all([journal.open(), invitations.open(), fleets.open()])
    // Nobody waits for a run of another day; it is told when it is read.
    void bulk.open()
  } catch (error) {
    await close()
    throw error
  }

  return {
    get profile() {
      return profile
    },
    engine,
    invitations,
    journal,
    fleets,
    providers,
    bulk,
    reachability,
    state,
    epoch: () => epoch,
    report: () => link.report(),
    start() {
      if (phase !== 'opened') return
      phase = 'started'
      // The page has asked for the positions by now: it gets them before the server is asked for newer ones.
      if (missingSecret === null) void breathe().then(begin)
      else reachability.failed('credentials-rejected')
    },
    retryIfOffline: async () => {
      if (isOutOfReach(reachability.state())) await reachability.retryNow()
    },
    wake() {
      link.wake()
      const state = reachability.state()
      if (isOutOfReach(state)) void reachability.retryNow()
      // A wait that the server asked for is not over because the computer slept.
      else if (state.kind !== 'rate-limited') engine.refreshNow()
    },
    networkChanged: () => reachability.networkChanged(),
    isServerNear: () => missingSecret === null && reachOf(reachability.state()) === 'online',
    hasSecret: () => missingSecret === null,
    replaceSecret: (secret, granted) => link.replaceSecret(secret, granted),
    setMissing(problem) {
      missingSecret = problem
      tellState()
    },
    setProfile(changed) {
      profile = changed
      tellState()
    },
    revokeToken: () => link.revokeToken(),
    signOut: (limitMs) => link.signOut(limitMs),
    silence,
    close
  }
}

/** The providers that have just gone out. */
function providersOutOf(entries: readonly JournalEntry[]): readonly string[] {
  return entries.flatMap(({ kind, detail }) => (kind === 'outage-began' ? (detail.providerName ?? []) : []))
}

function isOutOfReach({ kind }: Reachability): boolean {
  return kind === 'no-network' || kind === 'unreachable'
}

/** A wait that one route was asked for is heeded by its own callers; pausing everything would end in a sweep at once, and the next wait. */
function reachOf(state: Reachability): EngineReach {
  if (state.kind === 'credentials-rejected') return 'rejected'
  return isOutOfReach(state) ? 'offline' : 'online'
}

function logReport(logger: Logger, report: EngineReport): void {
  if (report.kind === 'bug') logger.error('The position engine met a bug', { error: report.error })
  else if (report.kind === 'list-failed') logger.warn('A list could not be read', report)
  else logger.info('Positions', report)
}

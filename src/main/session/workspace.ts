import { randomUUID } from 'node:crypto'
import { fail, ok, type Result } from '@shared/ipc/result'
import type { Reachability, RevocationReport } from '@shared/ipc/schemas-session'
import type { CallOutcome } from '../catena/http-types'
import { createPositionCache } from '../fleet/cache'
import { createPositionEngine } from '../fleet/engine'
import type { EngineReach, EngineReport } from '../fleet/engine-options'
import { createInvitationService } from '../invitations/invitation-service'
import type { SendEvent } from '../ipc/send'
import type { Logger } from '../log/log'
import { findCacheKey } from './cache-key'
import { createInvitationRowStore } from './invitation-row-store'
import { createOutcomeVerdict } from './outcome-verdict'
import { profileFolder } from './profile-folder'
import { createProtection, type Protection } from './protection'
import { createProbe, createReachability } from './reachability'
import { createRequestTally, createTalliedFetch } from './request-tally'
import { createServerClock } from './server-clock'
import { createSessionJournal } from './session-journal'
import { openState, type OpenFacts } from './session-state'
import { createWorkspaceClient } from './workspace-client'
import { createWorkspaceKeeper } from './workspace-keeper'
import type { CloseOptions, OpenerDeps, OpenState, OpenWorkspace, Workspace, WorkspaceRequest } from './workspace-types'

/** The token in use, and those before it that a late line of the log might still name. */
const protectedTokens = 4

/** A revocation that nobody waits for. */
const backgroundLimitMs = 8_000

/** A smaller change of the difference between the clocks is not told: it would be told with every answer. */
const toldClockStepMs = 10_000

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
  const { nowMs, schedule, random, logger } = deps
  const { onState } = request
  let { profile, missingSecret } = request
  const dataKey = await findCacheKey(deps.vault, profile, request.mayReplaceCacheKey)
  const tally = createRequestTally({ nowMs, monotonicMs: deps.monotonicMs })
  const fetch = createTalliedFetch(deps.fetch, tally)
  const journal = createSessionJournal({ nowMs })
  const { keeper, replaceSecret } = createWorkspaceKeeper({
    deps,
    fetch,
    request,
    protectToken: shared.tokenProtection.add,
    onFailure: (operation, failure) => journal.failed(operation, failure)
  })
  const serverClock = createServerClock(nowMs)
  const verdictOn = createOutcomeVerdict(deps.monotonicMs)
  let phase: 'opened' | 'started' | 'closed' = 'opened'
  let described: OpenFacts['described'] = { organisation: null, permissions: [] }
  let toldClockAheadMs: number | null = null
  let epoch = 0

  const send: SendEvent = (name, payload) => {
    if (phase === 'started') deps.send(name, payload)
  }
  const { client, askOrgs, askTelematics } = createWorkspaceClient({
    deps,
    fetch,
    apiBaseUrl: profile.apiBaseUrl,
    keeper,
    onOutcome
  })
  const probe = createProbe({ askOrgs, askTelematics })
  const reachability = createReachability({
    nowMs,
    schedule,
    random,
    probe: async (signal) => {
      const answer = await probe(signal)
      // While the authorization server's wait lasts the keeper refuses by itself, and nobody reports an outcome.
      if (!answer.ok && answer.error.code === 'rate-limited')
        reachability.failed('rate-limited', answer.error.retryAfterSeconds)
    },
    onChange: (state) => {
      const reach = reachOf(state)
      engine.setOnline(reach)
      invitations.setOnline(reach === 'online')
      deps.onTrouble(isOutOfReach(state))
      send('reachability:changed', state)
    }
  })
  const engine = createPositionEngine({
    source: client,
    cache: createPositionCache({
      profileFolder: profileFolder(deps.profilesDir, profile.id),
      dataKey,
      retentionDays: deps.settings.get().retentionDays,
      now: nowMs
    }),
    scheduler: { after: (delayMs, run) => schedule(run, delayMs) },
    now: nowMs,
    nextEpoch: () => (epoch = shared.nextEpoch()),
    report: (report) => logReport(logger, report)
  })
  const invitations = createInvitationService({
    client,
    clipboard: deps.clipboard,
    rowStore: createInvitationRowStore(engine.blobs),
    nowMs,
    randomId: randomUUID,
    schedule,
    onChange: (list) => send('invitations:changed', list),
    logger
  })
  // These live and end with the workspace, and `send` is silent once it is closed: nothing to unsubscribe.
  keeper.onChange(followToken)
  engine.onDelta((delta) => send('positions:delta', delta))
  engine.onStatus((status) => send('positions:status-changed', status))
  engine.onReset((reset) => send('positions:reset', reset))

  function onOutcome(outcome: CallOutcome): void {
    const { serverDateMs, durationMs, failure } = outcome
    if (serverDateMs !== undefined) {
      engine.setServerClockOffsetMs(serverClock.offsetMs(serverDateMs, durationMs))
      tellClock(serverClock.estimateMs())
    }
    if (failure !== undefined) journal.failed(`${outcome.method} ${outcome.route}`, failure)
    const verdict = verdictOn(outcome)
    // Only other credentials help now. A late answer to the last good token must not look like a way back.
    if (keeper.state().kind === 'rejected') return
    if (verdict === 'answered') reachability.answered()
    else if (verdict === 'failed' && failure !== undefined) reachability.failed(failure.code, failure.retryAfterSeconds)
  }

  function state(): OpenState {
    const { secretKept } = profile
    return openState({
      profile,
      token: keeper.state(),
      secretKept,
      missingSecret,
      described,
      clockAheadMs: toldClockAheadMs
    })
  }

  function tellState(): void {
    if (phase === 'started') onState(state())
  }

  function tellClock(aheadMs: number | null): void {
    const isNews =
      toldClockAheadMs === null || aheadMs === null
        ? aheadMs !== toldClockAheadMs
        : Math.abs(aheadMs - toldClockAheadMs) >= toldClockStepMs
    if (!isNews) return
    toldClockAheadMs = aheadMs
    tellState()
  }

  function followToken(): void {
    const token = keeper.state()
    if (token.kind === 'valid') {
      described = { organisation: token.organisation?.name ?? null, permissions: token.scopes }
    } else if ('failure' in token) {
      reachability.failed(token.failure.code, token.failure.retryAfterSeconds)
    }
    tellState()
  }

  /** The server's answer, or `unreachable` when it takes longer than anyone waits. Never rejects. */
  function within(limitMs: number, revocation: Promise<RevocationReport>): Promise<RevocationReport> {
    const unanswered: RevocationReport = { outcome: 'unreachable', status: null, serverMessage: null }
    return new Promise((resolve) => {
      const cancel = schedule(() => resolve(unanswered), limitMs)
      const failed = (error: unknown): void => {
        logger.error('Revoking the token met a bug', { error })
        resolve(unanswered)
      }
      void revocation.then(resolve, failed).finally(cancel)
    })
  }

  function begin(): void {
    engine.start()
    invitations.start()
  }

  async function close(options: CloseOptions = {}): Promise<Result<void>> {
    const { revokesToken = false, forgetsPositions = false, releasesTokens = false } = options
    phase = 'closed'
    reachability.stop()
    invitations.stop()
    deps.onTrouble(false)
    if (revokesToken) void within(backgroundLimitMs, keeper.signOut())
    else keeper.close()
    try {
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
    await invitations.open()
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
    reachability,
    state,
    epoch: () => epoch,
    report() {
      const token = keeper.state()
      return {
        renewedAtMs: token.kind === 'valid' ? token.renewedAtMs : null,
        expiresAtMs: token.kind === 'valid' ? token.expiresAtMs : null,
        revokedAtMs: journal.revokedAtMs(),
        lastError: journal.lastError(),
        requests: tally.report()
      }
    },
    start() {
      if (phase !== 'opened') return
      phase = 'started'
      if (missingSecret === null) begin()
      else reachability.failed('credentials-rejected')
    },
    retryIfOffline: async () => {
      if (isOutOfReach(reachability.state())) await reachability.retryNow()
    },
    wake() {
      keeper.wake()
      if (isOutOfReach(reachability.state())) void reachability.retryNow()
      else engine.refreshNow()
    },
    networkChanged: () => reachability.networkChanged(),
    isServerNear: () => missingSecret === null && reachOf(reachability.state()) === 'online',
    hasSecret: () => missingSecret === null,
    replaceSecret(secret, granted) {
      replaceSecret(secret, granted)
      reachability.credentialsReplaced()
      // The first token of the new secret is asked for now, not with the next sweep: whether it works is the news.
      void reachability.retryNow()
      tellState()
    },
    setMissing(problem) {
      missingSecret = problem
      tellState()
    },
    setProfile(changed) {
      profile = changed
      tellState()
    },
    async revokeToken() {
      const report = await within(backgroundLimitMs, keeper.revoke())
      if (report.outcome === 'revoked') journal.revoked()
      return report
    },
    signOut: (limitMs) => within(limitMs, keeper.signOut()),
    close
  }
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

import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { fail, ok, type Result } from '@shared/ipc/result'
import type { Reachability } from '@shared/ipc/schemas-session'
import type { RevocationOutcome } from '../catena/auth/revocation'
import { createCatenaClient, type CatenaClient } from '../catena/client'
import { sleep } from '../catena/deadline'
import { createHttp, type HttpOptions } from '../catena/http'
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
import { createProtection } from './protection'
import { createReachability } from './reachability'
import { createServerClock } from './server-clock'
import { openState, type OpenFacts } from './session-state'
import { createWorkspaceKeeper } from './workspace-keeper'
import type { CloseOptions, OpenerDeps, OpenState, OpenWorkspace, Workspace, WorkspaceRequest } from './workspace-types'

/** The token in use, and those before it that a late line of the log might still name. */
const protectedTokens = 4

/** A probe that takes longer than this is as good as none, and nobody waits behind it. */
const probeTimeoutMs = 15_000

/** Nobody waits longer than this to be signed out; the server is still asked meanwhile. */
const revocationLimitMs = 8_000

/** Makes the function that opens a profile: first the cache, then (when there is a secret) the server. */
export function createWorkspaceOpener(deps: OpenerDeps): OpenWorkspace {
  let lastEpoch = 0
  const shared: Shared = {
    nextEpoch: () => (lastEpoch += 1),
    protectToken: createProtection(deps.protect, protectedTokens)
  }
  return (request) => openWorkspace(deps, request, shared)
}

/** What all workspaces of one run have in common. */
interface Shared {
  readonly nextEpoch: () => number
  readonly protectToken: Parameters<typeof createWorkspaceKeeper>[2]
}

async function openWorkspace(deps: OpenerDeps, request: WorkspaceRequest, shared: Shared): Promise<Workspace> {
  const { nowMs, schedule, random, logger } = deps
  const { profile, secret, missingSecret, onState } = request
  const dataKey = await findCacheKey(deps.vault, profile)
  const keeper = createWorkspaceKeeper(deps, request, shared.protectToken)
  const serverClock = createServerClock(nowMs)
  const verdictOn = createOutcomeVerdict(deps.monotonicMs)
  const closing = new AbortController()
  let phase: 'opened' | 'started' | 'closed' = 'opened'
  let described: OpenFacts['described'] = { organisation: null, permissions: [] }
  let epoch = 0

  const send: SendEvent = (name, payload) => {
    if (phase === 'started') deps.send(name, payload)
  }
  const clientOf = (limits: Pick<HttpOptions, 'attempts' | 'timeoutMs'>): CatenaClient =>
    createCatenaClient({
      http: createHttp({
        fetch: deps.fetch,
        apiBaseUrl: profile.apiBaseUrl,
        keeper,
        nowMs,
        sleep,
        random,
        onOutcome,
        ...limits
      })
    })
  // A sweep comes again every minute: long repeats of one call would only keep "Refreshing" on screen while the bar says offline.
  const client = clientOf({ attempts: 3, timeoutMs: 45_000 })
  const probing = clientOf({ attempts: 1, timeoutMs: probeTimeoutMs })
  const reachability = createReachability({
    nowMs,
    schedule,
    random,
    probe: async () => {
      const answer = await probing.probe(closing.signal)
      // While the authorization server's wait lasts the keeper refuses by itself, and nobody reports an outcome.
      if (!answer.ok && answer.error.code === 'rate-limited')
        reachability.failed('rate-limited', answer.error.retryAfterSeconds)
    },
    onChange: (state) => {
      const reach = reachOf(state)
      engine.setOnline(reach)
      invitations.setOnline(reach === 'online')
      send('reachability:changed', state)
    }
  })
  const engine = createPositionEngine({
    source: client,
    cache: createPositionCache({
      profileFolder: join(deps.profilesDir, profile.id),
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
    if (serverDateMs !== undefined) engine.setServerClockOffsetMs(serverClock.offsetMs(serverDateMs, durationMs))
    const verdict = verdictOn(outcome)
    // Only other credentials help now. A late answer to the last good token must not look like a way back.
    if (keeper.state().kind === 'rejected') return
    if (verdict === 'answered') reachability.answered()
    else if (verdict === 'failed' && failure !== undefined) reachability.failed(failure.code, failure.retryAfterSeconds)
  }

  function state(): OpenState {
    return openState({ profile, token: keeper.state(), secretKept: profile.secretKept, missingSecret, described })
  }

  function followToken(): void {
    const token = keeper.state()
    if (token.kind === 'valid') {
      described = { organisation: token.organisation?.name ?? null, permissions: token.scopes }
    } else if ('failure' in token) {
      reachability.failed(token.failure.code, token.failure.retryAfterSeconds)
    }
    if (phase === 'started') onState(state())
  }

  function signOut(): Promise<RevocationOutcome> {
    return new Promise((resolve) => {
      const cancel = schedule(() => resolve('unreachable'), revocationLimitMs)
      const failed = (error: unknown): void => {
        logger.error('Revoking the token met a bug', { error })
        resolve('unreachable')
      }
      void keeper.signOut().then(resolve, failed).finally(cancel)
    })
  }

  async function close({ revokesToken = false, forgetsPositions = false }: CloseOptions = {}): Promise<Result<void>> {
    phase = 'closed'
    closing.abort()
    reachability.stop()
    invitations.stop()
    if (revokesToken) void signOut()
    else keeper.close()
    try {
      await engine.close({ forget: forgetsPositions })
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
    profile,
    engine,
    invitations,
    reachability,
    state,
    epoch: () => epoch,
    start() {
      if (phase !== 'opened') return
      phase = 'started'
      if (secret === null) {
        reachability.failed('credentials-rejected')
        return
      }
      engine.start()
      invitations.start()
    },
    retryIfOffline: async () => {
      const { kind } = reachability.state()
      if (kind === 'no-network' || kind === 'unreachable') await reachability.retryNow()
    },
    signOut,
    close
  }
}

/** A wait that one route was asked for is heeded by its own callers; pausing everything would end in a sweep at once, and the next wait. */
function reachOf({ kind }: Reachability): EngineReach {
  if (kind === 'credentials-rejected') return 'rejected'
  return kind === 'no-network' || kind === 'unreachable' ? 'offline' : 'online'
}

function logReport(logger: Logger, report: EngineReport): void {
  if (report.kind === 'bug') logger.error('The position engine met a bug', { error: report.error })
  else if (report.kind === 'list-failed') logger.warn('A list could not be read', report)
  else logger.info('Positions', report)
}

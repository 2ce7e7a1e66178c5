import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { SessionState } from '@shared/ipc/schemas-session'
import { fail, ok } from '@shared/ipc/result'
import type { GrantedToken } from '../catena/auth/token-answer'
import { createTokenClient } from '../catena/auth/token-client'
import { createTokenKeeper, type TokenKeeper } from '../catena/auth/token-keeper'
import { createCatenaClient, type CatenaClient } from '../catena/client'
import { sleep } from '../catena/deadline'
import { createHttp } from '../catena/http'
import type { CallOutcome, FetchLike } from '../catena/http-types'
import type { RevocationOutcome } from '../catena/auth/revocation'
import type { Secret } from '../catena/secret'
import type { SavedProfile } from '../credentials/profiles'
import type { Vault } from '../credentials/vault'
import { createPositionCache } from '../fleet/cache'
import { createPositionEngine } from '../fleet/engine'
import type { EngineReport, PositionEngine } from '../fleet/engine-options'
import { createInvitationService, type InvitationService } from '../invitations/invitation-service'
import type { SendEvent } from '../ipc/send'
import type { Logger } from '../log/log'
import type { SettingsStore } from '../settings/settings'
import { findCacheKey } from './cache-key'
import { createServerClock } from './server-clock'
import { createInvitationRowStore } from './invitation-row-store'
import { createReachability, type ReachabilityTracker, type Schedule } from './reachability'
import { openState } from './session-state'

type OpenState = Extract<SessionState, { kind: 'open' }>

/** One open profile and everything that lives with it. */
export interface Workspace {
  readonly profile: SavedProfile
  readonly engine: PositionEngine
  readonly invitations: InvitationService
  readonly reachability: ReachabilityTracker
  state(): OpenState
  /** Tries the server at once when it could not be reached; for waking up and coming to the front. */
  retryIfOffline(): Promise<void>
  /** Ends the session at the server; positions stay readable until `close`. */
  signOut(): Promise<RevocationOutcome>
  forgetPositions(): Promise<void>
  /** Stops everything that runs. The token is left to expire. */
  close(): Promise<void>
}

interface WorkspaceRequest {
  readonly profile: SavedProfile
  /** Null when there is none to use; cached positions are readable all the same. */
  readonly secret: Secret | null
  readonly missingSecret: 'not-kept' | 'unreadable' | null
  /** A token that was just granted to these credentials; used first, so that nothing is asked twice. */
  readonly granted: GrantedToken | null
  readonly onState: (state: OpenState) => void
}

export type OpenWorkspace = (request: WorkspaceRequest) => Promise<Workspace>

interface OpenerDeps {
  readonly vault: Vault
  readonly fetch: FetchLike
  readonly nowMs: () => number
  readonly schedule: Schedule
  readonly settings: SettingsStore
  readonly logger: Logger
  readonly protect: (secret: Secret) => void
  readonly clipboard: { writeText(text: string): Promise<void> | void }
  /** Absolute; each profile has its own folder in it. */
  readonly profilesDir: string
  readonly send: SendEvent
  readonly monotonicMs: () => number
  readonly random: () => number
}

/** Makes the function that opens a profile: first the cache, then (when there is a secret) the server. It never waits for the network. */
export function createWorkspaceOpener(deps: OpenerDeps): OpenWorkspace {
  let epoch = 0
  const { nowMs, schedule, send, random, logger } = deps

  return async ({ profile, secret, missingSecret, granted, onState }) => {
    const keeper = createKeeper(profile, secret, granted)
    const serverClock = createServerClock(nowMs)
    const clientOf = (attempts?: number): CatenaClient =>
      createCatenaClient({
        http: createHttp({
          fetch: deps.fetch,
          apiBaseUrl: profile.apiBaseUrl,
          keeper,
          nowMs,
          sleep,
          random,
          onOutcome,
          ...(attempts === undefined ? {} : { attempts })
        })
      })
    const client = clientOf()
    const probing = clientOf(1)
    const reachability = createReachability({
      nowMs,
      schedule,
      random,
      probe: async () => {
        await probing.probe()
      },
      onChange: (state) => {
        engine.setOnline(
          state.kind === 'online' ? 'online' : state.kind === 'credentials-rejected' ? 'rejected' : 'offline'
        )
        invitations.setOnline(state.kind === 'online')
        send('reachability:changed', state)
      }
    })
    const engine = createPositionEngine({
      source: client,
      cache: createPositionCache({
        profileFolder: join(deps.profilesDir, profile.id),
        dataKey: await findCacheKey(deps.vault, profile),
        retentionDays: deps.settings.get().retentionDays,
        now: nowMs
      }),
      scheduler: { after: (delayMs, run) => schedule(run, delayMs) },
      now: nowMs,
      nextEpoch: () => (epoch += 1),
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
    let described: { organisation: string | null; permissions: readonly string[] } = {
      organisation: null,
      permissions: []
    }

    function onOutcome({ status, serverDateMs, failure }: CallOutcome): void {
      if (serverDateMs !== undefined) engine.setServerClockOffsetMs(serverClock.offsetMs(serverDateMs))
      if (failure !== undefined) reachability.failed(failure.code, failure.retryAfterSeconds)
      if (status !== undefined && status < 500 && status !== 429) reachability.answered()
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
      onState(state())
    }

    const stops = [
      keeper.onChange(followToken),
      engine.onDelta((delta) => send('positions:delta', delta)),
      engine.onStatus((status) => send('positions:status-changed', status)),
      engine.onReset((reset) => send('positions:reset', reset))
    ]
    await engine.open()
    await invitations.open()
    if (secret === null) {
      reachability.failed('credentials-rejected')
    } else {
      engine.start()
      invitations.start()
    }

    return {
      profile,
      engine,
      invitations,
      reachability,
      state,
      retryIfOffline: async () => {
        const { kind } = reachability.state()
        if (kind === 'no-network' || kind === 'unreachable') await reachability.retryNow()
      },
      signOut: () => keeper.signOut(),
      forgetPositions: () => engine.forgetPositions(),
      close: async () => {
        for (const stop of stops) stop()
        reachability.stop()
        invitations.stop()
        keeper.close()
        await engine.close()
      }
    }
  }

  function createKeeper(profile: SavedProfile, secret: Secret | null, granted: GrantedToken | null): TokenKeeper {
    const clocks = { nowMs, monotonicMs: deps.monotonicMs, random, setTimer: schedule }
    if (secret === null) {
      const refuse = () => Promise.resolve(fail('signed-out'))
      return createTokenKeeper({ ...clocks, requestToken: refuse, revokeToken: refuse })
    }
    const tokens = createTokenClient({
      fetch: deps.fetch,
      authBaseUrl: profile.authBaseUrl,
      clientId: profile.clientId,
      clientSecret: secret,
      nowMs
    })
    let first = granted
    return createTokenKeeper({
      ...clocks,
      revokeToken: (token, signal) => tokens.revokeToken(token, signal),
      requestToken: async (signal) => {
        const ready = first
        first = null
        if (ready !== null) return ok(ready)
        const answer = await tokens.requestToken(signal)
        if (answer.ok) deps.protect(answer.value.accessToken)
        return answer
      }
    })
  }
}

function logReport(logger: Logger, report: EngineReport): void {
  if (report.kind === 'bug') logger.error('The position engine met a bug', { error: report.error })
  else if (report.kind === 'list-failed') logger.warn('A list could not be read', report)
  else logger.info('Positions', report)
}

import type { Failure } from '@shared/ipc/result'
import type { RevocationReport, SessionReport } from '@shared/ipc/schemas-session'
import type { GrantedToken } from '../catena/auth/token-answer'
import type { TokenState } from '../catena/auth/token-state'
import type { CatenaClient } from '../catena/client'
import type { HttpOptions } from '../catena/http'
import type { CallOutcome, Http } from '../catena/http-types'
import type { Secret } from '../catena/secret'
import { createOutcomeVerdict } from './outcome-verdict'
import { createProbe, createReachability, type ReachabilityDeps, type ReachabilityTracker } from './reachability'
import { createRequestTally, createTalliedFetch } from './request-tally'
import { createServerClock } from './server-clock'
import { createSessionJournal } from './session-journal'
import type { OpenFacts } from './session-state'
import { createWorkspaceClient } from './workspace-client'
import { createWorkspaceKeeper } from './workspace-keeper'
import type { OpenerDeps, WorkspaceRequest } from './workspace-types'

/** A revocation that nobody waits for. */
const backgroundLimitMs = 8_000

/** A smaller change of the difference between the clocks is not told: it would be told with every answer. */
const toldClockStepMs = 10_000

interface WorkspaceLinkParts {
  readonly deps: OpenerDeps
  readonly request: WorkspaceRequest
  /** See `HttpOptions.turn`. */
  readonly turn: NonNullable<HttpOptions['turn']>
  /** Told of every token before it is used. */
  readonly protectToken: (token: Secret) => void
  readonly onReachability: ReachabilityDeps['onChange']
  /** Called after every change of `facts`. */
  readonly onFacts: () => void
  /** By how much the server's clock is ahead of ours, for the ages of positions. */
  readonly onServerClockOffset: (offsetMs: number) => void
}

/** What an open profile knows of its server. */
export type LinkFacts = Pick<OpenFacts, 'token' | 'described' | 'clockAheadMs'>

/** How an open profile and its server talk: the token's life, the requests, whether anybody answers, and what was noticed on the way. */
export interface WorkspaceLink {
  readonly client: CatenaClient
  /** See `WorkspaceClient.http`. */
  readonly http: Http
  readonly reachability: ReachabilityTracker
  facts(): LinkFacts
  report(): Omit<SessionReport, 'vault'>
  /** See `Workspace.replaceSecret`. */
  replaceSecret(secret: Secret, granted: GrantedToken | null): void
  /** See `Workspace.revokeToken`. */
  revokeToken(): Promise<RevocationReport>
  /** See `Workspace.signOut`. */
  signOut(limitMs: number): Promise<RevocationReport>
  /** The computer woke: the clocks are read again. */
  wake(): void
  /** Ends everything; the token is revoked in the background, or left to expire. */
  close(revokesToken: boolean): void
}

export function createWorkspaceLink(parts: WorkspaceLinkParts): WorkspaceLink {
  const { deps, request, onFacts } = parts
  const { nowMs, schedule, random, logger } = deps
  const tally = createRequestTally({ nowMs, monotonicMs: deps.monotonicMs })
  const fetch = createTalliedFetch(deps.fetch, tally)
  const journal = createSessionJournal({ nowMs })
  const { keeper, replaceSecret } = createWorkspaceKeeper({
    deps,
    fetch,
    request,
    protectToken: parts.protectToken,
    onFailure: (operation, failure) => journal.failed(operation, failure)
  })
  const serverClock = createServerClock(nowMs)
  const verdictOn = createOutcomeVerdict(deps.monotonicMs)
  let described: LinkFacts['described'] = { organisation: null, permissions: [] }
  let toldClockAheadMs: number | null = null
  let toldFailure: Failure | undefined

  const { client, http, askOrgs, askTelematics } = createWorkspaceClient({
    turn: parts.turn,
    deps,
    fetch,
    apiBaseUrl: request.profile.apiBaseUrl,
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
    onChange: parts.onReachability
  })
  // It lives and ends with the keeper: nothing to unsubscribe.
  keeper.onChange(followToken)

  function onOutcome(outcome: CallOutcome): void {
    const { serverDateMs, durationMs, failure } = outcome
    if (serverDateMs !== undefined) {
      parts.onServerClockOffset(serverClock.offsetMs(serverDateMs, durationMs))
      tellClock(serverClock.estimateMs())
    }
    if (failure !== undefined) journal.failed(`${outcome.method} ${outcome.route}`, failure)
    const verdict = verdictOn(outcome)
    // Only other credentials help now. A late answer to the last good token must not look like a way back.
    if (keeper.state().kind === 'rejected') return
    if (verdict === 'answered') reachability.answered()
    else if (verdict === 'failed' && failure !== undefined) reachability.failed(failure.code, failure.retryAfterSeconds)
  }

  function tellClock(aheadMs: number | null): void {
    const isNews =
      toldClockAheadMs === null || aheadMs === null
        ? aheadMs !== toldClockAheadMs
        : Math.abs(aheadMs - toldClockAheadMs) >= toldClockStepMs
    if (!isNews) return
    toldClockAheadMs = aheadMs
    onFacts()
  }

  function followToken(token: TokenState): void {
    const failure = 'failure' in token ? token.failure : undefined
    const isNews = failure !== undefined && failure !== toldFailure
    if (isNews) toldFailure = failure
    if (token.kind === 'valid') {
      described = { organisation: token.organisation?.name ?? null, permissions: token.scopes }
    } else if (isNews) {
      // Once: a token that is revoked later still stands beside the failure of long ago.
      reachability.failed(failure.code, failure.retryAfterSeconds)
    }
    onFacts()
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

  return {
    client,
    http,
    reachability,
    facts: () => ({ token: keeper.state(), described, clockAheadMs: toldClockAheadMs }),
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
    replaceSecret(secret, granted) {
      replaceSecret(secret, granted)
      reachability.credentialsReplaced()
      // The first token of the new secret is asked for now, not with the next sweep: whether it works is the news.
      void reachability.retryNow()
      onFacts()
    },
    async revokeToken() {
      const report = await within(backgroundLimitMs, keeper.revoke())
      if (report.outcome === 'revoked') journal.revoked()
      return report
    },
    signOut: (limitMs) => within(limitMs, keeper.signOut()),
    wake: () => keeper.wake(),
    close(revokesToken) {
      reachability.stop()
      if (revokesToken) void within(backgroundLimitMs, keeper.signOut())
      else keeper.close()
    }
  }
}

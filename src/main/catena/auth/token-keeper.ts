import { setMaxListeners } from 'node:events'
import { fail, ok, type Failure, type Result } from '@shared/ipc/result'
import type { RevocationReport } from '@shared/ipc/schemas-session'
import { unlessAborted } from '../deadline'
import { createEmitter } from '../emitter'
import type { Secret } from '../secret'
import { nothingToRevoke, revokeAtServer, worseOf, type CredentialRequests } from './revocation'
import { createRevokedTokens } from './revoked-tokens'
import type { TokenKeeper, TokenKeeperOptions } from './token-keeper-types'
import { elapsedMs, planToken, type ClockReading } from './token-life'
import { pauseLeftMs, planPause, standingFailure, type Pause } from './token-pause'
import { isUsable, stateOf, type HeldToken, type TokenState } from './token-state'

export type { TokenKeeper } from './token-keeper-types'

/** A token refused with 401 this soon after a 401 had it renewed is not renewed again: the API refuses us, not the token. */
const refusalSpacingMs = 60_000

/** The timer asks no sooner than this, whatever the server says of lives and waits. */
const shortestTimerMs = 1_000

/** What came of a token request. */
interface Renewal {
  readonly result: Result<Secret>
  /** Of a token that came after its session had ended and was revoked at once. */
  readonly lateReport: RevocationReport
}

/** Builds a keeper. It asks for nothing until the first `token()`. */
export function createTokenKeeper(options: TokenKeeperOptions): TokenKeeper {
  const { emit, subscribe } = createEmitter<TokenState>()
  const closing = new AbortController()
  const revokedTokens = createRevokedTokens()
  let requests: CredentialRequests = options
  /** Aborted when the credentials change or the session ends; an answer to an earlier session's request is late. */
  let session = createSession()
  let held: HeldToken | undefined
  let inFlight: Promise<Renewal> | undefined
  let pause: Pause | undefined
  let failuresInRow = 0
  let rejection: Failure | undefined
  let isSignedOut = false
  let stopTimer = (): void => undefined

  const now = (): ClockReading => ({ wallMs: options.nowMs(), monotonicMs: options.monotonicMs() })
  const isDue = (token: HeldToken): boolean => elapsedMs(token.issued, now()) >= token.schedule.renewAfterMs
  const isPaused = (): boolean => pauseLeftMs(pause, now()) > 0
  const isClosed = (): boolean => closing.signal.aborted || isSignedOut
  const state = (): TokenState =>
    stateOf({ isClosed: isClosed(), rejection, isRenewing: inFlight !== undefined, held, pause }, now())
  const changed = (): void => emit(state())

  /** Starts a token request, or joins the one under way. */
  function renew(cause?: 401 | 403): Promise<Renewal> {
    if (inFlight !== undefined) return inFlight
    stopTimer()
    const run = request(session.signal, requests, cause).finally(() => {
      // After `replaceCredentials` another request may already stand here.
      if (inFlight !== run) return
      inFlight = undefined
      schedule()
      changed()
    })
    inFlight = run
    changed()
    return run
  }

  async function request(mine: AbortSignal, asked: CredentialRequests, cause?: 401 | 403): Promise<Renewal> {
    const issued = now()
    let granted = await asked.requestToken(closing.signal)
    // A server may hand out the same token again; one that was asked before the revocation is asked once more.
    if (granted.ok && !isAborted(mine) && revokedTokens.has(granted.value.accessToken)) {
      granted = await asked.requestToken(closing.signal)
      if (granted.ok && revokedTokens.has(granted.value.accessToken)) granted = fail('bad-answer')
    }
    if (mine.aborted) {
      // Signed out or given other credentials meanwhile: nobody will use this token, so it must not stay alive at the server.
      const lateReport = await revokeAtServer(asked, granted.ok ? granted.value.accessToken : undefined)
      return { result: fail('signed-out'), lateReport }
    }
    if (granted.ok) {
      const { accessToken, expiresInSeconds } = granted.value
      pause = undefined
      failuresInRow = 0
      const schedule = planToken(expiresInSeconds, options.random)
      held = { grant: granted.value, issued, granted: now(), cause, schedule }
      return { result: ok(accessToken), lateReport: nothingToRevoke }
    }
    if (granted.error.code === 'credentials-rejected') {
      rejection = granted.error
      held = undefined
    } else {
      // A token that is still good is kept: being offline is no reason to lose a session.
      failuresInRow += 1
      pause = planPause(granted.error, failuresInRow, now(), options.random)
    }
    return { result: granted, lateReport: nothingToRevoke }
  }

  /** Arms the early renewal. The clocks are read again when the timer fires: it may be late after sleep. */
  function schedule(): void {
    stopTimer()
    if (options.setTimer === undefined || isClosed() || rejection !== undefined || held === undefined) return
    const untilDueMs = held.schedule.renewAfterMs - elapsedMs(held.issued, now())
    const run = (): void => (held !== undefined && isDue(held) && !isPaused() ? void renew() : schedule())
    stopTimer = options.setTimer(run, Math.max(shortestTimerMs, untilDueMs, pauseLeftMs(pause, now())))
  }

  function refusal(): Result<never> | undefined {
    if (isClosed()) return fail('signed-out')
    return rejection === undefined ? undefined : { ok: false, error: rejection }
  }

  async function token(signal?: AbortSignal): Promise<Result<Secret>> {
    const refused = refusal()
    if (refused !== undefined) return refused
    if (!isUsable(held, now())) return fresh(undefined, signal)
    const { accessToken } = held.grant
    if (isDue(held) && !isPaused()) void renew()
    return ok(accessToken)
  }

  /** Waits for a new token, heeding a wait that the server asked for. */
  async function fresh(cause: 401 | 403 | undefined, signal?: AbortSignal): Promise<Result<Secret>> {
    const standing = inFlight === undefined ? standingFailure(pause, now()) : undefined
    if (standing !== undefined) return { ok: false, error: standing }
    if (isAborted(signal)) return fail('cancelled')
    const mine = session.signal
    const renewal = await unlessAborted(renew(cause), signal, mine)
    if (isAborted(signal)) return fail('cancelled')
    // Signed out, or the credentials were replaced while we waited: what counts is what is in place now.
    return renewal === 'aborted' || isAborted(mine) ? token(signal) : renewal.result
  }

  function invalidate(refused: Secret): void {
    if (held?.grant.accessToken.equals(refused) !== true) return
    held = undefined
    stopTimer()
    changed()
  }

  async function renewAfterRefusal(
    used: Secret,
    status: 401 | 403,
    signal?: AbortSignal
  ): Promise<Result<Secret> | 'final'> {
    const refused = refusal()
    if (refused !== undefined) return refused
    if (held?.grant.accessToken.equals(used) !== true) return token(signal)
    // Permissions sit in the token, so a 403 may be cured by a new one; a token that was got for a 403 has the present ones.
    if (status === 403 && held.cause === 403) return 'final'
    if (status === 401 && held.cause === 401 && elapsedMs(held.issued, now()) < refusalSpacingMs) return 'final'
    if (status === 401) invalidate(used)
    return fresh(status, signal)
  }

  /** Takes the token out of use for good, before anything else can run. */
  function dropToken(): Secret | undefined {
    const dropped = held?.grant.accessToken
    if (dropped !== undefined) revokedTokens.add(dropped)
    held = undefined
    stopTimer()
    return dropped
  }

  /** Forgets the session and makes the answer to a request under way a late one. */
  function forget(): Promise<RevocationReport> {
    const dropped = dropToken()
    inFlight = pause = rejection = undefined
    failuresInRow = 0
    session.abort()
    session = createSession()
    return revokeAtServer(requests, dropped)
  }

  return {
    token,
    invalidate,
    renewAfterRefusal,
    isRevoked: (used) => isClosed() || revokedTokens.has(used),
    state,
    onChange: subscribe,
    async revoke() {
      const dropped = dropToken()
      if (dropped === undefined) return nothingToRevoke
      changed()
      return revokeAtServer(requests, dropped)
    },
    async replaceCredentials(next) {
      if (isClosed()) return nothingToRevoke
      const report = forget()
      requests = next
      changed()
      return report
    },
    async signOut() {
      if (isClosed()) return nothingToRevoke
      const underWay = inFlight
      isSignedOut = true
      const revoked = forget()
      changed()
      const report = await revoked
      return worseOf(report, (await underWay)?.lateReport ?? nothingToRevoke)
    },
    close() {
      if (isClosed()) return
      closing.abort()
      stopTimer()
      session.abort()
      held = inFlight = undefined
      changed()
    },
    wake() {
      if (isClosed() || rejection !== undefined || inFlight !== undefined || held === undefined) return
      const mustWait = pause?.isServerWish === true && isPaused()
      if (isDue(held) && !mustWait) {
        void renew()
        return
      }
      schedule()
      // The instants in the state are by the wall clock, which may have been set.
      changed()
    }
  }
}

function createSession(): AbortController {
  const session = new AbortController()
  // Every waiting caller listens, and there may be many; Node would take more than ten for a leak and say so.
  setMaxListeners(0, session.signal)
  return session
}

/** A function, because a signal changes while one waits, which a type checker that narrows a property cannot know. */
function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true
}

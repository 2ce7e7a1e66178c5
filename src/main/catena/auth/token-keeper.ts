import { setMaxListeners } from 'node:events'
import { fail, ok, type Failure, type Result } from '@shared/ipc/result'
import { unlessAborted } from '../deadline'
import { createEmitter } from '../emitter'
import type { TokenSource } from '../http-types'
import type { Secret } from '../secret'
import { revoke, type CredentialRequests, type RevocationOutcome } from './revocation'
import { elapsedMs, planToken, type ClockReading } from './token-life'
import { pauseLeftMs, planPause, type Pause } from './token-pause'
import { isUsable, stateOf, type HeldToken, type TokenState } from './token-state'

/** What a keeper needs. */
export interface TokenKeeperOptions extends CredentialRequests {
  /** Wall clock, epoch milliseconds; goes on during sleep. */
  readonly nowMs: () => number
  /** Monotonic clock in milliseconds, such as `performance.now`; immune to clock changes. */
  readonly monotonicMs: () => number
  /** Gives [0, 1). */
  readonly random: () => number
  /** Runs something later and returns how to call it off. Without it tokens are renewed only when somebody asks. */
  readonly setTimer?: (run: () => void, delayMs: number) => () => void
}

/** Keeps one access token in memory, shares one request among all callers, and renews in time. */
export interface TokenKeeper extends TokenSource {
  /**
   * A usable token. In the margin before its end the present one is given while its renewal runs.
   *
   * @param signal stops this caller's waiting; a request that others share goes on
   * @returns the token, or `credentials-rejected` (at once, until `replaceCredentials`), `rate-limited` (at once, while the
   *   server's wait lasts), `signed-out`, `cancelled`, or what the token request failed with
   */
  token(signal?: AbortSignal): Promise<Result<Secret>>
  /** Forgets a token that was refused, unless it has been replaced already. */
  invalidate(refused: Secret): void
  /** Puts other credentials in place, leaves `rejected`, and revokes the old token with the old credentials. */
  replaceCredentials(next: CredentialRequests): Promise<RevocationOutcome>
  /** Ends the session at once for all callers; resolves when the server has been asked to revoke the token. */
  signOut(): Promise<RevocationOutcome>
  /** Ends the session without telling the server, for a process that has no time left. */
  close(): void
  state(): TokenState
  /** Calls the listener after every change of state. Returns how to stop it. */
  onChange(listener: (state: TokenState) => void): () => void
}

/** A token refused with 401 this soon after a 401 had it renewed is not renewed again: the API refuses us, not the token. */
const refusalSpacingMs = 60_000

/** Builds a keeper. It asks for nothing until the first `token()`. */
export function createTokenKeeper(options: TokenKeeperOptions): TokenKeeper {
  const { emit, subscribe } = createEmitter<TokenState>()
  const closing = new AbortController()
  let requests: CredentialRequests = options
  /** Aborted when the credentials change or the session ends; an answer to an earlier session's request is late. */
  let session = createSession()
  let held: HeldToken | undefined
  let inFlight: Promise<Result<Secret>> | undefined
  let pause: Pause | undefined
  let failuresInRow = 0
  let rejection: Failure | undefined
  let isSignedOut = false
  let lateRevocation: RevocationOutcome = 'no-token'
  let stopTimer = (): void => undefined

  const now = (): ClockReading => ({ wallMs: options.nowMs(), monotonicMs: options.monotonicMs() })
  const isDue = (token: HeldToken): boolean =>
    elapsedMs(token.issued, now()) >= token.schedule.renewAfterMs && pauseLeftMs(pause, now()) <= 0
  const isClosed = (): boolean => closing.signal.aborted || isSignedOut
  const state = (): TokenState =>
    stateOf({ isClosed: isClosed(), rejection, isRenewing: inFlight !== undefined, held, pause }, now())
  const changed = (): void => emit(state())

  /** Starts a token request, or joins the one under way. */
  function renew(cause?: 401 | 403): Promise<Result<Secret>> {
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

  async function request(mine: AbortSignal, asked: CredentialRequests, cause?: 401 | 403): Promise<Result<Secret>> {
    // Counted from before the request: the token cannot be older than that.
    const issued = now()
    const granted = await asked.requestToken(closing.signal)
    if (mine.aborted) {
      // Signed out or given other credentials meanwhile: nobody will use this token, so it must not stay alive at the server.
      if (granted.ok) lateRevocation = await revoke(asked, granted.value.accessToken)
      return fail('signed-out')
    }
    if (granted.ok) {
      pause = undefined
      failuresInRow = 0
      held = {
        grant: granted.value,
        issued,
        cause,
        schedule: planToken(granted.value.expiresInSeconds, options.random)
      }
      return ok(granted.value.accessToken)
    }
    if (granted.error.code === 'credentials-rejected') {
      rejection = granted.error
      held = undefined
      return granted
    }
    // A token that is still good is kept: being offline is no reason to lose a session.
    failuresInRow += 1
    pause = planPause(granted.error, failuresInRow, now(), options.random)
    return granted
  }

  /** Arms the early renewal. The clocks are read again when the timer fires: it may be late after sleep. */
  function schedule(): void {
    stopTimer()
    if (options.setTimer === undefined || isClosed() || rejection !== undefined || held === undefined) return
    const untilDueMs = held.schedule.renewAfterMs - elapsedMs(held.issued, now())
    const run = (): void => (held !== undefined && isDue(held) ? void renew() : schedule())
    stopTimer = options.setTimer(run, Math.max(1, untilDueMs, pauseLeftMs(pause, now())))
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
    if (isDue(held)) void renew()
    return ok(accessToken)
  }

  /** Waits for a new token, heeding a wait that the server asked for. */
  async function fresh(cause: 401 | 403 | undefined, signal?: AbortSignal): Promise<Result<Secret>> {
    const leftMs = pauseLeftMs(pause, now())
    if (inFlight === undefined && pause?.isServerWish === true && leftMs > 0) {
      return { ok: false, error: { ...pause.failure, retryAfterSeconds: Math.ceil(leftMs / 1000) } }
    }
    if (isAborted(signal)) return fail('cancelled')
    const mine = session.signal
    const renewed = await unlessAborted(renew(cause), signal, mine)
    if (isAborted(signal)) return fail('cancelled')
    // Signed out, or the credentials were replaced while we waited: what counts is what is in place now.
    return renewed === 'aborted' || isAborted(mine) ? token(signal) : renewed
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

  /** Forgets the token and makes the answer to a request under way a late one. */
  function forget(): Promise<RevocationOutcome> {
    const dropped = held?.grant.accessToken
    const usedRequests = requests
    held = inFlight = pause = rejection = undefined
    failuresInRow = 0
    stopTimer()
    session.abort()
    session = createSession()
    return revoke(usedRequests, dropped)
  }

  return {
    token,
    invalidate,
    renewAfterRefusal,
    state,
    onChange: subscribe,
    replaceCredentials(next) {
      const outcome = forget()
      requests = next
      changed()
      return outcome
    },
    async signOut() {
      if (isClosed()) return 'no-token'
      const underWay = inFlight
      isSignedOut = true
      const revoked = forget()
      changed()
      const outcome = await revoked
      await underWay
      return outcome === 'no-token' ? lateRevocation : outcome
    },
    close() {
      if (isClosed()) return
      closing.abort()
      stopTimer()
      session.abort()
      held = inFlight = undefined
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

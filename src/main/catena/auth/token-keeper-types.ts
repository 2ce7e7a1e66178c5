import type { Result } from '@shared/ipc/result'
import type { RevocationReport } from '@shared/ipc/schemas-session'
import type { TokenSource } from '../http-types'
import type { Secret } from '../secret'
import type { CredentialRequests } from './revocation'
import type { TokenState } from './token-state'

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
  replaceCredentials(next: CredentialRequests): Promise<RevocationReport>
  /**
   * Revokes the present token and stays in use: whoever asks next gets a new one. The token is forgotten before this returns, so
   * before the server is asked, and is not sent again even if the server never hears of it. A renewal under way goes on: what
   * it brings is another token, and nobody asked for that one to be revoked.
   */
  revoke(): Promise<RevocationReport>
  /** Ends the session at once for all callers; resolves when the server has been asked to revoke the token. */
  signOut(): Promise<RevocationReport>
  /** Ends the session without telling the server, for a process that has no time left. */
  close(): void
  /**
   * Reads the clocks again, after sleep or a clock change: renews at once if that is due (also when our own pause after a failure is
   * not over, never within a wait that the server asked for), else times the renewal anew. Does nothing without a token.
   */
  wake(): void
  state(): TokenState
  /** Calls the listener after every change of state. Returns how to stop it. */
  onChange(listener: (state: TokenState) => void): () => void
}

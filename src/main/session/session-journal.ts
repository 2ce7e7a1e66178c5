import type { Failure } from '@shared/ipc/result'
import type { SessionReport } from '@shared/ipc/schemas-session'
import { redactServerMessage } from '../catena/redact'

/** What happened in this session that the session panel tells. */
export interface SessionJournal {
  /**
   * Notes a failure; the newest one stays, also after all is well again. What was stopped by ourselves is none.
   *
   * @param operation a method and a route template such as `GET /v2/telematics/vehicles`, or `token` or `revocation`
   */
  failed(operation: string, failure: Failure): void
  lastError(): SessionReport['lastError']
  /** A token was revoked on request, just now. */
  revoked(): void
  /** Epoch milliseconds; null when none was. */
  revokedAtMs(): number | null
}

/** Longer than any method and route. */
const longestOperation = 200

/**
 * Keeps the newest failure and the newest revocation in memory.
 *
 * Threat: what stands here is shown, copied and sent to strangers. The client has redacted the server's words already; it is done again,
 * since this is the last place before the page and a failure could come from elsewhere one day.
 *
 * @param clock `nowMs`: epoch milliseconds
 */
export function createSessionJournal({ nowMs }: { readonly nowMs: () => number }): SessionJournal {
  let lastError: SessionReport['lastError'] = null
  let revokedAtMs: number | null = null
  return {
    failed(operation, { code, status, serverMessage }) {
      if (code === 'cancelled' || code === 'signed-out') return
      lastError = {
        atMs: nowMs(),
        operation: (redactServerMessage(operation) ?? 'unknown').slice(0, longestOperation),
        code,
        status: status ?? null,
        serverMessage: (serverMessage === undefined ? undefined : redactServerMessage(serverMessage)) ?? null
      }
    },
    lastError: () => lastError,
    revoked() {
      revokedAtMs = nowMs()
    },
    revokedAtMs: () => revokedAtMs
  }
}

/**
 * What an expected failure is called. The page turns a code into words (`words.ts` of each feature); main never sends raw error text.
 *
 * - `invalid-input`: the call's arguments did not fit its schema, or a field is not acceptable; `field` names it
 * - `insecure-url`: plain http to a host that is not this machine
 * - `credentials-rejected`: the authorization server refused client id or secret
 * - `no-network`: this computer has no network
 * - `unreachable`: the host did not answer (refused, reset, unknown name, timed out)
 * - `tls`: the host answered, but its certificate cannot be trusted
 * - `rate-limited`: asked to wait; `retryAfterSeconds` says how long, when the server said so
 * - `bad-answer`: an answer that is not what the contract says (HTML instead of JSON, cut off, wrong shape)
 * - `server-error`: the server failed (5xx)
 * - `forbidden`, `not-found`, `conflict`, `rejected-by-server`: HTTP 403, 404, 409, and 400/422 with the server's message
 * - `signed-out`: there is no session for this call
 * - `vault-unavailable`: the system has no safe place for a secret
 * - `unknown-handle`: the row, profile or imported secret that the call names is gone
 * - `nothing-found`: the clipboard, the environment or the file holds no credentials
 * - `hosts-differ`: an imported secret may only go to Catena's own servers, this computer, or the servers that its source names
 * - `confirmation-needed`: the act needs an explicit yes first, such as inviting from a test profile
 * - `clipboard`: the system clipboard refused
 * - `file-not-written`: a file could not be written where the person wanted it
 * - `refused-sender`: the call came from a page that is not ours
 * - `cancelled`: stopped on request
 * - `internal`: a bug of ours; details are in the log
 */
export const failureCodes = [
  'invalid-input',
  'insecure-url',
  'credentials-rejected',
  'no-network',
  'unreachable',
  'tls',
  'rate-limited',
  'bad-answer',
  'server-error',
  'forbidden',
  'not-found',
  'conflict',
  'rejected-by-server',
  'signed-out',
  'vault-unavailable',
  'unknown-handle',
  'nothing-found',
  'hosts-differ',
  'confirmation-needed',
  'clipboard',
  'file-not-written',
  'refused-sender',
  'cancelled',
  'internal'
] as const

export type FailureCode = (typeof failureCodes)[number]

/** An expected failure, free of secrets and of raw error text. */
export interface Failure {
  readonly code: FailureCode
  /** The server's own words, shortened and redacted; absent when it said nothing usable. */
  readonly serverMessage?: string
  /** HTTP status, when there was an answer. */
  readonly status?: number
  /** How long the server asks to wait, in seconds. */
  readonly retryAfterSeconds?: number
  /** The input field that the failure is about, by its contract name. */
  readonly field?: string
}

export type Result<T, F = Failure> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: F }

/** Wraps a success. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

/**
 * Wraps an expected failure.
 *
 * @param code what happened
 * @param more details that may be shown to the person; never a secret
 */
export function fail(
  code: FailureCode,
  more: Omit<Failure, 'code'> = {}
): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: { code, ...more } }
}

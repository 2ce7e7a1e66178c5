import type { Failure, Result } from '@shared/ipc/result'
import type { Secret } from './secret'

/** `fetch` as this client uses it: Node's, or Electron's `net.fetch` (which honours the system's proxy and certificates). */
export type FetchLike = (url: string, init: RequestInit) => Promise<Response>

/** A query: a key with several values is repeated (API.md section 3); undefined leaves the key out. */
export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>

/** One call of the API. */
export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** The path below the base address with `{name}` placeholders; this template, never the filled path, is what gets reported. */
  readonly route: string
  /** Values for the placeholders; encoded here. */
  readonly params?: Readonly<Record<string, string | Secret>>
  readonly query?: Query
  /** Sent as JSON. */
  readonly body?: unknown
  /** Whether a repeat is harmless although the method is not GET; default false. */
  readonly isRepeatable?: boolean
  /** `json` (default) reads the answer's body; `nothing` ignores it, for calls that answer 204. */
  readonly expects?: 'json' | 'nothing'
  /**
   * Reads the body of a success (status 200 to 299) itself, from its bytes; what it gives is the answer's body, and undefined says that
   * the bytes are no JSON. Called once for each such answer, and must not throw. The bytes are lent: another answer comes into them afterwards.
   */
  readonly readBody?: (bytes: Uint8Array) => unknown
  /** Tries of this call, where it is repeatable; default: those of the layer. A caller that repeats by itself asks for one. */
  readonly attempts?: number
  readonly signal?: AbortSignal | undefined
}

/** A successful answer. */
export interface ApiAnswer {
  readonly status: number
  /** The parsed JSON body, or what `readBody` made of it; undefined when the call expects nothing. */
  readonly body: unknown
}

/** One try of one call, for status displays and the log. Carries no id, no query and no body. */
export interface CallOutcome {
  readonly method: ApiRequest['method']
  readonly route: string
  /** 1 for the first try. */
  readonly attempt: number
  readonly durationMs: number
  /** HTTP status; absent when there was no answer. */
  readonly status?: number
  /** The server's clock from its `Date` header, epoch milliseconds at one second's resolution. */
  readonly serverDateMs?: number
  /** Why the try failed; absent when it succeeded. */
  readonly failure?: Failure
}

/** Where tokens come from; `TokenKeeper` is one. */
export interface TokenSource {
  /** A usable token; renews first when needed. */
  token(signal?: AbortSignal): Promise<Result<Secret>>
  /** Another token than the refused one, or `final` when asking again would not help. */
  renewAfterRefusal(refused: Secret, status: 401 | 403, signal?: AbortSignal): Promise<Result<Secret> | 'final'>
  /** Whether a token must not be sent any more: revoked, or its session is over. Asked right before each request. */
  isRevoked(token: Secret): boolean
}

/** Sends calls to the API. */
export interface Http {
  /**
   * @returns the answer, or a failure: `rejected-by-server`, `forbidden`, `not-found`, `conflict`, `rate-limited`,
   *   `server-error`, `bad-answer`, `no-network`, `unreachable`, `tls`, `cancelled`, `invalid-input` (a path value that is no
   *   path segment), or whatever the token source failed with
   */
  request(call: ApiRequest): Promise<Result<ApiAnswer>>
}

import { fail, ok, type Result } from '@shared/ipc/result'
import * as oauth from 'oauth4webapi'
import { createDeadline } from '../deadline'
import type { FetchLike } from '../http-types'
import { classifyNetworkError } from '../network-errors'
import type { Secret } from '../secret'
import { isLoopbackHost } from '../urls'
import { judgeError, judgeStatus, normaliseAnswer, readGrant, type GrantedToken } from './token-answer'

/** What a token client needs. */
export interface TokenClientOptions {
  readonly fetch: FetchLike
  /** The realm's address as `checkBaseUrl` returned it. */
  readonly authBaseUrl: string
  readonly clientId: string
  readonly clientSecret: Secret
  /** Epoch milliseconds; only used to read a `Retry-After` date of a server that sends no `Date`. */
  readonly nowMs: () => number
  /** Longest wait for one answer; default 60,000 ms, as in API.md section 4. */
  readonly timeoutMs?: number
}

/** Asks the authorization server for tokens and revokes them; keeps nothing. */
export interface TokenClient {
  /**
   * Asks for a token with the client-credentials grant (RFC 6749 section 4.4).
   *
   * @returns the token, or `credentials-rejected` (stop and ask the person), `rejected-by-server` (another OAuth error, with the
   *   server's words), `rate-limited`, `server-error`, `bad-answer`, `no-network`, `unreachable`, `tls` or `cancelled`
   */
  requestToken(signal?: AbortSignal): Promise<Result<GrantedToken>>
  /**
   * Revokes a token (RFC 7009). Success means that the server took the request; it also does for a token it does not know.
   *
   * @returns the same failures as `requestToken`
   */
  revokeToken(token: Secret, signal?: AbortSignal): Promise<Result<undefined>>
}

/** How long one request to the authorization server may take. */
const defaultTimeoutMs = 60_000

/** The one scope the token endpoint documents; which permissions come with it is the server's decision (API.md section 2). */
const grantParameters = { scope: 'organization' }

/**
 * Builds a client for one organisation's credentials at one authorization server. Nothing is discovered: both endpoints are
 * fixed paths below the realm, so a tampered discovery document cannot send the secret elsewhere.
 */
export function createTokenClient(options: TokenClientOptions): TokenClient {
  const server: oauth.AuthorizationServer = {
    issuer: options.authBaseUrl,
    token_endpoint: `${options.authBaseUrl}/protocol/openid-connect/token`,
    revocation_endpoint: `${options.authBaseUrl}/protocol/openid-connect/revoke`
  }
  const client: oauth.Client = { client_id: options.clientId }
  const allowHttp = isPlainLoopback(options.authBaseUrl)
  const inTime = createDeadline(options.timeoutMs ?? defaultTimeoutMs)

  /** One exchange: send, then judge. The deadline covers the body too: the fetch below reads it whole. */
  async function exchange<T>(
    signal: AbortSignal | undefined,
    sent: readonly Secret[],
    send: (requestOptions: SendOptions) => Promise<Response>,
    judge: (response: Response) => Promise<T>
  ): Promise<Result<T>> {
    let response: Response
    try {
      const done = await inTime(signal, (joined) => send(sendOptions(options.fetch, joined, allowHttp)))
      if (done.kind === 'stopped') return fail(done.why === 'cancelled' ? 'cancelled' : 'unreachable')
      response = done.value
    } catch (error) {
      if (isMisuse(error)) throw error
      return fail(classifyNetworkError(error))
    }
    const byStatus = await judgeStatus(response, options.nowMs(), sent)
    if (byStatus !== undefined) return byStatus
    const forErrors = response.clone()
    try {
      return ok(await judge(response))
    } catch (error) {
      return judgeError(error, forErrors, sent)
    }
  }

  return {
    async requestToken(signal) {
      const granted = await exchange(
        signal,
        [options.clientSecret],
        (requestOptions) =>
          oauth.clientCredentialsGrantRequest(server, client, authentication(options), grantParameters, requestOptions),
        (response) => oauth.processClientCredentialsResponse(server, client, response)
      )
      return granted.ok ? readGrant(granted.value) : granted
    },
    revokeToken: (token, signal) =>
      exchange(
        signal,
        [options.clientSecret, token],
        (requestOptions) =>
          oauth.revocationRequest(server, client, authentication(options), token.reveal(), requestOptions),
        (response) => oauth.processRevocationResponse(response)
      )
  }
}

/** Id and secret go into the form body, which is the only way the contract names (API.md section 2). */
function authentication(options: TokenClientOptions): oauth.ClientAuth {
  return oauth.ClientSecretPost(options.clientSecret.reveal())
}

interface SendOptions {
  readonly signal: AbortSignal
  readonly [oauth.customFetch]: (
    url: string,
    init: oauth.CustomFetchOptions<'POST', URLSearchParams>
  ) => Promise<Response>
}

function sendOptions(fetch: FetchLike, signal: AbortSignal, allowHttp: boolean): SendOptions {
  return {
    signal,
    [oauth.customFetch]: async (url, init) =>
      normaliseAnswer(
        await fetch(url, {
          method: init.method,
          headers: init.headers,
          body: init.body,
          signal,
          // Threat: a redirect (307 keeps the body) would carry the client secret to whatever origin it names.
          redirect: 'error'
        })
      ),
    ...(allowHttp ? { [insecureOption()]: true } : {})
  }
}

/**
 * The library marks this option deprecated only to make it stand out. It is set for plain http to this computer alone
 * (`checkBaseUrl`), which is how the demo fleet and the tests run.
 */
function insecureOption(): symbol {
  const option: unknown = Reflect.get(oauth, 'allowInsecureRequests')
  if (typeof option !== 'symbol') throw new Error('oauth4webapi no longer has allowInsecureRequests')
  return option
}

/** Refusals of the OAuth library to send at all (an empty client id, http to another host): bugs of the caller, not network faults. */
function isMisuse(error: unknown): boolean {
  if (error instanceof oauth.OperationProcessingError) return true
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_INVALID_ARG')
}

function isPlainLoopback(baseUrl: string): boolean {
  const url = new URL(baseUrl)
  return url.protocol === 'http:' && isLoopbackHost(url.hostname)
}

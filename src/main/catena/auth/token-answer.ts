import { fail, ok, type Result } from '@shared/ipc/result'
import * as oauth from 'oauth4webapi'
import { askedWaitSeconds, isRecord, serverWords } from '../errors'
import { redactServerMessage } from '../redact'
import { Secret } from '../secret'
import { readOrganisation, type Organisation } from './token-claims'
import { readLifeSeconds } from './token-life'

/** What a successful token request gave. */
export interface GrantedToken {
  readonly accessToken: Secret
  /** Above zero and at most 24 hours; undefined when the server said nothing usable. */
  readonly expiresInSeconds: number | undefined
  /** The permissions in the token, such as `fleet:read`; empty when the server did not list them. */
  readonly scopes: readonly string[]
  /** From the unverified `org` claim: for display, never for a decision. */
  readonly organisation?: Organisation
}

/** The OAuth errors that mean "these credentials are no good" (RFC 6749 section 5.2). */
const credentialErrors = new Set(['invalid_client', 'invalid_grant', 'unauthorized_client'])

/** The members of a token answer that this app uses. A refresh or ID token is dropped unread: nobody here needs one. */
const usedMembers = ['access_token', 'token_type', 'scope'] as const

/**
 * Rebuilds an answer of the authorization server so that the OAuth library judges what matters to us and nothing else.
 *
 * - an absurd `expires_in` (negative, `null`, `"soon"`) is dropped instead of failing the sign-in;
 * - refresh and ID tokens are dropped, so they are in memory no longer than this function;
 * - `WWW-Authenticate` is dropped, because the library would report the challenge and never look at the body's `error`.
 */
export async function normaliseAnswer(response: Response): Promise<Response> {
  const text = await response.text()
  const headers = new Headers({ 'content-type': response.headers.get('content-type') ?? '' })
  for (const name of ['retry-after', 'date']) {
    const value = response.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  const isBodiless = response.status === 204 || response.status === 205 || response.status === 304
  const body = isBodiless ? null : response.status === 200 ? cleanBody(text) : text
  return new Response(body, { status: response.status, headers })
}

function cleanBody(text: string): string {
  const body = parseJson(text)
  if (!isRecord(body)) return text
  const expiresInSeconds = readLifeSeconds(body['expires_in'])
  const kept = usedMembers.flatMap((name) =>
    body[name] === undefined || body[name] === null ? [] : [[name, body[name]]]
  )
  return JSON.stringify({
    ...Object.fromEntries(kept),
    ...(expiresInSeconds === undefined ? {} : { expires_in: expiresInSeconds })
  })
}

/** Reads a judged token answer into what the app keeps. */
export function readGrant(answer: oauth.TokenEndpointResponse): Result<GrantedToken> {
  if (answer.access_token === '' || answer.token_type !== 'bearer') return fail('bad-answer')
  const organisation = readOrganisation(answer.access_token)
  return ok({
    accessToken: new Secret(answer.access_token),
    expiresInSeconds: readLifeSeconds(answer.expires_in),
    scopes: (answer.scope ?? '').split(' ').filter((scope) => scope !== ''),
    ...(organisation === undefined ? {} : { organisation })
  })
}

/**
 * The answers that are judged by their status alone, before the OAuth library sees them.
 *
 * @param nowMs wall clock, for a `Retry-After` date of a server that does not say what time it has
 * @param sent secrets of this exchange, which must not come back in the server's words
 * @returns a failure for 429 (`rate-limited`, with the wait) and 5xx (`server-error`); undefined for all others
 */
export async function judgeStatus(
  response: Response,
  nowMs: number,
  sent: readonly Secret[]
): Promise<Result<never> | undefined> {
  const { status } = response
  if (status !== 429 && status < 500) return undefined
  const body = parseJson(await response.clone().text())
  const serverMs = Date.parse(response.headers.get('date') ?? '')
  const clockMs = Number.isNaN(serverMs) ? nowMs : serverMs
  const retryAfterSeconds = askedWaitSeconds(body, response.headers.get('retry-after'), clockMs)
  return fail(status === 429 ? 'rate-limited' : 'server-error', {
    ...answerDetails(status, body, sent),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds })
  })
}

/**
 * Turns what the OAuth library throws while judging an answer into a failure.
 *
 * `credentials-rejected` stops all polling and asks the person, so it needs the server's own word: an OAuth error that says so,
 * or a 401 in JSON. A 401 in HTML comes from a proxy or a hotel's sign-in page and is a `bad-answer`.
 *
 * @param sent secrets of this exchange, which must not come back in the server's words
 * @throws what is no judgement of an answer: a bug
 */
export async function judgeError(error: unknown, response: Response, sent: readonly Secret[]): Promise<Result<never>> {
  const { status } = response
  if (error instanceof oauth.ResponseBodyError) {
    const isRejection = status === 401 || credentialErrors.has(error.error)
    const details = answerDetails(status, { error: error.error, error_description: error.error_description }, sent)
    return fail(isRejection ? 'credentials-rejected' : 'rejected-by-server', details)
  }
  if (error instanceof oauth.OperationProcessingError || error instanceof oauth.UnsupportedOperationError) {
    const body = response.bodyUsed ? undefined : parseJson(await response.text())
    const isRejection = status === 401 && isRecord(body)
    return fail(isRejection ? 'credentials-rejected' : 'bad-answer', answerDetails(status, body, sent))
  }
  throw error
}

/** Status and words of an answer: OAuth's form (RFC 6749 section 5.2), else that of the API. */
function answerDetails(
  status: number,
  body: unknown,
  sent: readonly Secret[]
): { readonly status: number; readonly serverMessage?: string } {
  const oauthWords = isRecord(body)
    ? [body['error'], body['error_description']].filter((part) => typeof part === 'string' && part !== '').join(': ')
    : ''
  const words = oauthWords === '' ? serverWords(body) : oauthWords
  const serverMessage = words === undefined ? undefined : redactServerMessage(words, sent)
  return { status, ...(serverMessage === undefined ? {} : { serverMessage }) }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: the caller treats undefined as "no usable body".
    return undefined
  }
}

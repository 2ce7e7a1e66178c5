import { fail, ok, type Result } from '@shared/ipc/result'
import { createDeadline } from './deadline'
import { askedWaitSeconds, failureFromAnswer } from './errors'
import { createBodyBuffers, type BodyBuffers, type LentBytes } from './http-body'
import type { ApiAnswer, ApiRequest, CallOutcome, FetchLike, Http, TokenSource } from './http-types'
import { buildUrl } from './http-url'
import { classifyNetworkError } from './network-errors'
import { isWorthRepeating, waitBeforeRepeatMs } from './retry'
import type { Secret } from './secret'

/** What the HTTP layer needs. */
export interface HttpOptions {
  readonly fetch: FetchLike
  /** The API's address as `checkBaseUrl` returned it. */
  readonly apiBaseUrl: string
  readonly keeper: TokenSource
  /** Epoch milliseconds. */
  readonly nowMs: () => number
  /** Waits between tries; must end early when the signal is aborted. */
  readonly sleep: (durationMs: number, signal?: AbortSignal) => Promise<void>
  /** Gives [0, 1). */
  readonly random: () => number
  /** Told after every try. */
  readonly onOutcome?: (outcome: CallOutcome) => void
  /** Longest wait for one answer including its body; default 120,000 ms: one list was seen to take 25 s (API.md section 4). */
  readonly timeoutMs?: number
  /** Tries of a repeatable call; default 5. */
  readonly attempts?: number
  /** Runs the reading of a large body when its turn comes: several may have arrived at once, and each takes milliseconds. Default: at once. */
  readonly turn?: <T>(work: () => T) => Promise<T>
}

const defaultTimeoutMs = 120_000
const defaultAttempts = 5

/**
 * Builds the HTTP layer: authorization, time limits, repeats, and judging of answers.
 *
 * The retry loop is our own: `p-retry` decides its pauses before it knows the answer, sleeps by itself, and cannot be given a
 * clock, while here the server names the wait and tests pass the sleeping in.
 */
export function createHttp(options: HttpOptions): Http {
  const attempts = options.attempts ?? defaultAttempts
  const inTime = createDeadline(options.timeoutMs ?? defaultTimeoutMs)
  const buffers = createBodyBuffers()
  const turn = options.turn ?? (<T>(work: () => T) => Promise.resolve(work()))

  async function request(call: ApiRequest): Promise<Result<ApiAnswer>> {
    const url = buildUrl(options.apiBaseUrl, call)
    if (!url.ok) return url
    const isRepeatable = call.isRepeatable ?? call.method === 'GET'
    const mostAttempts = call.attempts ?? attempts
    const renewedFor = new Set<number>()
    for (let attempt = 1; ; attempt += 1) {
      const answer = await sendAuthorized(call, url.value, attempt, renewedFor)
      if (answer.ok || !isRepeatable || attempt >= mostAttempts || !isWorthRepeating(answer.error)) return answer
      const waitMs = waitBeforeRepeatMs(answer.error, attempt, options.random)
      if (waitMs === 'too-long') return answer
      await options.sleep(waitMs, call.signal)
      if (call.signal?.aborted === true) return fail('cancelled')
    }
  }

  /** One try, with another token after a 401 and after a 403, each once per call; neither was carried out, so any method may. */
  async function sendAuthorized(
    call: ApiRequest,
    url: string,
    attempt: number,
    renewedFor: Set<number>
  ): Promise<Result<ApiAnswer>> {
    let bearer = await options.keeper.token(call.signal)
    for (;;) {
      if (!bearer.ok) return bearer
      // Threat: a token that was revoked while this call waited for its turn. From here to the fetch nothing else can run.
      if (options.keeper.isRevoked(bearer.value)) {
        bearer = await options.keeper.token(call.signal)
        continue
      }
      const answer = await sendReported(call, url, attempt, bearer.value)
      const status = answer.ok ? undefined : answer.error.status
      if ((status !== 401 && status !== 403) || renewedFor.has(status)) return answer
      renewedFor.add(status)
      const renewed = await options.keeper.renewAfterRefusal(bearer.value, status, call.signal)
      // A 403 stands whether or not another token could be had; after a 401 the want of a token is the news.
      if (renewed === 'final' || (!renewed.ok && status === 403)) return answer
      bearer = renewed
    }
  }

  async function sendReported(
    call: ApiRequest,
    url: string,
    attempt: number,
    bearer: Secret
  ): Promise<Result<ApiAnswer>> {
    const startedAtMs = options.nowMs()
    const { answer, status, serverDateMs } = await send(call, url, bearer)
    options.onOutcome?.({
      method: call.method,
      route: call.route,
      attempt,
      durationMs: Math.max(0, options.nowMs() - startedAtMs),
      ...(status === undefined ? {} : { status }),
      ...(serverDateMs === undefined ? {} : { serverDateMs }),
      ...(answer.ok ? {} : { failure: answer.error })
    })
    return answer
  }

  /** Sends and reads the whole body within the time limit. */
  async function send(call: ApiRequest, url: string, bearer: Secret): Promise<Sent> {
    let received: Received | undefined
    const exchange = async (signal: AbortSignal): Promise<Body> => {
      const response = await options.fetch(url, requestInit(call, bearer, signal))
      const date = Date.parse(response.headers.get('date') ?? '')
      received = {
        status: response.status,
        retryAfter: response.headers.get('retry-after'),
        ...(Number.isNaN(date) ? {} : { serverDateMs: date })
      }
      // A body that breaks off is a bad answer, not an unreachable host: the status did arrive.
      return readBody(call, response, buffers).catch(() => undefined)
    }
    try {
      const done = await inTime(call.signal, exchange)
      if (done.kind === 'stopped')
        return { answer: fail(done.why === 'cancelled' ? 'cancelled' : 'unreachable'), ...received }
      if (received === undefined) throw new Error('An exchange ended without an answer')
      const { value } = done
      const inFull = received
      const answer =
        typeof value === 'object' ? await turn(() => judge(call, inFull, value)) : judge(call, inFull, value)
      return { answer, ...received }
    } catch (error) {
      if (received !== undefined) throw error
      return { answer: fail(classifyNetworkError(error)) }
    }
  }

  function judge(call: ApiRequest, received: Received, raw: Body): Result<ApiAnswer> {
    const { status } = received
    if (!isSuccess(status)) {
      const body = parseJson(raw)
      const retryAfterSeconds = askedWaitSeconds(body, received.retryAfter, received.serverDateMs ?? options.nowMs())
      return { ok: false, error: failureFromAnswer({ status, body, retryAfterSeconds }) }
    }
    if (call.expects === 'nothing') return ok({ status, body: undefined })
    const body = typeof raw === 'object' ? readLent(call, raw) : parseJson(raw)
    return body === undefined ? fail('bad-answer', { status }) : ok({ status, body })
  }

  return { request }
}

/** What is known of an answer before its body is read. */
interface Received {
  readonly status: number
  readonly retryAfter: string | null
  readonly serverDateMs?: number
}

interface Sent extends Partial<Received> {
  readonly answer: Result<ApiAnswer>
}

function requestInit(call: ApiRequest, bearer: Secret, signal: AbortSignal): RequestInit {
  const hasBody = call.body !== undefined
  return {
    method: call.method,
    headers: {
      accept: 'application/json',
      authorization: `Bearer ${bearer.reveal()}`,
      ...(hasBody ? { 'content-type': 'application/json' } : {})
    },
    ...(hasBody ? { body: JSON.stringify(call.body) } : {}),
    signal,
    // Threat: a redirect would carry the Authorization header to whatever origin the answer names; not every fetch strips it.
    redirect: 'error'
  }
}

/** A body as it was read; undefined when it broke off. */
type Body = string | LentBytes | undefined

function isSuccess(status: number): boolean {
  return status >= 200 && status <= 299
}

/** Bytes for a call that reads them itself, unless they are an error's. */
function readBody(call: ApiRequest, response: Response, buffers: BodyBuffers): Promise<Body> {
  return call.readBody !== undefined && isSuccess(response.status) ? buffers.read(response) : response.text()
}

/** The call reads at once, and keeps nothing of the bytes. */
function readLent(call: ApiRequest, { bytes, release }: LentBytes): unknown {
  try {
    return call.readBody?.(bytes)
  } finally {
    release()
  }
}

/** JSON or undefined: for an error page there is no body to quote, for a success the caller fails with `bad-answer`. */
function parseJson(raw: Body): unknown {
  try {
    return typeof raw === 'string' ? JSON.parse(raw) : undefined
  } catch {
    return undefined
  }
}

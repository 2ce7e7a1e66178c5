import type { Failure, FailureCode } from '@shared/ipc/result'
import { redactServerMessage } from './redact'

/** How many entries of a 422 are quoted. */
const quotedProblems = 3

/** An HTTP answer that is not a success, as far as judging it needs. */
export interface ErrorAnswer {
  readonly status: number
  /** The parsed JSON body, or undefined when the body was no JSON at all (gateway pages). */
  readonly body: unknown
  /** The wait that the answer asks for, in seconds; see `askedWaitSeconds`. */
  readonly retryAfterSeconds?: number | undefined
}

/**
 * Turns an HTTP error answer into a failure with a code and the server's own words, shortened and redacted.
 *
 * The forms are those of API.md section 4, where no field is required and `detail` may be a string, an array, an object or
 * null; FastAPI's own 422 (`detail: [{loc, msg, type}]`) is read too. The `input` of a 422 is never quoted: it repeats what was sent.
 *
 * A 401 becomes `rejected-by-server` with `status: 401`: by the time it gets here a fresh token was refused as well, while the
 * authorization server accepts the credentials. Only the authorization server's answer makes `credentials-rejected`.
 *
 * @param answer the answer; `status` is outside 200 to 299
 */
export function failureFromAnswer(answer: ErrorAnswer): Failure {
  const words = serverWords(answer.body)
  const serverMessage = words === undefined ? undefined : redactServerMessage(words)
  const field = answer.status === 422 ? fieldOf(answer.body) : undefined
  return {
    code: codeOfStatus(answer.status),
    status: answer.status,
    ...(serverMessage === undefined ? {} : { serverMessage }),
    ...(field === undefined ? {} : { field }),
    ...(answer.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: answer.retryAfterSeconds })
  }
}

/**
 * The wait an answer asks for: `detail.retry_after_seconds` of the body, else the `Retry-After` header, in seconds or as a date
 * (API.md section 4, RFC 9110 section 10.2.3).
 *
 * @param body the parsed JSON body, or undefined
 * @param retryAfterHeader the header's text, or null
 * @param nowMs epoch milliseconds, for the date form: the server's clock where it is known, as ours may be wrong
 * @returns seconds, zero or more; undefined when nothing usable was said
 */
export function askedWaitSeconds(body: unknown, retryAfterHeader: string | null, nowMs: number): number | undefined {
  const detail = isRecord(body) ? body['detail'] : undefined
  const inBody = isRecord(detail) ? detail['retry_after_seconds'] : undefined
  if (typeof inBody === 'number' && Number.isFinite(inBody) && inBody >= 0) return inBody
  if (retryAfterHeader === null) return undefined
  if (/^\s*\d{1,9}\s*$/.test(retryAfterHeader)) return Number(retryAfterHeader)
  const dateMs = Date.parse(retryAfterHeader)
  return Number.isNaN(dateMs) || !/[a-z]/i.test(retryAfterHeader)
    ? undefined
    : Math.max(0, Math.ceil((dateMs - nowMs) / 1000))
}

/** Narrows to a JSON object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function codeOfStatus(status: number): FailureCode {
  if (status >= 500) return 'server-error'
  if (status === 403) return 'forbidden'
  if (status === 404) return 'not-found'
  if (status === 409) return 'conflict'
  if (status === 429) return 'rate-limited'
  return status >= 400 ? 'rejected-by-server' : 'bad-answer'
}

/** The server's own words in the body of an error (API.md section 4), not yet fit to be shown: see `redactServerMessage`. */
export function serverWords(body: unknown): string | undefined {
  return isRecord(body) ? (messageOfDetail(body['detail']) ?? text(body['message'])) : undefined
}

function messageOfDetail(detail: unknown): string | undefined {
  if (Array.isArray(detail)) {
    const problems = detail.slice(0, quotedProblems).flatMap((entry: unknown) => messageOfProblem(entry) ?? [])
    return problems.length === 0 ? undefined : problems.join('; ')
  }
  return isRecord(detail) ? text(detail['message']) : text(detail)
}

/** One entry of a 422: Catena's `{path, message}` or FastAPI's `{loc, msg}`. */
function messageOfProblem(entry: unknown): string | undefined {
  if (!isRecord(entry)) return text(entry)
  const message = text(entry['message']) ?? text(entry['msg'])
  const place = placeOf(entry['path'] ?? entry['loc'])
  if (message === undefined) return place
  return place === undefined ? message : `${place}: ${message}`
}

function placeOf(value: unknown): string | undefined {
  if (!Array.isArray(value)) return text(value)
  return text(value.filter((part) => typeof part === 'string' || typeof part === 'number').join('.'))
}

/** The first field of the body that a 422 names, by its contract name; a name and nothing else, so that no echo of what was sent comes along. */
function fieldOf(body: unknown): string | undefined {
  const detail = isRecord(body) ? body['detail'] : undefined
  for (const entry of Array.isArray(detail) ? (detail as unknown[]) : [detail]) {
    const place = isRecord(entry) ? placeOf(entry['path'] ?? entry['loc']) : undefined
    const name = /^(?:body\.)?([a-z][a-z0-9_]{0,59})(?:\.|$)/.exec(place ?? '')?.[1]
    if (name !== undefined && !['body', 'query', 'path', 'header', 'cookie'].includes(name)) return name
  }
  return undefined
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

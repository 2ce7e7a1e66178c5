import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** One entry of a 422 answer, as the contract's `ValidationErrorDetail`. */
export interface InputProblem {
  readonly path: string
  readonly input: string
  readonly message: string
  readonly error_type: string
}

const names: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout'
}

/** The body that every service uses for an error of this status (API.md section 4). */
export function errorAnswer(status: ContentfulStatusCode, detail: string | null = null): Response {
  if (status === 500) return json(500, { message: 'Internal Server Error' })
  return json(status, { code: status, message: names[status] ?? 'Error', detail })
}

/** 422 with its array of problems. */
export function unprocessable(problems: readonly InputProblem[]): Response {
  return json(422, { code: 422, message: 'Invalid Request Body', detail: problems })
}

/**
 * 429. The contract only knows the body; the header is sent by some gateways.
 *
 * @param retryAfterSeconds whole seconds to wait
 * @param send where the number stands
 */
export function tooManyRequests(
  retryAfterSeconds: number,
  send: 'body' | 'header' | 'both' | 'neither' = 'body'
): Response {
  const detail =
    send === 'body' || send === 'both'
      ? { retry_after_seconds: retryAfterSeconds, message: `Rate limit reached. Try again in ${retryAfterSeconds} s.` }
      : null
  const headers = send === 'header' || send === 'both' ? { 'retry-after': String(retryAfterSeconds) } : undefined
  return json(429, { code: 429, message: 'Too Many Requests', detail }, headers)
}

/** The authorization server's own error form (RFC 6749 section 5.2), which differs from the API's. */
export function oauthError(
  status: 400 | 401 | 403 | 429 | 503,
  error: string,
  description: string,
  headers?: Record<string, string>
): Response {
  return json(status, { error, error_description: description }, headers)
}

/** A JSON answer. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return jsonText(status, JSON.stringify(body), headers)
}

/** An answer whose JSON is written already. */
export function jsonText(
  status: number,
  text: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {}
): Response {
  return new Response(text, { status, headers: { 'content-type': 'application/json', ...headers } })
}

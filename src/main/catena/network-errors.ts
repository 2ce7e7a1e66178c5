import type { FailureCode } from '@shared/ipc/result'

/** What can go wrong before there is an answer. `bad-answer` stands for a redirect, which this client never follows. */
export type NetworkFailureCode = Extract<FailureCode, 'no-network' | 'unreachable' | 'tls' | 'cancelled' | 'bad-answer'>

/** How deep a chain of `cause` is followed; real ones have two or three links, and a chain may be circular. */
const deepestCause = 6

/** Node's and Chromium's names for "this computer has no network", as opposed to "that host does not answer". */
const offlineCodes = new Set(['ENETDOWN', 'ENETUNREACH', 'ERR_INTERNET_DISCONNECTED', 'ERR_NETWORK_IO_SUSPENDED'])

/**
 * Certificate and handshake failures: OpenSSL's verification names (`x509_verify_cert_error_string` as Node spells them),
 * Node's own `ERR_TLS_*`, and Chromium's `ERR_CERT_*` and `ERR_SSL_*`.
 */
const tlsCodes =
  /^(CERT_|ERR_CERT|ERR_SSL_|ERR_TLS_|ERR_BAD_SSL|ERR_CERTIFICATE|DEPTH_ZERO_SELF_SIGNED_CERT$|SELF_SIGNED_CERT|UNABLE_TO_|INVALID_CA$|INVALID_PURPOSE$|PATH_LENGTH_EXCEEDED$|HOSTNAME_MISMATCH$|CRL_|EPROTO$)/

/**
 * Says what kind of failure a thrown `fetch` error is, for Node's fetch (`cause.code`) and Electron's `net.fetch`
 * (`net::ERR_…` in the message).
 *
 * An error that nobody recognises counts as `unreachable`: the request did not come back, and repeating it is harmless.
 *
 * @param error whatever `fetch` or reading a body threw
 * @returns `no-network`, `unreachable`, `tls`, `cancelled`, or `bad-answer` when the server answered with a redirect
 */
export function classifyNetworkError(error: unknown): NetworkFailureCode {
  for (const link of causes(error)) {
    const code = codeOfLink(link)
    if (code !== undefined) return code
  }
  return 'unreachable'
}

/** The error, the members of an AggregateError (Node tries IPv6 and IPv4 together), and their causes. */
function causes(error: unknown, depth = 0): readonly object[] {
  if (typeof error !== 'object' || error === null || depth > deepestCause) return []
  const inner = 'cause' in error ? causes(error.cause, depth + 1) : []
  const members = 'errors' in error && Array.isArray(error.errors) ? error.errors : []
  return [error, ...inner, ...members.slice(0, deepestCause).flatMap((member) => causes(member, depth + 1))]
}

function codeOfLink(link: object): NetworkFailureCode | undefined {
  const message = 'message' in link && typeof link.message === 'string' ? link.message : ''
  const name = 'name' in link && typeof link.name === 'string' ? link.name : ''
  const ownCode = 'code' in link && typeof link.code === 'string' ? link.code : undefined
  const code = /net::(ERR_[A-Z0-9_]+)/.exec(message)?.[1] ?? ownCode

  if (code !== undefined && offlineCodes.has(code)) return 'no-network'
  if (code !== undefined && tlsCodes.test(code)) return 'tls'
  if (name === 'AbortError' || code === 'ERR_ABORTED') return 'cancelled'
  // Node says "unexpected redirect"; Electron "Attempted to redirect, but redirect policy was 'error'" or "Redirect was cancelled".
  if (code === 'ERR_UNSAFE_REDIRECT' || code === 'ERR_TOO_MANY_REDIRECTS' || /\bredirect\b/i.test(message))
    return 'bad-answer'
  if (code !== undefined && /^(E[A-Z]+|ERR_[A-Z0-9_]+|UND_ERR_[A-Z0-9_]+)$/.test(code)) return 'unreachable'
  return undefined
}

import type { FaultInput } from './fault'

/** A fault, and what must come of it where the position engine meets it. */
export interface EngineFaultCase {
  readonly name: string
  /** A fault that is not `isOfApi` strikes the token endpoint, or nothing in particular. */
  readonly faults: readonly (FaultInput & { readonly isOfApi?: false })[]
  /** So many requests for positions; or all; or all but those for first pages. */
  readonly strikes: number | 'always' | 'later pages'
  /** How a sweep into an empty store ends, one in shares, and one when the fault is over (default: complete); without numbers. */
  readonly cold: string
  readonly shares: string
  readonly after?: string
  readonly history: string
  /** More is missing than the sweep says: a page that comes twice, with two cursors, counts twice. */
  readonly missesMore?: true
  /** Chance decides whether the repeats of a sweep bring every vehicle: its rows may be broken each time. */
  readonly heldVaries?: true
}

const nothing = { cold: 'complete', shares: 'complete', history: 'complete' } as const
const limited: FaultInput = { kind: 'rate-limited', retryAfterSeconds: 2 }
const truncated: FaultInput = { kind: 'truncated-json' }
const html: FaultInput = { kind: 'html-instead-of-json' }
const expired = { kind: 'expired-token', isOfApi: false } as const

/** Without a first page nobody knows how much is missing. */
const fails = (code: string) => ({ cold: code, shares: `${code}, missing`, history: code })
const failsLater = (code: string) => ({ cold: `${code}, missing`, shares: `${code}, missing`, history: code })

/** The whole list of faults. */
export const engineFaultCases: readonly EngineFaultCase[] = [
  { name: 'latency', faults: [{ kind: 'latency', ms: 20 }], strikes: 'always', ...nothing },
  { name: 'unauthorized-once', faults: [{ kind: 'unauthorized-once' }], strikes: 1, ...nothing },
  { name: 'expired-token', faults: [expired], strikes: 'always', ...nothing },
  {
    name: 'forbidden',
    faults: [{ kind: 'forbidden' }],
    strikes: 1,
    ...nothing,
    // A token that was had because of a 403 has the permissions that there are: the next 403 is believed.
    shares: 'forbidden, missing'
  },
  { name: 'forbidden', faults: [{ kind: 'forbidden' }], strikes: 'always', ...fails('forbidden') },
  { name: 'forbidden', faults: [{ kind: 'forbidden' }], strikes: 'later pages', ...failsLater('forbidden') },
  { name: '429, wait in the body', faults: [limited], strikes: 2, ...nothing },
  { name: '429, wait in the body', faults: [limited], strikes: 'always', ...fails('rate-limited') },
  { name: '429, wait in the body', faults: [limited], strikes: 'later pages', ...failsLater('rate-limited') },
  { name: '429, wait in the header', faults: [{ ...limited, send: 'header' }], strikes: 2, ...nothing },
  { name: '429, wait in both', faults: [{ ...limited, send: 'both' }], strikes: 2, ...nothing },
  { name: '429, no wait said', faults: [{ ...limited, send: 'neither' }], strikes: 2, ...nothing },
  { name: '429, for 90 s', faults: [{ ...limited, retryAfterSeconds: 90 }], strikes: 1, ...fails('rate-limited') },
  { name: '500', faults: [{ kind: 'server-error', status: 500 }], strikes: 2, ...nothing },
  { name: '500', faults: [{ kind: 'server-error', status: 500 }], strikes: 'always', ...fails('server-error') },
  {
    name: '500',
    faults: [{ kind: 'server-error', status: 500 }],
    strikes: 'later pages',
    ...failsLater('server-error')
  },
  { name: '502', faults: [{ kind: 'server-error', status: 502 }], strikes: 2, ...nothing },
  { name: '503', faults: [{ kind: 'server-error', status: 503 }], strikes: 2, ...nothing },
  { name: '504', faults: [{ kind: 'server-error', status: 504 }], strikes: 2, ...nothing },
  { name: 'truncated JSON', faults: [truncated], strikes: 2, ...nothing },
  { name: 'truncated JSON', faults: [truncated], strikes: 'always', ...fails('bad-answer') },
  { name: 'truncated JSON', faults: [truncated], strikes: 'later pages', ...failsLater('bad-answer') },
  { name: 'HTML with 200', faults: [html], strikes: 2, ...nothing },
  { name: 'HTML with 200', faults: [html], strikes: 'always', ...fails('bad-answer') },
  { name: 'HTML with 200', faults: [html], strikes: 'later pages', ...failsLater('bad-answer') },
  { name: 'HTML with 503', faults: [{ ...html, status: 503 }], strikes: 2, ...nothing },
  { name: 'HTML with 503', faults: [{ ...html, status: 503 }], strikes: 'always', ...fails('server-error') },
  {
    name: 'malformed rows',
    faults: [{ kind: 'malformed-rows', share: 0.3 }],
    strikes: 'always',
    heldVaries: true,
    cold: 'complete, set aside',
    shares: 'complete, set aside',
    history: 'complete, fewer, set aside'
  },
  {
    name: 'deleted rows',
    faults: [{ kind: 'deleted-rows', share: 0.3 }],
    strikes: 'always',
    cold: 'complete, held',
    shares: 'complete, held',
    history: 'complete, fewer, set aside'
  },
  { name: 'repeated cursor', faults: [{ kind: 'repeated-cursor' }], strikes: 1, ...nothing },
  {
    name: 'repeated cursor',
    faults: [{ kind: 'repeated-cursor' }],
    strikes: 'always',
    ...failsLater('bad-answer'),
    missesMore: true
  },
  {
    name: 'shuffled pages',
    faults: [{ kind: 'shuffled-pages' }],
    strikes: 'always',
    cold: 'complete',
    shares: 'complete',
    history: 'complete, fewer'
  },
  { name: 'no answer', faults: [{ kind: 'dropped-connection' }], strikes: 2, ...nothing },
  { name: 'no answer', faults: [{ kind: 'dropped-connection' }], strikes: 'always', ...fails('unreachable') },
  { name: 'no answer', faults: [{ kind: 'dropped-connection' }], strikes: 'later pages', ...failsLater('unreachable') },
  { name: 'half an answer', faults: [{ kind: 'dropped-connection', when: 'during' }], strikes: 2, ...nothing },
  {
    name: 'half an answer',
    faults: [{ kind: 'dropped-connection', when: 'during' }],
    strikes: 'always',
    ...fails('bad-answer')
  },
  {
    name: 'expired token, 429 for tokens',
    faults: [expired, { kind: 'token-rate-limited', isOfApi: false }],
    strikes: 2,
    ...nothing
  },
  {
    name: 'expired token, 429 for tokens',
    faults: [expired, { kind: 'token-rate-limited', isOfApi: false }],
    strikes: 'always',
    ...fails('rate-limited')
  },
  {
    name: 'revocation refused',
    faults: [{ kind: 'revocation-refused', isOfApi: false }],
    strikes: 'always',
    ...nothing
  },
  {
    // The keeper asks no more until the person gives other credentials.
    name: 'expired token, unknown client',
    faults: [expired, { kind: 'reject-credentials', isOfApi: false }],
    strikes: 'always',
    cold: 'credentials-rejected',
    shares: 'credentials-rejected',
    after: 'credentials-rejected',
    history: 'credentials-rejected'
  }
]

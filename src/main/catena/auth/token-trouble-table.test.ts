import { describe, it } from 'vitest'
import {
  answers,
  ask,
  askAndWait,
  askAtOnce,
  minutes,
  pass,
  play,
  refused,
  release,
  replaceCredentials,
  replies,
  revoke,
  seconds,
  signOut,
  sleepFor,
  startSignOut,
  wake,
  type TokenCase
} from '../test-support/token-script'

const offline = { code: 'no-network' } as const
const rejected = { code: 'credentials-rejected', status: 401 } as const
const broken = { code: 'server-error', status: 503 } as const
const good = { expiresInSeconds: 300 } as const

const network: readonly TokenCase[] = [
  {
    fact: 'a renewal that fails offline keeps the token that is still good, and asks again after a pause',
    steps: [ask, replies(offline, good), pass(271 * seconds), ask, ask, ask, pass(6 * seconds), ask, ask],
    gives: ['token-1', 'token-1', 'token-1', 'token-1', 'token-1', 'token-3'],
    requests: 3
  },
  {
    fact: 'a token that ends while offline says so to every caller, and the first call with a network gets a new one',
    steps: [ask, replies(offline), pass(5 * minutes), ask, replies(good), ask],
    gives: ['token-1', 'no-network', 'token-3'],
    requests: 3
  },
  {
    fact: 'the timer goes on trying while offline and stops when it has a token',
    withTimer: true,
    steps: [ask, replies(offline, offline, good), pass(270 * seconds), pass(5 * seconds), pass(10 * seconds), ask],
    gives: ['token-1', 'token-4'],
    requests: 4,
    timerMs: 270 * seconds
  },
  {
    fact: '20 callers that fail together on a broken token endpoint asked it once, and again only after a second',
    steps: [replies(broken), askAtOnce(20), askAtOnce(20), pass(900), ask, replies(good), pass(200), ask],
    gives: ['server-error', 'server-error', 'server-error', 'token-2'],
    requests: 2
  },
  {
    fact: 'a broken token endpoint does not end a token that is still good',
    steps: [ask, replies(broken), pass(271 * seconds), ask, ask],
    gives: ['token-1', 'token-1', 'token-1'],
    requests: 2,
    state: 'valid'
  }
]

const refusals: readonly TokenCase[] = [
  ...[20, 50].map((callers): TokenCase => ({
    fact: `${callers} calls in flight that all get 401 make one renewal`,
    steps: [refused(401, callers)],
    gives: ['token-2'],
    requests: 2
  })),
  {
    fact: 'a storm of 401 while offline makes one request and tells all of them',
    steps: [ask, replies(offline), refused(401, 20)],
    gives: ['token-1', 'no-network'],
    requests: 2
  },
  {
    fact: 'a 401 on a token that was just got for a 401 is final, again and again, without another request',
    steps: [refused(401), refused(401), refused(401), refused(401)],
    gives: ['token-2', 'final', 'final', 'final'],
    requests: 2
  },
  {
    fact: 'a 401 a minute after the last renewal for a 401 is renewed again',
    steps: [refused(401), pass(61 * seconds), refused(401)],
    gives: ['token-2', 'token-3'],
    requests: 3
  },
  {
    fact: 'a 403 is renewed once, and final with the new token for as long as that lives',
    steps: [refused(403, 20), refused(403), pass(4 * minutes), refused(403)],
    gives: ['token-2', 'final', 'final'],
    requests: 2
  }
]

const rejections: readonly TokenCase[] = [
  {
    fact: 'rejected credentials stop everything: however many ask, later too, no further request and no timer',
    withTimer: true,
    steps: [replies(rejected), askAtOnce(50), askAtOnce(50), pass(60 * minutes), ask, wake, refused(401)],
    gives: ['credentials-rejected', 'credentials-rejected', 'credentials-rejected', 'credentials-rejected'],
    requests: 1,
    state: 'rejected',
    timerMs: 'none'
  },
  {
    fact: 'a renewal that is rejected drops the token that was still good, and the timer rests',
    withTimer: true,
    steps: [ask, replies(rejected), pass(271 * seconds), ask],
    gives: ['token-1', 'credentials-rejected'],
    requests: 2,
    timerMs: 'none'
  },
  {
    fact: 'a storm of 401 that ends in a rejection makes one request',
    steps: [ask, replies(rejected), refused(401, 20), askAtOnce(20)],
    gives: ['token-1', 'credentials-rejected', 'credentials-rejected'],
    requests: 2
  },
  {
    fact: 'revoking and waking do not leave the rejection; other credentials do',
    steps: [replies(rejected, good), ask, revoke, wake, ask, replaceCredentials, ask],
    gives: ['credentials-rejected', 'no-token', 'credentials-rejected', 'no-token', 'other-2'],
    requests: 2,
    state: 'valid'
  }
]

const revocations: readonly TokenCase[] = [
  {
    fact: 'revoking forgets the token, and the next caller gets a new one',
    withTimer: true,
    steps: [ask, revoke, ask, ask],
    gives: ['token-1', 'revoked', 'token-2', 'token-2'],
    requests: 2,
    revoked: ['token-1'],
    timerMs: 270 * seconds
  },
  {
    fact: 'revoking asks for no new token by itself, and calls the timer off',
    withTimer: true,
    steps: [ask, revoke, pass(60 * minutes), wake],
    gives: ['token-1', 'revoked'],
    requests: 1,
    revoked: ['token-1'],
    state: 'idle',
    timerMs: 'none'
  },
  {
    fact: 'revoking twice revokes once',
    steps: [ask, revoke, revoke],
    gives: ['token-1', 'revoked', 'no-token'],
    requests: 1,
    revoked: ['token-1']
  },
  {
    fact: 'revoking during a renewal revokes the old token; what the renewal brings is another, and used',
    steps: [
      ask,
      pass(271 * seconds),
      replies('hold'),
      ask,
      revoke,
      askAndWait(),
      askAndWait(),
      release(),
      answers,
      ask
    ],
    gives: ['token-1', 'token-1', 'revoked', 'token-2,token-2', 'token-2'],
    requests: 2,
    revoked: ['token-1']
  },
  {
    fact: 'revoking during the very first request has nothing to revoke and disturbs nobody',
    steps: [replies('hold'), askAndWait(), revoke, release(), answers],
    gives: ['no-token', 'token-1'],
    requests: 1
  },
  {
    fact: 'revoking heeds a wait that the token endpoint asked for',
    steps: [ask, replies({ code: 'rate-limited', retryAfterSeconds: 60 }), pass(271 * seconds), ask, revoke, ask],
    gives: ['token-1', 'token-1', 'revoked', 'rate-limited'],
    requests: 2,
    revoked: ['token-1'],
    state: 'waiting'
  },
  {
    fact: 'signing out during a renewal turns callers away at once and revokes both tokens',
    steps: [ask, replies('hold'), pass(295 * seconds), askAndWait(), startSignOut, release(), answers, ask],
    gives: ['token-1', 'signed-out,revoked', 'signed-out'],
    requests: 2,
    revoked: ['token-1', 'token-2'],
    state: 'closed'
  },
  {
    fact: 'waking, revoking and signing out after sign-out do nothing',
    withTimer: true,
    steps: [ask, signOut, sleepFor(60 * minutes), wake, revoke, signOut, replaceCredentials, ask],
    gives: ['token-1', 'revoked', 'no-token', 'no-token', 'no-token', 'signed-out'],
    requests: 1,
    revoked: ['token-1'],
    timerMs: 'none'
  }
]

describe.each([
  ['network', network],
  ['refused tokens', refusals],
  ['rejected credentials', rejections],
  ['revocation', revocations]
])('%s', (_group, rows) => {
  it.each(rows)('$fact', play)
})

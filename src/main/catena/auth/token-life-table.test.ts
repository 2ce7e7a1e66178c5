import { describe, it } from 'vitest'
import {
  act,
  answers,
  ask,
  askAndWait,
  askAtOnce,
  days,
  hours,
  minutes,
  pass,
  play,
  release,
  replies,
  seconds,
  setClock,
  sleepFor,
  wake,
  type TokenCase
} from '../test-support/token-script'

// Tokens live for 300 s unless a row says otherwise: renewal is due after 270 s, and the last use is before 294 s.

const callers: readonly TokenCase[] = [
  { fact: '50 callers at once make one request', steps: [askAtOnce(50)], gives: ['token-1'], requests: 1 },
  {
    fact: '50 callers at once in the margin make one renewal and keep the present token meanwhile',
    steps: [ask, pass(271 * seconds), replies('hold'), askAtOnce(50), release(), ask],
    gives: ['token-1', 'token-1', 'token-2'],
    requests: 2
  },
  {
    fact: '50 callers at once after the end share one renewal',
    steps: [ask, pass(300 * seconds), askAtOnce(50)],
    gives: ['token-1', 'token-2'],
    requests: 2
  },
  {
    fact: 'callers that give up leave the request to the others, and its token to later ones',
    steps: [replies('hold', { expiresInSeconds: 300 }), ...giveUp(2), askAndWait(), release(), answers, ask],
    gives: ['cancelled,cancelled,token-1', 'token-1'],
    requests: 1
  },
  {
    fact: 'a request that all callers gave up is used by the next one',
    steps: [replies('hold'), ...giveUp(3), answers, release(), ask],
    gives: ['cancelled,cancelled,cancelled', 'token-1'],
    requests: 1
  }
]

const early: readonly TokenCase[] = [
  {
    fact: 'nothing is renewed before the margin, whatever the jitter',
    random: 0.999,
    steps: [ask, pass(259 * seconds), ask],
    gives: ['token-1', 'token-1'],
    requests: 1
  },
  {
    fact: 'the largest jitter renews a third of the margin earlier',
    random: 0.999,
    withTimer: true,
    steps: [ask, pass(260_100)],
    gives: ['token-1'],
    requests: 2
  },
  {
    fact: 'without jitter the margin is a tenth of the life',
    withTimer: true,
    steps: [ask],
    gives: ['token-1'],
    requests: 1,
    timerMs: 270 * seconds
  },
  {
    fact: 'the margin of a long life is 45 seconds',
    withTimer: true,
    steps: [replies({ expiresInSeconds: 36_000 }), ask],
    gives: ['token-1'],
    requests: 1,
    timerMs: 36_000 * seconds - 45 * seconds
  },
  {
    fact: 'a renewal that takes longer than the margin makes callers wait once the token has ended, for that one request',
    steps: [
      ask,
      pass(271 * seconds),
      replies('hold'),
      ask,
      pass(30 * seconds),
      askAndWait(),
      askAndWait(),
      release(),
      answers
    ],
    gives: ['token-1', 'token-1', 'token-2,token-2'],
    requests: 2
  },
  {
    fact: 'a token that took longer to come than it lives is used by those who waited, then renewed',
    steps: [
      replies('hold', { expiresInSeconds: 300 }),
      askAndWait(),
      pass(10 * minutes),
      release({ expiresInSeconds: 300 }),
      answers,
      ask
    ],
    gives: ['token-1', 'token-2'],
    requests: 2
  }
]

const short: readonly TokenCase[] = [
  {
    fact: 'a token of 5 s is used for 4 s, then renewed in its last second',
    steps: [replies({ expiresInSeconds: 5 }), ask, pass(3_900), ask, pass(200), ask, ask],
    gives: ['token-1', 'token-1', 'token-1', 'token-2'],
    requests: 2
  },
  {
    fact: 'a token of 1 s serves all callers of its first half second with one request',
    steps: [replies({ expiresInSeconds: 1 }), askAtOnce(20), pass(499), askAtOnce(20)],
    gives: ['token-1', 'token-1'],
    requests: 1
  },
  {
    fact: 'tokens of 1 s are not renewed by the timer more than once a second',
    withTimer: true,
    steps: [replies({ expiresInSeconds: 1 }), ask, ...Array.from({ length: 40 }, () => pass(250))],
    gives: ['token-1'],
    requests: 11
  }
]

const clocks: readonly TokenCase[] = [
  ...[1 * hours, 1 * days].flatMap((jumpMs): TokenCase[] => [
    {
      fact: `the wall clock set forward by ${jumpMs / hours} h early in the life costs one renewal, not a loop`,
      steps: [ask, pass(10 * seconds), setClock(jumpMs), ask, ask, pass(200 * seconds), ask],
      gives: ['token-1', 'token-2', 'token-2', 'token-2'],
      requests: 2
    },
    {
      fact: `the wall clock set forward by ${jumpMs / hours} h late in the life costs one renewal, not a loop`,
      steps: [ask, pass(200 * seconds), setClock(jumpMs), ask, ask],
      gives: ['token-1', 'token-2', 'token-2'],
      requests: 2
    },
    {
      fact: `the wall clock set back by ${jumpMs / hours} h early in the life neither ends nor prolongs it`,
      steps: [ask, pass(10 * seconds), setClock(-jumpMs), ask, pass(250 * seconds), ask, pass(35 * seconds), ask],
      gives: ['token-1', 'token-1', 'token-1', 'token-2'],
      requests: 2
    },
    {
      fact: `the wall clock set back by ${jumpMs / hours} h late in the life does not keep an ended token`,
      steps: [ask, pass(200 * seconds), setClock(-jumpMs), pass(95 * seconds), ask],
      gives: ['token-1', 'token-2'],
      requests: 2
    }
  ]),
  {
    fact: 'the wall clock set forward during the request costs one more, not a loop',
    steps: [
      replies('hold', { expiresInSeconds: 300 }),
      askAndWait(),
      setClock(1 * hours),
      release(),
      answers,
      ask,
      ask
    ],
    gives: ['token-1', 'token-2', 'token-2'],
    requests: 2
  },
  {
    fact: 'the wall clock set forward and back again leaves a renewed token alone',
    steps: [ask, setClock(1 * days), ask, setClock(-1 * days), ask],
    gives: ['token-1', 'token-2', 'token-2'],
    requests: 2
  }
]

const sleeping: readonly TokenCase[] = [
  {
    fact: 'a night of sleep ends the token although the monotonic clock stood still',
    steps: [ask, sleepFor(8 * hours), ask],
    gives: ['token-1', 'token-2'],
    requests: 2
  },
  {
    fact: 'waking renews at once, long before the late timer',
    withTimer: true,
    steps: [ask, sleepFor(8 * hours), wake],
    gives: ['token-1'],
    requests: 2,
    timerMs: 270 * seconds
  },
  {
    fact: 'a timer that is late after sleep renews once when it fires, and waking afterwards does nothing',
    withTimer: true,
    steps: [ask, sleepFor(8 * hours), pass(270 * seconds), wake],
    gives: ['token-1'],
    requests: 2
  },
  {
    fact: 'waking from a nap that left some life aims the timer anew',
    withTimer: true,
    steps: [ask, sleepFor(100 * seconds), wake],
    gives: ['token-1'],
    requests: 1,
    timerMs: 170 * seconds
  },
  {
    fact: 'waking twice in a row makes one request',
    steps: [ask, sleepFor(8 * hours), replies('hold'), wake, wake, release(), ask],
    gives: ['token-1', 'token-2'],
    requests: 2
  },
  {
    fact: 'waking to no network keeps trying by the timer, and asks at once at the next wake',
    withTimer: true,
    steps: [ask, sleepFor(8 * hours), replies({ code: 'no-network' }), wake, replies({ expiresInSeconds: 300 }), wake],
    gives: ['token-1'],
    requests: 3,
    state: 'valid'
  },
  {
    fact: 'waking before anybody needed a token asks nothing',
    withTimer: true,
    steps: [wake],
    gives: [],
    requests: 0,
    timerMs: 'none'
  }
]

describe.each([
  ['callers', callers],
  ['early renewal', early],
  ['very short lives', short],
  ['clock jumps', clocks],
  ['sleep and wake', sleeping]
])('%s', (_group, rows) => {
  it.each(rows)('$fact', play)
})

/** Callers that ask and then walk away. */
function giveUp(count: number) {
  return Array.from({ length: count }, () => {
    const controller = new AbortController()
    return [askAndWait(controller.signal), act(() => controller.abort())]
  }).flat()
}

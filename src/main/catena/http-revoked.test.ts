import { fail, ok } from '@shared/ipc/result'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { createTokenKeeper, type TokenKeeper } from './auth/token-keeper'
import { Secret } from './secret'
import { get, httpServers, httpTo } from './test-support/http-setup'

const { serve, stopAll } = httpServers()

afterEach(stopAll)

/** How the app takes a token out of use; after the last two nothing is sent at all. */
const endings = ['revoke', 'replaceCredentials', 'signOut', 'close'] as const
type Ending = (typeof endings)[number]

/** A keeper whose server counts its tokens, and remembers which of them are out of use. */
interface WatchedKeeper {
  readonly keeper: TokenKeeper
  readonly dead: ReadonlySet<string>
  readonly granted: () => number
  /** Takes the present token out of use, as of now. */
  readonly end: (how: Ending) => void
}

function watchedKeeper(answerLater: () => Promise<unknown> = () => Promise.resolve()): WatchedKeeper {
  const dead = new Set<string>()
  let granted = 0
  const requests = {
    requestToken: async () => {
      await answerLater()
      granted += 1
      return ok({ accessToken: new Secret(`fake-token-${granted}`), expiresInSeconds: 300, scopes: [] })
    },
    revokeToken: async (token: Secret) => {
      dead.add(`Bearer ${token.reveal()}`)
      await answerLater()
      return ok(undefined)
    }
  }
  const keeper = createTokenKeeper({ ...requests, nowMs: () => 0, monotonicMs: () => 0, random: () => 0 })
  const end = (how: Ending): void => {
    if (how === 'close' || how === 'signOut') for (let n = 1; n <= granted; n += 1) dead.add(`Bearer fake-token-${n}`)
    if (how === 'close') keeper.close()
    else if (how === 'replaceCredentials') void keeper.replaceCredentials(requests)
    else void keeper[how]()
  }
  return { keeper, dead, granted: () => granted, end }
}

async function handOver<T>(scheduler: fc.Scheduler, given: T): Promise<T> {
  await scheduler.schedule(Promise.resolve(), 'hand-over')
  return given
}

function bearerOf(init: RequestInit): string {
  return new Headers(init.headers).get('authorization') ?? ''
}

describe('a revoked token', () => {
  it('is in no request that starts after its revocation, however calls, answers and revocations interleave', async () => {
    const ending = fc.record({ how: fc.constantFrom(...endings), ticks: fc.nat({ max: 40 }) })
    const property = fc.asyncProperty(
      fc.scheduler(),
      fc.integer({ min: 1, max: 12 }),
      fc.array(ending, { minLength: 1, maxLength: 4 }),
      async (scheduler, calls, plan) => {
        const { keeper, dead, end } = watchedKeeper(() => scheduler.schedule(Promise.resolve(), 'token endpoint'))
        const late: string[] = []
        let sent = 0
        const { http } = httpTo('http://127.0.0.1:9', {
          // What a caller was given reaches it any time later.
          keeper: {
            ...keeper,
            token: async (signal) => handOver(scheduler, await keeper.token(signal)),
            renewAfterRefusal: async (used, status) => handOver(scheduler, await keeper.renewAfterRefusal(used, status))
          },
          attempts: 2,
          fetch: async (_url, init) => {
            const bearer = bearerOf(init)
            sent += 1
            if (dead.has(bearer)) late.push(bearer)
            await scheduler.schedule(Promise.resolve(), 'API')
            return new Response('{}', { status: dead.has(bearer) ? 401 : sent % 5 === 0 ? 503 : 200 })
          }
        })
        const running = Array.from({ length: calls }, async () => {
          await scheduler.schedule(Promise.resolve(), 'caller')
          return http.request(get)
        })
        const ended = plan.map(async ({ how, ticks }) => {
          await scheduler.schedule(Promise.resolve(), 'person')
          // Somewhere between two steps of a call, not only between two answers.
          for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve()
          end(how)
        })
        await scheduler.waitFor(Promise.all([...running, ...ended]))
        expect(late).toEqual([])
      }
    )
    await fc.assert(property, { numRuns: 400 })
  })

  it('is replaced in 20 calls that were under way, and no call notices', async () => {
    const { keeper, dead, granted, end } = watchedKeeper()
    const late: string[] = []
    const { http, server } = await serve(
      (request, index) => {
        if (index === 10) end('revoke')
        return dead.has(request.headers.authorization ?? '') ? { status: 401 } : { body: index }
      },
      {
        keeper,
        fetch: (url, init) => {
          if (dead.has(bearerOf(init))) late.push(bearerOf(init))
          return fetch(url, init)
        }
      }
    )
    const results = await Promise.all(Array.from({ length: 20 }, () => http.request(get)))
    expect(results.every((result) => result.ok)).toBe(true)
    // The calls that the server saw after the revocation had started before it; each came back once with the new token.
    expect(server.seen).toHaveLength(30)
    expect(late).toEqual([])
    expect(granted()).toBe(2)
  })

  it.each(endings)('is not sent by a call that was between getting it and sending it: %s', async (how) => {
    const { keeper, end } = watchedKeeper()
    const sent: string[] = []
    const { http } = httpTo('http://127.0.0.1:9', {
      keeper: {
        ...keeper,
        token: async (signal) => {
          const token = await keeper.token(signal)
          if (sent.length === 0) end(how)
          sent.push('asked')
          return token
        }
      },
      fetch: (_url, init) => Promise.resolve(new Response('{}', { status: sent.push(bearerOf(init)) > 0 ? 200 : 500 }))
    })
    const result = await http.request(get)
    const isOver = how === 'signOut' || how === 'close'
    expect(result).toMatchObject(isOver ? { error: { code: 'signed-out' } } : { ok: true })
    expect(sent).toEqual(isOver ? ['asked', 'asked'] : ['asked', 'asked', 'Bearer fake-token-2'])
  })

  it.each(endings)('is not sent by the next try of a call that was waiting: %s', async (how) => {
    const { keeper, dead, end } = watchedKeeper()
    const sent: string[] = []
    const { http } = httpTo('http://127.0.0.1:9', {
      keeper,
      sleep: () => {
        end(how)
        return Promise.resolve()
      },
      fetch: (_url, init) => {
        sent.push(bearerOf(init))
        return Promise.resolve(new Response('{}', { status: sent.length === 1 ? 503 : 200 }))
      }
    })
    const isOver = how === 'signOut' || how === 'close'
    expect(await http.request(get)).toMatchObject(isOver ? { error: { code: 'signed-out' } } : { ok: true })
    expect(sent).toEqual(isOver ? ['Bearer fake-token-1'] : ['Bearer fake-token-1', 'Bearer fake-token-2'])
    expect(dead.has('Bearer fake-token-1')).toBe(true)
  })
})

describe('refusals through the whole client', () => {
  it.each([20, 50])('%i calls in flight that meet 401 cost one renewal and all succeed', async (calls) => {
    const { keeper, granted } = watchedKeeper()
    const { http } = await serve(
      ({ headers }) => (headers.authorization === 'Bearer fake-token-1' ? { status: 401 } : { body: 1 }),
      { keeper }
    )
    const results = await Promise.all(Array.from({ length: calls }, () => http.request(get)))
    expect(results.every((result) => result.ok)).toBe(true)
    expect(granted()).toBe(2)
  })

  it('an API that refuses every token costs one renewal and two tries a call, not a loop', async () => {
    const { keeper, granted } = watchedKeeper()
    const { http, server } = await serve(() => ({ status: 401 }), { keeper })
    for (let call = 0; call < 5; call += 1) {
      expect(await http.request(get)).toMatchObject({ error: { code: 'rejected-by-server', status: 401 } })
    }
    expect(granted()).toBe(2)
    // The first call tries both tokens; the later ones find the present one final.
    expect(server.seen).toHaveLength(6)
  })

  it('rejected credentials stop 50 calls before the API is asked', async () => {
    let asked = 0
    const keeper = createTokenKeeper({
      requestToken: () => {
        asked += 1
        return Promise.resolve(fail('credentials-rejected', { status: 401 }))
      },
      revokeToken: () => Promise.resolve(ok(undefined)),
      nowMs: () => 0,
      monotonicMs: () => 0,
      random: () => 0
    })
    const { http, server, waitsMs } = await serve(() => ({}), { keeper })
    const results = await Promise.all(Array.from({ length: 50 }, () => http.request(get)))
    expect(new Set(results.map((result) => (result.ok ? 'ok' : result.error.code)))).toEqual(
      new Set(['credentials-rejected'])
    )
    expect({ asked, seen: server.seen.length, waits: waitsMs.length }).toEqual({ asked: 1, seen: 0, waits: 0 })
  })
})

import { createServer } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { sleep } from './deadline'
import { get, httpServers, httpTo, inTurn, post } from './test-support/http-setup'
import { listen, type ScriptedAnswer } from './test-support/loopback-server'

const { serve, stopAll } = httpServers()

afterEach(stopAll)

describe('repeats', () => {
  it.each([500, 502, 503, 504])('tries a GET again after %i, with growing pauses', async (status) => {
    const { http, waitsMs } = await serve(inTurn({ status }, { status }, { status }, { status }, { body: 1 }))
    expect(await http.request(get)).toMatchObject({ ok: true, value: { body: 1 } })
    expect(waitsMs).toEqual([250, 500, 1000, 2000])
  })

  it('gives up after five tries', async () => {
    const { server, http } = await serve(() => ({ status: 500, body: { message: 'Internal Server Error' } }))
    expect(await http.request(get)).toEqual({
      ok: false,
      error: { code: 'server-error', status: 500, serverMessage: 'Internal Server Error' }
    })
    expect(server.seen).toHaveLength(5)
  })

  it('waits as long as the body of a 429 says, then the header (a date by the clock of the server), then its own way', async () => {
    const { http, waitsMs } = await serve(
      inTurn(
        { status: 429, headers: { 'retry-after': '3' }, body: { detail: { retry_after_seconds: 30 } } },
        { status: 429, headers: { 'retry-after': '3' } },
        {
          status: 429,
          headers: { 'retry-after': 'Sun, 22 Nov 2026 09:00:20 GMT', date: 'Sun, 22 Nov 2026 09:00:00 GMT' }
        },
        { status: 429 },
        { body: 1 }
      )
    )
    expect(await http.request(get)).toMatchObject({ ok: true })
    expect(waitsMs).toEqual([30_000, 3_000, 20_000, 2_000])
  })

  it('does not sit out more than a minute but says how long it would be', async () => {
    const { server, http } = await serve(() => ({ status: 429, body: { detail: { retry_after_seconds: 61 } } }))
    expect(await http.request(get)).toMatchObject({ error: { code: 'rate-limited', retryAfterSeconds: 61 } })
    expect(server.seen).toHaveLength(1)
  })

  it.each([400, 404, 409, 422, 501])('does not repeat a GET after %i', async (status) => {
    const { server, http } = await serve(() => ({ status }))
    await http.request(get)
    expect(server.seen).toHaveLength(1)
  })

  it('does not repeat a POST unless it is said to be repeatable', async () => {
    const { server, http } = await serve(() => ({ status: 503 }))
    await http.request(post)
    expect(server.seen).toHaveLength(1)
    await http.request({ ...post, isRepeatable: true })
    expect(server.seen).toHaveLength(6)
  })

  it.each<[string, ScriptedAnswer]>([
    ['HTML', { body: '<html>' }],
    ['JSON that is cut short', { body: '{"items": [' }],
    ['a body that breaks off', { body: { items: [] }, isCutOff: true }],
    ['nothing', { body: '' }]
  ])('repeats a GET that was answered with %s, then calls it a bad answer', async (_what, answer) => {
    const { server, http } = await serve(() => answer)
    expect(await http.request(get)).toEqual({ ok: false, error: { code: 'bad-answer', status: 200 } })
    expect(server.seen).toHaveLength(5)
    const { http: healing } = await serve(inTurn(answer, { body: 1 }))
    expect(await healing.request(get)).toMatchObject({ ok: true, value: { body: 1 } })
  })

  it.each<[string, ScriptedAnswer]>([
    ['bytes that are no JSON', { body: '<html>' }],
    ['a body that breaks off', { body: { items: [] }, isCutOff: true }],
    ['nothing', { body: '' }]
  ])('repeats a GET that reads bytes and got %s, then calls it a bad answer', async (_what, answer) => {
    const readBody = (bytes: Uint8Array): unknown => (bytes[0] === 0x31 ? 'one' : undefined)
    const { server, http } = await serve(() => answer)
    expect(await http.request({ ...get, readBody })).toEqual({ ok: false, error: { code: 'bad-answer', status: 200 } })
    expect(server.seen).toHaveLength(5)
    const { http: healing } = await serve(inTurn(answer, { body: 1 }))
    expect(await healing.request({ ...get, readBody })).toMatchObject({ ok: true, value: { body: 'one' } })
  })

  it('reads bytes when their turn comes, and JSON that it parses itself at once', async () => {
    const order: string[] = []
    const turn = async <T>(work: () => T): Promise<T> => {
      order.push('asked for a turn')
      await new Promise((resolve) => setImmediate(resolve))
      order.push('got it')
      return work()
    }
    const { http } = await serve(() => ({ body: 1 }), { turn })
    const readBody = (): string => {
      order.push('read')
      return 'one'
    }
    expect(await http.request({ ...get, readBody })).toMatchObject({ ok: true, value: { body: 'one' } })
    expect(order).toEqual(['asked for a turn', 'got it', 'read'])
    expect(await http.request(get)).toMatchObject({ ok: true, value: { body: 1 } })
    expect(order).toHaveLength(3)
  })

  it('tries a call as often as the call says', async () => {
    const { server, http, waitsMs } = await serve(() => ({ status: 503 }))
    await http.request({ ...get, attempts: 1 })
    expect([server.seen.length, waitsMs.length]).toEqual([1, 0])
    await http.request({ ...get, attempts: 7 })
    expect(server.seen).toHaveLength(8)
  })

  it('repeats when nobody answers', async () => {
    const { baseUrl, stop } = await listen(createServer())
    await stop()
    const { http, outcomes } = httpTo(baseUrl, { attempts: 3 })
    expect(await http.request(get)).toEqual({ ok: false, error: { code: 'unreachable' } })
    expect(outcomes.map((outcome) => outcome.attempt)).toEqual([1, 2, 3])
  })

  it('does not repeat when this computer has no network', async () => {
    const { http, waitsMs } = httpTo('http://127.0.0.1:9', {
      fetch: () => Promise.reject(new Error('net::ERR_INTERNET_DISCONNECTED'))
    })
    expect(await http.request(get)).toEqual({ ok: false, error: { code: 'no-network' } })
    expect(waitsMs).toEqual([])
  })
})

describe('time limits and cancelling', () => {
  it('calls a silent server unreachable', async () => {
    const { http } = await serve(() => ({ isSilent: true }), { timeoutMs: 30, attempts: 2 })
    expect(await http.request(get)).toEqual({ ok: false, error: { code: 'unreachable' } })
  })

  it('limits the body too', async () => {
    const endless = createServer((_request, response) => void response.writeHead(200).write('{"items":['))
    const { baseUrl, stop } = await listen(endless)
    const { http, outcomes } = httpTo(baseUrl, { timeoutMs: 100, attempts: 1 })
    expect(await http.request(get)).toEqual({ ok: false, error: { code: 'unreachable' } })
    const readBody = (): never => {
      throw new Error('Read a body that never ended')
    }
    expect(await http.request({ ...get, readBody })).toEqual({ ok: false, error: { code: 'unreachable' } })
    expect(outcomes.map((outcome) => outcome.status)).toEqual([200, 200])
    await stop()
  })

  it('does not depend on a fetch that heeds its signal', async () => {
    const { http } = httpTo('http://127.0.0.1:9', {
      fetch: () => new Promise(() => undefined),
      timeoutMs: 20,
      attempts: 1
    })
    expect(await http.request(get)).toEqual({ ok: false, error: { code: 'unreachable' } })
  })

  it('stops a request under way on request, and does not repeat it', async () => {
    const controller = new AbortController()
    const { server, http } = await serve(() => {
      controller.abort()
      return { isSilent: true }
    })
    expect(await http.request({ ...get, signal: controller.signal })).toEqual({
      ok: false,
      error: { code: 'cancelled' }
    })
    expect(server.seen).toHaveLength(1)
  })

  it('stops waiting between tries on request', async () => {
    const controller = new AbortController()
    const { http } = await serve(() => ({ status: 503 }), {
      sleep: (durationMs, signal) => {
        const waiting = sleep(durationMs * 1000, signal)
        controller.abort()
        return waiting
      }
    })
    expect(await http.request({ ...get, signal: controller.signal })).toEqual({
      ok: false,
      error: { code: 'cancelled' }
    })
  })
})

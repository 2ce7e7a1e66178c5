import { fail } from '@shared/ipc/result'
import { afterEach, describe, expect, it } from 'vitest'
import { Secret } from './secret'
import { fakeTokens } from './test-support/fake-tokens'
import { get, httpServers, inTurn, post } from './test-support/http-setup'
import type { ScriptedAnswer, SeenRequest } from './test-support/loopback-server'

const { serve, stopAll } = httpServers()

afterEach(stopAll)

describe('a request', () => {
  it('carries the token, asks for JSON and gives the parsed body', async () => {
    const { server, http } = await serve(() => ({ body: { items: [1] } }))
    expect(await http.request({ ...get, query: { size: 3 } })).toEqual({
      ok: true,
      value: { status: 200, body: { items: [1] } }
    })
    expect(server.seen[0]).toMatchObject({
      method: 'GET',
      url: '/v2/orgs/fleets?size=3',
      headers: { authorization: 'Bearer fake-token-1', accept: 'application/json' }
    })
  })

  it('sends a body as JSON', async () => {
    const { server, http } = await serve(() => ({ status: 201, body: {} }))
    await http.request(post)
    expect(server.seen[0]?.headers['content-type']).toBe('application/json')
    expect(server.seen[0]?.body).toBe('{"fleet_ref":"a"}')
  })

  it('takes 204 for a success where nothing is expected', async () => {
    const { http } = await serve(() => ({ status: 204 }))
    const call = { method: 'DELETE', route: '/v2/x/{id}', params: { id: 'a' }, expects: 'nothing' } as const
    expect(await http.request(call)).toEqual({ ok: true, value: { status: 204, body: undefined } })
  })

  it('hands the bytes of a success to a call that reads them itself', async () => {
    const { http } = await serve(inTurn({ body: '\ufeff[1]' }, { status: 404, body: { message: 'Gone' } }))
    const seen: string[] = []
    const readBody = (bytes: Uint8Array): number =>
      seen.push(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
    expect(await http.request({ ...get, readBody })).toEqual({ ok: true, value: { status: 200, body: 1 } })
    expect(await http.request({ ...get, readBody })).toEqual({
      ok: false,
      error: { code: 'not-found', status: 404, serverMessage: 'Gone' }
    })
    expect(seen).toEqual(['\ufeff[1]'])
  })

  it('does not follow a redirect, so the token reaches no other origin', async () => {
    const { server: elsewhere } = await serve(() => ({ body: {} }))
    const { http } = await serve(() => ({ status: 302, headers: { location: `${elsewhere.baseUrl}/v2/orgs/fleets` } }))
    expect(await http.request(get)).toEqual({ ok: false, error: { code: 'bad-answer' } })
    expect(elsewhere.seen).toEqual([])
  })

  it('reports every try with status, duration and server clock, and without ids', async () => {
    const date = 'Sun, 22 Nov 2026 09:59:30 GMT'
    const { http, outcomes } = await serve(() => ({ status: 404, headers: { date } }))
    await http.request({
      method: 'GET',
      route: '/v2/x/{id}',
      params: { id: new Secret('fake-id') },
      query: { q: 'fake-q' }
    })
    expect(outcomes).toEqual([
      {
        method: 'GET',
        route: '/v2/x/{id}',
        attempt: 1,
        durationMs: 0,
        status: 404,
        serverDateMs: Date.parse(date),
        failure: { code: 'not-found', status: 404 }
      }
    ])
  })

  it('passes the token source failure on without sending anything', async () => {
    const keeper = { ...fakeTokens(), token: () => Promise.resolve(fail('credentials-rejected', { status: 401 })) }
    const { server, http } = await serve(() => ({}), { keeper })
    expect(await http.request(get)).toMatchObject({ error: { code: 'credentials-rejected' } })
    expect(server.seen).toEqual([])
  })
})

describe('a refused token', () => {
  const byToken = (request: SeenRequest): ScriptedAnswer =>
    request.headers.authorization === 'Bearer fake-token-2' ? { body: 1 } : { status: 401 }

  it('is replaced once after a 401, for any method', async () => {
    const keeper = fakeTokens()
    const { http } = await serve(byToken, { keeper })
    expect(await http.request(post)).toMatchObject({ ok: true, value: { body: 1 } })
    expect(keeper.refusals).toEqual([401])
  })

  it('is an answer of the server when the new one is refused as well', async () => {
    const keeper = fakeTokens()
    const { server, http } = await serve(() => ({ status: 401, body: { message: 'Unauthorized' } }), { keeper })
    expect(await http.request(get)).toEqual({
      ok: false,
      error: { code: 'rejected-by-server', status: 401, serverMessage: 'Unauthorized' }
    })
    expect(keeper.refusals).toEqual([401])
    expect(server.seen).toHaveLength(2)
  })

  it('is replaced once after a 403, and the second 403 stands', async () => {
    const keeper = fakeTokens()
    const { server, http } = await serve(() => ({ status: 403 }), { keeper })
    expect(await http.request(get)).toMatchObject({ error: { code: 'forbidden' } })
    expect(keeper.refusals).toEqual([403])
    expect(server.seen).toHaveLength(2)
  })

  it('leaves a 403 standing when no other token can be had', async () => {
    const { http } = await serve(() => ({ status: 403 }), { keeper: fakeTokens(() => fail('no-network')) })
    expect(await http.request(get)).toMatchObject({ error: { code: 'forbidden' } })
  })

  it('gives the reason after a 401 when no other token can be had', async () => {
    const keeper = fakeTokens(() => fail('credentials-rejected'))
    const { http } = await serve(() => ({ status: 401 }), { keeper })
    expect(await http.request(get)).toEqual({ ok: false, error: { code: 'credentials-rejected' } })
  })
})

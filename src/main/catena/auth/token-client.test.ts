import { afterEach, describe, expect, it } from 'vitest'
import { createServer } from 'node:http'
import { Secret } from '../secret'
import { listen, startLoopbackServer, type LoopbackServer, type ScriptedAnswer } from '../test-support/loopback-server'
import { createTokenClient, type TokenClient } from './token-client'

const clientSecret = 'fake+secret/with=odd&signs é%'
const running: LoopbackServer[] = []

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()))
})

async function start(
  answer: ScriptedAnswer,
  timeoutMs = 5_000
): Promise<{ server: LoopbackServer; client: TokenClient }> {
  const server = await startLoopbackServer(() => answer)
  running.push(server)
  return { server, client: clientFor(server.baseUrl, timeoutMs) }
}

function clientFor(baseUrl: string, timeoutMs = 5_000): TokenClient {
  return createTokenClient({
    fetch,
    authBaseUrl: `${baseUrl}/realms/fake`,
    clientId: 'fake-client',
    clientSecret: new Secret(clientSecret),
    nowMs: () => Date.parse('2026-11-22T10:00:00Z'),
    timeoutMs
  })
}

const granted = {
  access_token: 'fake-token',
  expires_in: 300,
  token_type: 'Bearer',
  scope: 'fleet:read telematics:read'
}

describe('requestToken', () => {
  it('sends the client-credentials grant as a form, everything in the body', async () => {
    const { server, client } = await start({ body: granted })
    await client.requestToken()
    const [request] = server.seen
    expect(request?.method).toBe('POST')
    expect(request?.url).toBe('/realms/fake/protocol/openid-connect/token')
    expect(request?.headers['content-type']).toContain('application/x-www-form-urlencoded')
    expect(request?.headers.authorization).toBeUndefined()
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
      grant_type: 'client_credentials',
      client_id: 'fake-client',
      client_secret: clientSecret,
      scope: 'organization'
    })
  })

  it('gives token, life and permissions, and prints none of it', async () => {
    const { client } = await start({ body: granted })
    const result = await client.requestToken()
    expect(result).toMatchObject({
      ok: true,
      value: { expiresInSeconds: 300, scopes: ['fleet:read', 'telematics:read'] }
    })
    expect(result.ok && result.value.accessToken.reveal()).toBe('fake-token')
    expect(JSON.stringify(result)).not.toContain('fake-token')
  })

  it('names the organisation of the token', async () => {
    const claims = Buffer.from(JSON.stringify({ org: { Acme: { id: 'org-1' } } })).toString('base64url')
    const { client } = await start({ body: { ...granted, access_token: `eyJhIjoxfQ.${claims}.fake` } })
    expect(await client.requestToken()).toMatchObject({ value: { organisation: { name: 'Acme', id: 'org-1' } } })
  })

  it.each([[undefined], [null], ['soon'], [0], [-5], [[]]])('takes an expires_in of %j as unknown', async (value) => {
    const { client } = await start({ body: { ...granted, expires_in: value } })
    expect(await client.requestToken()).toMatchObject({ ok: true, value: { expiresInSeconds: undefined } })
  })

  it('believes no life above 24 hours', async () => {
    const { client } = await start({ body: { ...granted, expires_in: 1e15 } })
    expect(await client.requestToken()).toMatchObject({ ok: true, value: { expiresInSeconds: 86_400 } })
  })

  it('does not mind refresh and ID tokens, and keeps neither', async () => {
    const body = { ...granted, refresh_token: 'fake-refresh', id_token: 'not.a.jwt', session_state: 7, scope: null }
    const { client } = await start({ body })
    const result = await client.requestToken()
    expect(result).toMatchObject({ ok: true, value: { scopes: [] } })
    expect(JSON.stringify(result)).not.toContain('fake-refresh')
  })

  const challenge = { 'www-authenticate': 'Bearer realm="fake"' }
  const cases: readonly (readonly [string, ScriptedAnswer, object])[] = [
    [
      'invalid_client',
      { status: 401, body: { error: 'invalid_client' } },
      { code: 'credentials-rejected', status: 401 }
    ],
    ['a challenge', { status: 401, headers: challenge, body: { error: 'x' } }, { code: 'credentials-rejected' }],
    ['a 401 in JSON', { status: 401, body: {} }, { code: 'credentials-rejected', status: 401 }],
    ['invalid_grant', { status: 400, body: { error: 'invalid_grant' } }, { code: 'credentials-rejected' }],
    ['unauthorized_client', { status: 403, body: { error: 'unauthorized_client' } }, { code: 'credentials-rejected' }],
    [
      'invalid_scope',
      { status: 400, body: { error: 'invalid_scope', error_description: 'No such scope' } },
      { code: 'rejected-by-server', status: 400, serverMessage: 'invalid_scope: No such scope' }
    ],
    ['429', { status: 429, headers: { 'retry-after': '7' } }, { code: 'rate-limited', retryAfterSeconds: 7 }],
    [
      '429 with a body',
      { status: 429, body: { detail: { retry_after_seconds: 9 } } },
      { code: 'rate-limited', retryAfterSeconds: 9 }
    ],
    ['503', { status: 503, body: 'gateway' }, { code: 'server-error', status: 503 }],
    ['a sign-in page of a hotel', { body: '<html>' }, { code: 'bad-answer', status: 200 }],
    ['a 401 page of a proxy', { status: 401, body: '<html>' }, { code: 'bad-answer', status: 401 }],
    ['a 404 page', { status: 404, body: '<html>' }, { code: 'bad-answer', status: 404 }],
    ['no token', { body: { token_type: 'Bearer' } }, { code: 'bad-answer' }],
    ['an empty token', { body: { ...granted, access_token: '' } }, { code: 'bad-answer' }],
    ['another kind of token', { body: { ...granted, token_type: 'mac' } }, { code: 'bad-answer' }],
    ['a list', { body: [] }, { code: 'bad-answer' }],
    ['204', { status: 204 }, { code: 'bad-answer' }],
    ['a cut-off body', { body: granted, isCutOff: true }, { code: 'unreachable' }],
    ['silence', { isSilent: true }, { code: 'unreachable' }]
  ]
  it.each(cases)('judges %s', async (_name, answer, error) => {
    const { client } = await start(answer, 300)
    expect(await client.requestToken()).toMatchObject({ ok: false, error })
  })

  it.each([
    [
      { error: 'invalid_client', error_description: `No such secret: ${clientSecret}` },
      401,
      'invalid_client: No such secret: [masked]'
    ],
    [{ message: `Overloaded by ${clientSecret}` }, 503, 'Overloaded by [masked]'],
    [{ detail: { message: `Not ${clientSecret}` } }, 401, 'Not [masked]']
  ])('passes the words of the server on, but not the secret in %j', async (body, status, serverMessage) => {
    const { client } = await start({ status, body })
    expect(await client.requestToken()).toMatchObject({ error: { status, serverMessage } })
  })

  it('does not carry the secret to where a redirect points', async () => {
    const { server: elsewhere } = await start({ body: granted })
    const { client } = await start({ status: 307, headers: { location: `${elsewhere.baseUrl}/token` } })
    expect(await client.requestToken()).toEqual({ ok: false, error: { code: 'bad-answer' } })
    expect(elsewhere.seen).toEqual([])
  })

  it('is unreachable when nobody listens', async () => {
    const { baseUrl, stop } = await listen(createServer())
    await stop()
    expect(await clientFor(baseUrl).requestToken()).toEqual({ ok: false, error: { code: 'unreachable' } })
  })

  it('stops on request', async () => {
    const { client } = await start({ isSilent: true })
    const controller = new AbortController()
    const asked = client.requestToken(controller.signal)
    controller.abort()
    expect(await asked).toEqual({ ok: false, error: { code: 'cancelled' } })
  })

  it('refuses plain http to another host as a bug, before anything is sent', async () => {
    const sent: string[] = []
    const client = createTokenClient({
      fetch: (url) => Promise.resolve(new Response(String(sent.push(url)))),
      authBaseUrl: 'http://auth.example.test/realms/fake',
      clientId: 'fake-client',
      clientSecret: new Secret('fake'),
      nowMs: () => 0
    })
    await expect(client.requestToken()).rejects.toThrow(/HTTPS/)
    expect(sent).toEqual([])
  })
})

describe('revokeToken', () => {
  it('names token and client in the form, and takes an empty answer for yes', async () => {
    const { server, client } = await start({ body: '' })
    expect(await client.revokeToken(new Secret('fake-token'))).toEqual({ ok: true, value: undefined })
    expect(server.seen[0]?.url).toBe('/realms/fake/protocol/openid-connect/revoke')
    expect(Object.fromEntries(new URLSearchParams(server.seen[0]?.body))).toEqual({
      token: 'fake-token',
      client_id: 'fake-client',
      client_secret: clientSecret
    })
  })

  it('says when the server refuses', async () => {
    const { client } = await start({ status: 401, body: { error: 'invalid_client' } })
    expect(await client.revokeToken(new Secret('fake-token'))).toMatchObject({
      error: { code: 'credentials-rejected' }
    })
  })
})

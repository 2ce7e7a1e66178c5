import { performance } from 'node:perf_hooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Secret } from '../secret'
import {
  goodClient,
  grantlessClientId,
  scopelessClientId,
  startOidcServer,
  type OidcServer
} from '../test-support/oidc-server'
import { revokeAtServer } from './revocation'
import { createTokenClient, type TokenClient } from './token-client'
import { createTokenKeeper, type TokenKeeper } from './token-keeper'

let server: OidcServer

beforeAll(async () => {
  server = await startOidcServer()
})

afterAll(() => server.stop())

function clientOf(credentials: { readonly clientId?: string; readonly clientSecret?: string } = {}): TokenClient {
  const { clientId, clientSecret } = { ...goodClient, ...credentials }
  return createTokenClient({
    fetch,
    authBaseUrl: server.authBaseUrl,
    clientId,
    clientSecret: new Secret(clientSecret),
    nowMs: Date.now,
    timeoutMs: 5_000
  })
}

function keeperOf(client: TokenClient): TokenKeeper {
  return createTokenKeeper({
    requestToken: (signal) => client.requestToken(signal),
    revokeToken: (token, signal) => client.revokeToken(token, signal),
    nowMs: Date.now,
    monotonicMs: () => performance.now(),
    random: Math.random
  })
}

async function tokenOf(client: TokenClient): Promise<Secret> {
  const granted = await client.requestToken()
  if (!granted.ok) throw new Error(`No token: ${granted.error.code}`)
  return granted.value.accessToken
}

describe('a token of an independent server', () => {
  it('is granted for id and secret in the form, with life and scope, and is valid there', async () => {
    const granted = await clientOf().requestToken()
    expect(granted).toMatchObject({ ok: true, value: { expiresInSeconds: 300, scopes: ['organization'] } })
    expect(granted.ok && (await server.isActive(granted.value.accessToken.reveal()))).toBe(true)
  })

  it.each([
    [
      'the secret is wrong',
      { clientSecret: 'fake-wrong-secret' },
      { code: 'credentials-rejected', status: 401, serverMessage: 'invalid_client: client authentication failed' }
    ],
    [
      'nobody knows the client',
      { clientId: 'fake-stranger' },
      { code: 'credentials-rejected', status: 401, serverMessage: 'invalid_client: client authentication failed' }
    ],
    [
      'the client may not have the scope',
      { clientId: scopelessClientId },
      {
        code: 'rejected-by-server',
        status: 400,
        serverMessage: 'invalid_scope: requested scope is not allowed'
      }
    ],
    [
      'the client may not use the grant',
      { clientId: grantlessClientId },
      {
        code: 'rejected-by-server',
        status: 400,
        serverMessage: 'invalid_request: requested grant type is not allowed for this client'
      }
    ]
  ])('is not granted when %s', async (_why, credentials, error) => {
    expect(await clientOf(credentials).requestToken()).toEqual({ ok: false, error })
  })
})

describe('revocation at an independent server', () => {
  const revoked = { outcome: 'revoked', status: 200, serverMessage: null }

  it('ends a token there; doing so again, or for a token it never knew, is a yes as well', async () => {
    const client = clientOf()
    const token = await tokenOf(client)
    expect(await revokeAtServer(client, token)).toEqual(revoked)
    expect(await server.isActive(token.reveal())).toBe(false)
    expect(await revokeAtServer(client, token)).toEqual(revoked)
    expect(await revokeAtServer(client, new Secret('fake-unknown-token'))).toEqual(revoked)
  })

  it('is refused with wrong credentials, and the token stays valid', async () => {
    const token = await tokenOf(clientOf())
    expect(await revokeAtServer(clientOf({ clientSecret: 'fake-wrong-secret' }), token)).toEqual({
      outcome: 'refused',
      status: 401,
      serverMessage: 'invalid_client: client authentication failed'
    })
    expect(await server.isActive(token.reveal())).toBe(true)
  })

  it('on request leaves the keeper with another token, and sign-out ends that one too', async () => {
    const keeper = keeperOf(clientOf())
    const first = await keeper.token()
    expect(await keeper.revoke()).toEqual(revoked)
    const second = await keeper.token()
    if (!first.ok || !second.ok) throw new Error('No token')
    expect(await isActive(first.value, second.value)).toEqual([false, true])
    expect(await keeper.signOut()).toEqual(revoked)
    expect(await isActive(first.value, second.value)).toEqual([false, false])
  })

  it('of the old token happens with the old credentials when they are replaced', async () => {
    const keeper = keeperOf(clientOf())
    const first = await keeper.token()
    expect(await keeper.replaceCredentials(clientOf({ clientSecret: 'fake-wrong-secret' }))).toEqual(revoked)
    expect(await keeper.token()).toMatchObject({ error: { code: 'credentials-rejected' } })
    expect(first.ok && (await isActive(first.value))).toEqual([false])
  })

  it('is unreachable once the server has stopped, and so is a new token', async () => {
    const own = await startOidcServer()
    const shared = server
    server = own
    const keeper = keeperOf(clientOf())
    server = shared
    await keeper.token()
    await own.stop()
    expect(await keeper.revoke()).toEqual({ outcome: 'unreachable', status: null, serverMessage: null })
    expect(await keeper.token()).toEqual({ ok: false, error: { code: 'unreachable' } })
  })
})

function isActive(...tokens: readonly Secret[]): Promise<boolean[]> {
  return Promise.all(tokens.map((token) => server.isActive(token.reveal())))
}

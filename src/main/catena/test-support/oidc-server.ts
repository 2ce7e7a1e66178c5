import type { Adapter, AdapterPayload, Configuration } from 'oidc-provider'
import { generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'
import { vi } from 'vitest'
import { isRecord } from '../errors'
import { listen } from './loopback-server'

/** An authorization server that others wrote and certified, at the paths of Catena's Keycloak realm, on a free loopback port. */
export interface OidcServer {
  /** The realm's address, as `checkBaseUrl` gives it. */
  readonly authBaseUrl: string
  /** Whether the server says that a token is valid (RFC 7662). */
  readonly isActive: (accessToken: string) => Promise<boolean>
  readonly stop: () => Promise<void>
}

/** An obviously fake client that may do everything this app does. */
export const goodClient = { clientId: 'fake-client', clientSecret: 'fake+secret/with=odd&signs%' } as const

/** One that may not have the scope this app asks for, and one that may not use the grant. */
export const scopelessClientId = 'fake-scopeless-client'
export const grantlessClientId = 'fake-grantless-client'

const realm = '/realms/catena/protocol/openid-connect'

/** Starts one. Its memory is its own and ends with it. */
export async function startOidcServer(): Promise<OidcServer> {
  const Provider = await importQuietly()
  const server = createServer()
  const { baseUrl, stop } = await listen(server)
  const provider = new Provider(`${baseUrl}/realms/catena`, configuration())
  const answer = provider.callback()
  server.on('request', (request, response) => void answer(request, response))
  return {
    authBaseUrl: `${baseUrl}/realms/catena`,
    stop,
    async isActive(accessToken) {
      const { clientId: client_id, clientSecret: client_secret } = goodClient
      const answer = await fetch(`${baseUrl}${realm}/token/introspect`, {
        method: 'POST',
        body: new URLSearchParams({ token: accessToken, client_id, client_secret })
      })
      const body: unknown = await answer.json()
      if (!isRecord(body) || typeof body['active'] !== 'boolean') throw new Error(`No introspection: ${answer.status}`)
      return body['active']
    }
  }
}

/** The package says at import that it wants a newer Node; the tests run on the one that the app supports. */
async function importQuietly() {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  try {
    return (await import('oidc-provider')).default
  } finally {
    warn.mockRestore()
  }
}

function configuration(): Configuration {
  const signingKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })
  const client = {
    client_secret: goodClient.clientSecret,
    token_endpoint_auth_method: 'client_secret_post' as const,
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
    id_token_signed_response_alg: 'ES256' as const
  }
  const stored = new Map<string, AdapterPayload>()
  return {
    adapter: (kind: string) => memoryAdapter(kind, stored),
    clients: [
      { ...client, client_id: goodClient.clientId, scope: 'organization' },
      { ...client, client_id: scopelessClientId, scope: 'openid' },
      { ...client, client_id: grantlessClientId, grant_types: [], scope: 'organization' }
    ],
    scopes: ['openid', 'organization'],
    jwks: { keys: [{ ...signingKey, alg: 'ES256', use: 'sig' }] },
    clientAuthMethods: ['client_secret_post'],
    ttl: { ClientCredentials: 300 },
    routes: { token: tail('token'), revocation: tail('revoke'), introspection: tail('token/introspect') },
    features: {
      clientCredentials: { enabled: true },
      revocation: { enabled: true, allowedPolicy: (_context, client, token) => token.clientId === client.clientId },
      introspection: { enabled: true, allowedPolicy: () => true },
      devInteractions: { enabled: false }
    }
  }
}

function tail(name: string): string {
  return `${realm}/${name}`
}

/** The package's own memory keeps what it stored for the whole process, and warns; this one ends with its server. */
function memoryAdapter(kind: string, stored: Map<string, AdapterPayload>): Adapter {
  const find = (id: string): Promise<AdapterPayload | undefined> => Promise.resolve(stored.get(`${kind}:${id}`))
  const done = (): Promise<undefined> => Promise.resolve(undefined)
  return {
    find,
    upsert: (id, payload) => (stored.set(`${kind}:${id}`, payload), done()),
    destroy: (id) => (stored.delete(`${kind}:${id}`), done()),
    consume: done,
    findByUid: done,
    findByUserCode: done,
    revokeByGrantId: done
  }
}

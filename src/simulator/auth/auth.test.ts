import { describe, expect, it } from 'vitest'
import { createTestClient, credentials, fieldOf, revokePath, testStartMs, tokenPath } from '../test-support/test-client'

const probe = '/v2/orgs/fleets?size=1'

describe('tokens', () => {
  it('carry expiry, subject and organisation', async () => {
    const client = createTestClient({ tokenLifetimeSeconds: 120 })
    const answer = await client.form(tokenPath, credentials)
    expect(fieldOf(answer.body, 'expires_in')).toBe(120)
    expect(fieldOf(answer.body, 'scope')).toContain('telematics:read')
    expect(fieldOf(answer.body, 'refresh_token')).toBeUndefined()
    const payload = String(fieldOf(answer.body, 'access_token')).split('.')[1] ?? ''
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
    expect(fieldOf(claims, 'exp')).toBe(testStartMs / 1000 + 120)
    expect(fieldOf(claims, 'sub')).toBe('service-account-demo-client')
    expect(fieldOf(fieldOf(claims, 'org'), 'Demo Insurance')).toMatchObject({ org_type: ['partner'] })
  })

  it.each([
    ['an unknown client', { ...credentials, client_id: 'nobody' }, 401, 'invalid_client'],
    ['a wrong secret', { ...credentials, client_secret: 'wrong-and-not-real' }, 401, 'invalid_client'],
    ['another grant', { ...credentials, grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['another scope', { ...credentials, scope: 'everything' }, 400, 'invalid_scope'],
    ['no grant', { client_id: credentials.client_id, client_secret: credentials.client_secret }, 400, 'invalid_request']
  ] as const)('are refused to %s', async (_name, fields, status, error) => {
    const answer = await createTestClient().form(tokenPath, { ...fields })
    expect([answer.status, fieldOf(answer.body, 'error')]).toEqual([status, error])
  })

  it('are refused to a JSON body', async () => {
    const answer = await createTestClient().anonymous('POST', tokenPath, credentials)
    expect([answer.status, fieldOf(answer.body, 'error')]).toEqual([400, 'invalid_request'])
  })

  it('stop working at their expiry', async () => {
    const client = createTestClient({ tokenLifetimeSeconds: 60 })
    await client.token()
    await client.control('POST', '/clock', { advanceMs: 59_999 })
    expect((await client.get(probe)).status).toBe(200)
    await client.control('POST', '/clock', { advanceMs: 1 })
    expect((await client.get(probe)).status).toBe(401)
  })

  it('stop working at once when revoked, and revoking twice is fine', async () => {
    const client = createTestClient()
    const token = await client.token()
    expect((await client.get(probe)).status).toBe(200)
    for (let time = 0; time < 2; time += 1) {
      expect((await client.form(revokePath, { ...credentials, token })).status).toBe(200)
    }
    expect((await client.get(probe)).status).toBe(401)
    const stats = await client.control('GET', '/stats')
    expect(stats.body).toMatchObject({ revocations: 2, tokensRevoked: 1, validTokens: 0 })
  })

  it('keep the permissions they were issued with', async () => {
    const client = createTestClient()
    await client.token()
    await client.control('POST', '/permissions', { scopes: ['telematics:read'] })
    expect((await client.get(probe)).status).toBe(200)
    await client.token()
    expect((await client.get(probe)).status).toBe(403)
    expect((await client.get('/v2/telematics/vehicles?size=1')).status).toBe(200)
  })
})

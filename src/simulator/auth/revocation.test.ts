import { afterEach, describe, expect, it } from 'vitest'
import { createSimulator, type Simulator } from '../create-simulator'
import type { FaultInput } from '../faults/fault'
import { createTestClient, credentials, fieldOf, revokePath } from '../test-support/test-client'

const fleets = '/v2/orgs/fleets?size=1'

describe('a revocation that is refused', () => {
  it.each([
    [{}, 400, 'unsupported_token_type'],
    [{ status: 401, error: 'invalid_client' }, 401, 'invalid_client'],
    [{ status: 403, error: 'unauthorized_client' }, 403, 'unauthorized_client'],
    [{ status: 503, error: 'temporarily_unavailable' }, 503, 'temporarily_unavailable']
  ] as const)('with %o answers %i %s with a description, and leaves the token valid', async (more, status, error) => {
    const client = createTestClient()
    const token = await client.token()
    await client.control('POST', '/faults', { kind: 'revocation-refused', description: 'Not today', ...more })
    const answer = await client.form(revokePath, { ...credentials, token })
    expect(answer.status).toBe(status)
    expect(answer.body).toEqual({ error, error_description: 'Not today' })
    expect((await client.get(fleets)).status).toBe(200)
    const { body } = await client.control('GET', '/stats')
    expect(body).toMatchObject({
      revocations: 0,
      tokensRevoked: 0,
      revocationStatuses: { [status]: 1 },
      validTokens: 1
    })
  })

  it('with a status that is no refusal is not accepted as a fault', async () => {
    const answer = await createTestClient().control('POST', '/faults', { kind: 'revocation-refused', status: 200 })
    expect(answer.status).toBe(400)
  })
})

describe('uses of a token after its revocation', () => {
  it('are counted, those before are not, and a reset begins anew', async () => {
    const client = createTestClient()
    const token = await client.token()
    await client.get(fleets)
    await client.form(revokePath, { ...credentials, token })
    expect((await client.control('GET', '/stats')).body).toMatchObject({ requestsWithRevokedToken: 0 })
    await client.get(fleets)
    await client.get('/v2/nowhere')
    expect((await client.control('GET', '/stats')).body).toMatchObject({
      requestsWithRevokedToken: 2,
      requestsAfterRevocationRequest: 2
    })
    expect(client.simulator.control.tokens.list()).toMatchObject([
      { token, state: 'revoked', uses: 3, revocationRequests: 1, usesAfterRevocationRequest: 2, usesAfterRevocation: 2 }
    ])
    await client.control('DELETE', '/stats')
    expect((await client.control('GET', '/stats')).body).toMatchObject({ requestsWithRevokedToken: 0 })
  })

  it('are counted apart where the revocation was refused', async () => {
    const client = createTestClient()
    const token = await client.token()
    await client.control('POST', '/faults', { kind: 'revocation-refused' })
    await client.form(revokePath, { ...credentials, token })
    await client.get(fleets)
    expect((await client.control('GET', '/stats')).body).toMatchObject({
      requestsWithRevokedToken: 0,
      requestsAfterRevocationRequest: 1
    })
  })

  it('of another token are none', async () => {
    const client = createTestClient()
    const first = await client.token()
    await client.control('POST', '/clock', { advanceMs: 1000 })
    const second = await client.token()
    expect(second).not.toBe(first)
    await client.form(revokePath, { ...credentials, token: first })
    expect((await client.get(fleets)).status).toBe(200)
    expect((await client.control('GET', '/stats')).body).toMatchObject({ requestsAfterRevocationRequest: 0 })
  })
})

describe('all tokens ever given out', () => {
  it('are listed with what became of them, and so are those of accepted invitations', async () => {
    const client = createTestClient({ tokenLifetimeSeconds: 10 })
    const tokens: string[] = [await client.token()]
    await client.control('POST', '/clock', { advanceMs: 10_000 })
    tokens.push(await client.token())
    await client.control('POST', '/faults', { kind: 'expired-token' })
    tokens.push(await client.token())
    const { body } = await client.control('GET', '/tokens')
    expect(fieldOf(body, 'tokens')).toMatchObject([
      { token: tokens[0], state: 'expired' },
      { token: tokens[1], state: 'invalidated' },
      { token: tokens[2], state: 'valid' }
    ])
    // The demo's accepted invitation has two.
    expect(fieldOf(body, 'preRegistrationTokens')).toHaveLength(2)
  })

  it('are not told to web pages', async () => {
    const { app } = createTestClient().simulator
    const answer = await app.request('/__control/tokens', { headers: { origin: 'https://evil.invalid' } })
    expect(answer.status).toBe(403)
  })
})

describe('on a real socket, a revocation', () => {
  let simulator: Simulator | undefined
  afterEach(async () => simulator?.stop())

  const start = async (
    fault: FaultInput
  ): Promise<{ readonly revoke: () => Promise<Response>; readonly token: string }> => {
    simulator = createSimulator({ vehicles: 20 })
    const { apiBaseUrl, controlUrl } = await simulator.start()
    const { token } = simulator.control.tokens.issue()
    await fetch(`${controlUrl}/faults`, { method: 'POST', body: JSON.stringify(fault) })
    const body = new URLSearchParams({ ...credentials, token })
    return { token, revoke: () => fetch(`${apiBaseUrl}${revokePath}`, { method: 'POST', body }) }
  }

  it('waits for the latency asked for, and then is done', async () => {
    const { revoke } = await start({ kind: 'latency', path: '/revoke', ms: 120 })
    const before = performance.now()
    expect((await revoke()).status).toBe(200)
    expect(performance.now() - before).toBeGreaterThanOrEqual(115)
    expect(simulator?.control.tokens.validCount()).toBe(0)
  })

  it('can be cut before it is done; the server then still knows that it was asked', async () => {
    const { revoke } = await start({ kind: 'dropped-connection', path: '/revoke', times: 1 })
    await expect(revoke()).rejects.toThrow()
    expect(simulator?.control.tokens.list()).toMatchObject([{ state: 'valid', revocationRequests: 1 }])
    expect(simulator?.control.stats.snapshot().revocationStatuses).toEqual({ 0: 1 })
    expect((await revoke()).status).toBe(200)
  })

  it('can be cut after it is done', async () => {
    const { revoke } = await start({ kind: 'dropped-connection', path: '/revoke', when: 'during', times: 1 })
    await revoke().then(
      (answer) => answer.text(),
      // An empty body is whole however the connection ends: both outcomes are this fault's.
      () => ''
    )
    expect(simulator?.control.tokens.list()).toMatchObject([{ state: 'revoked' }])
  })
})

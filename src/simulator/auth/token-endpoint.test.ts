import { describe, expect, it } from 'vitest'
import { createTestClient, credentials, fieldOf, revokePath, testStartMs, tokenPath } from '../test-support/test-client'

const fleets = '/v2/orgs/fleets?size=1'
const renewed = { ...credentials, client_secret: 'renewed-and-not-real' }

describe('a rotated client secret', () => {
  it('is taken from then on, the old one is not, and tokens stay valid', async () => {
    const client = createTestClient()
    await client.token()
    expect((await client.form(tokenPath, renewed)).status).toBe(401)
    await client.control('POST', '/client-secret', { secret: renewed.client_secret, acceptsOld: false })
    expect((await client.form(tokenPath, renewed)).status).toBe(200)
    expect((await client.form(tokenPath, credentials)).status).toBe(401)
    expect((await client.form(revokePath, { ...credentials, token: 'x' })).status).toBe(401)
    expect((await client.get(fleets)).status).toBe(200)
  })

  it('may be taken besides the old one', async () => {
    const client = createTestClient()
    await client.control('POST', '/client-secret', { secret: renewed.client_secret, acceptsOld: true })
    expect((await client.form(tokenPath, renewed)).status).toBe(200)
    expect((await client.form(tokenPath, credentials)).status).toBe(200)
  })

  it('is not told in any answer', async () => {
    const client = createTestClient()
    const answer = await client.control('POST', '/client-secret', { secret: renewed.client_secret })
    expect(answer.body).toEqual({ acceptsOld: false })
  })

  it('must not be empty', async () => {
    expect((await createTestClient().control('POST', '/client-secret', { secret: '' })).status).toBe(400)
  })
})

describe('the token endpoint', () => {
  it.each([[null], [-5], [0], [1e300], ['soon'], [{ seconds: 300 }], [[300]], [true]])(
    'says expires_in %j when told to, and gives a good token',
    async (expiresIn) => {
      const client = createTestClient()
      await client.control('POST', '/token-answer', { expiresIn })
      const answer = await client.form(tokenPath, credentials)
      expect([answer.status, fieldOf(answer.body, 'expires_in')]).toEqual([200, expiresIn])
      await client.token()
      expect((await client.get(fleets)).status).toBe(200)
    }
  )

  it('leaves expires_in out when told to, until told otherwise', async () => {
    const client = createTestClient()
    await client.control('POST', '/token-answer', { expiresIn: 'omit' })
    expect((await client.form(tokenPath, credentials)).body).not.toHaveProperty('expires_in')
    await client.control('POST', '/token-answer', {})
    expect((await client.form(tokenPath, credentials)).body).toHaveProperty('expires_in', 300)
  })

  it('names the wait asked for when it is rate limited', async () => {
    const client = createTestClient()
    await client.control('POST', '/faults', { kind: 'token-rate-limited', retryAfterSeconds: 17, times: 1 })
    const answer = await client.form(tokenPath, credentials)
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '17'])
    expect(answer.body).toMatchObject({ error: 'temporarily_unavailable' })
  })

  it('counts what arrives, also what a fault answers, since the last reset', async () => {
    const client = createTestClient()
    await client.token()
    await client.control('DELETE', '/stats')
    await client.control('POST', '/faults', { kind: 'token-rate-limited', times: 1 })
    await client.form(tokenPath, credentials)
    await client.form(tokenPath, { ...credentials, client_secret: 'wrong-and-not-real' })
    await client.control('POST', '/faults', { kind: 'expired-token' })
    for (let time = 0; time < 3; time += 1) await client.get(fleets)
    await client.token()
    await client.get(fleets)
    expect((await client.control('GET', '/stats')).body).toMatchObject({
      tokenRequests: 3,
      tokenStatuses: { 200: 1, 401: 1, 429: 1 },
      apiStatuses: { 200: 1, 401: 3 }
    })
  })
})

describe('the Date header', () => {
  it('is ahead or behind by what is asked for, and nothing else moves', async () => {
    const client = createTestClient()
    await client.token()
    const dateOf = async (): Promise<number> => Date.parse((await client.get(fleets)).headers.get('date') ?? '')
    expect(await dateOf()).toBe(testStartMs)
    for (const seconds of [200, -7200, 0]) {
      await client.control('POST', '/date-skew', { seconds })
      expect(await dateOf()).toBe(testStartMs + seconds * 1000)
      expect(client.simulator.control.clock.now()).toBe(testStartMs)
    }
  })
})

import { describe, expect, it } from 'vitest'
import { createTestClient, fieldOf, rowsOf, testStartMs } from '../test-support/test-client'

const locations = '/v2/telematics/vehicle-locations'

describe('the control endpoint', () => {
  it('counts requests by method and path template', async () => {
    const client = createTestClient()
    await client.get('/v2/orgs/fleets?size=1')
    await client.get('/v2/orgs/fleets/00000000-0000-4000-8000-000000000000')
    await client.get('/v2/nowhere')
    const { body } = await client.control('GET', '/stats')
    expect(fieldOf(body, 'operations')).toEqual(
      expect.arrayContaining([
        { method: 'GET', path: '/v2/orgs/fleets', count: 1, statuses: { 200: 1 } },
        { method: 'GET', path: '/v2/orgs/fleets/:fleetId', count: 1, statuses: { 404: 1 } }
      ])
    )
    expect(body).toMatchObject({ totalRequests: 4, tokenRequests: 1, tokensGranted: 1, validTokens: 1 })
    expect(fieldOf(fieldOf(body, 'requests'), 'GET /v2/orgs/fleets')).toBe(1)
    expect(fieldOf(body, 'world')).toMatchObject({ vehicles: 60 })
  })

  it('gives tests the links of the invitations', async () => {
    const client = createTestClient()
    const invitations = fieldOf((await client.control('GET', '/stats')).body, 'invitations')
    expect(invitations).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          status: 'declined',
          link: expect.stringContaining('/connect?invite=') as unknown
        })
      ])
    )
  })

  it('limits the rate', async () => {
    const client = createTestClient()
    await client.token()
    await client.control('POST', '/rate-limit', { requestsPerSecond: 2 })
    const statuses: number[] = []
    for (let time = 0; time < 3; time += 1) statuses.push((await client.get('/v2/orgs/fleets')).status)
    expect(statuses).toEqual([200, 200, 429])
    const { body } = await client.control('GET', '/stats')
    expect(fieldOf(body, 'rateLimitedAtMs')).toEqual([testStartMs])
    expect(fieldOf(body, 'apiStatuses')).toEqual({ 200: 2, 429: 1 })
    await client.control('POST', '/clock', { advanceMs: 500 })
    expect((await client.get('/v2/orgs/fleets')).status).toBe(200)
    await client.control('POST', '/rate-limit', { requestsPerSecond: null })
    expect((await client.get('/v2/orgs/fleets')).status).toBe(200)
  })

  it('moves those who drive, and nobody who is silent', async () => {
    const client = createTestClient({ vehicles: 300 })
    const before = rowsOf(await client.get(locations))
    await client.control('POST', '/clock', { advanceMs: 1000 })
    await client.control('POST', '/move', { seconds: 600 })
    const after = rowsOf(await client.get(locations))
    const place = (row: unknown): string => JSON.stringify(fieldOf(row, 'location'))
    const moved = after.filter((row, index) => place(row) !== place(before[index]))
    expect(moved.length).toBeGreaterThan(100)
    after.forEach((row, index) => {
      if (fieldOf(row, 'occurred_at') === fieldOf(before[index], 'occurred_at'))
        expect(place(row)).toBe(place(before[index]))
    })
  })

  it('stops a provider, and everything it delivers grows old together', async () => {
    const client = createTestClient({ vehicles: 300 })
    const [first] = rowsOf(await client.get('/v2/integrations/connections/data-freshness'))
    const slug = String(fieldOf(first, 'tsp_slug'))
    await client.control('POST', '/outage', { tspSlug: slug, minutesAgo: 90 })
    const now = client.simulator.control.clock.now()
    const own = rowsOf(await client.get(locations)).filter((row) => fieldOf(row, 'tsp_slug') === slug)
    expect(own.length).toBeGreaterThan(0)
    for (const row of own)
      expect(Date.parse(String(fieldOf(row, 'occurred_at')))).toBeLessThanOrEqual(now - 90 * 60_000)
  })

  it('refuses web pages', async () => {
    const { app } = createTestClient().simulator
    const answer = await app.request('/__control/faults', {
      method: 'DELETE',
      headers: { origin: 'https://evil.invalid' }
    })
    expect(answer.status).toBe(403)
  })
})

import { describe, expect, it } from 'vitest'
import { createTestClient, fieldOf, rowsOf, textsOf, type Answer, type TestClient } from '../test-support/test-client'

const collection = '/v2/orgs/invitations'

async function invite(client: TestClient, more: object = {}): Promise<string> {
  const answer = await client.ask('POST', collection, { fleet_ref: 'NEW-1', fleet_name: 'New Fleet 1', ...more })
  return String(fieldOf(answer.body, 'id'))
}

function total(answer: Answer): number {
  return Number(fieldOf(answer.body, 'total'))
}

describe('accepting on the page', () => {
  it('shares the fleet at once, and its connection and moving vehicles after the delay', async () => {
    const client = createTestClient({ onboardingDelayMs: 2000, tickSeconds: 1 })
    const id = await invite(client)
    const posted = await client.form(`/connect/accept?invite=${id}`, { provider: 'geotab' })
    expect([posted.status, posted.headers.get('location')]).toEqual([303, `/connect?invite=${id}`])
    expect(fieldOf((await client.anonymous('GET', `${collection}/${id}`)).body, 'status')).toBe('accepted')
    expect(total(await client.get('/v2/orgs/fleets?fleet_refs=NEW-1'))).toBe(1)
    expect(textsOf(await client.get('/v2/orgs/share-agreements?fleet_ref=NEW-1'), 'status')).toEqual(['active'])
    expect(rowsOf(await client.get('/v2/integrations/connections?fleet_refs=NEW-1'))).toEqual([])
    expect(total(await client.get('/v2/telematics/vehicle-locations?fleet_refs=NEW-1'))).toBe(0)

    await client.control('POST', '/clock', { advanceMs: 2000 })
    expect(textsOf(await client.get('/v2/integrations/connections?fleet_refs=NEW-1'), 'source_name')).toEqual([
      'geotab'
    ])
    const locations = await client.get('/v2/telematics/vehicle-locations?fleet_refs=NEW-1')
    expect(total(locations)).toBeGreaterThanOrEqual(12)
    expect(total(locations)).toBeLessThanOrEqual(25)
    for (const row of rowsOf(locations)) expect(fieldOf(row, 'location')).not.toBeNull()
    expect(rowsOf(locations).some((row) => Number(fieldOf(row, 'speed')) > 0)).toBe(true)
  })

  it('changes nothing about the vehicles that were there before', async () => {
    const client = createTestClient({ onboardingDelayMs: 0 })
    const before = textsOf(await client.get('/v2/telematics/vehicles'), 'id')
    await client.form(`/connect/accept?invite=${await invite(client)}`, {})
    const after = textsOf(await client.get('/v2/telematics/vehicles'), 'id')
    expect(after.slice(0, before.length)).toEqual(before)
    expect(after.length).toBeGreaterThan(before.length)
  })
})

describe('the page', () => {
  it('offers only the providers that the invitation allows', async () => {
    const client = createTestClient()
    const id = await invite(client, { limit_tsps: ['geotab', 'Motive'] })
    const { text } = await client.anonymous('GET', `/connect?invite=${id}`)
    expect([...text.matchAll(/name="provider" value="([^"]+)"/g)].map((match) => match[1])).toEqual([
      'geotab',
      'motive'
    ])
  })

  it('records why a fleet declines', async () => {
    const client = createTestClient()
    const id = await invite(client)
    await client.form(`/connect/decline?invite=${id}`, { reason: 'Not now' })
    expect((await client.anonymous('GET', `${collection}/${id}`)).body).toMatchObject({
      status: 'declined',
      decline_reason: 'Not now'
    })
    expect((await client.anonymous('GET', `/connect?invite=${id}`)).text).toContain('Invitation declined')
  })

  it('says when a link has expired, was withdrawn or is unknown', async () => {
    const client = createTestClient()
    const withdrawn = await invite(client)
    await client.ask('DELETE', `${collection}/${withdrawn}`)
    expect((await client.anonymous('GET', `/connect?invite=${withdrawn}`)).text).toContain('withdrawn')
    const late = await invite(client)
    await client.control('POST', '/clock', { advanceMs: 24 * 3_600_000 })
    expect((await client.anonymous('GET', `/connect?invite=${late}`)).text).toContain('has expired')
    expect((await client.anonymous('GET', '/connect?invite=nothing')).status).toBe(404)
  })

  it('runs no script and shows names as text', async () => {
    const client = createTestClient()
    const id = await invite(client, { fleet_name: null, fleet_ref: '<script>alert(1)</script>' })
    const page = await client.anonymous('GET', `/connect?invite=${id}`)
    expect(page.text).not.toContain('<script')
    expect(page.text).toContain('&lt;script&gt;')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  it('repairs a stale connection when the fleet opens its link again', async () => {
    const client = createTestClient({ vehicles: 2000 })
    const { world, invitations } = client.simulator.control
    const [accepted] = invitations.list(null).filter(({ status }) => status === 'accepted')
    const stale = world.connections().find(({ status }) => status === 'stale')
    if (accepted === undefined || stale === undefined) throw new Error('the demo lacks what this test needs')
    const shape = { ...accepted, id: 'aaaaaaaa-0000-4000-8000-000000000001', fleetId: stale.fleet.id }
    invitations.put(() => shape, accepted.input)
    await client.form(`/connect/repair?invite=${shape.id}`, {})
    const status = fieldOf((await client.get(`/v2/integrations/connections/${stale.id}`)).body, 'status')
    expect(status).toBe('active')
  })
})

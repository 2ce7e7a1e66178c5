import { describe, expect, it } from 'vitest'
import { createTestClient, fieldOf, rowsOf, testStartMs, textsOf, type TestClient } from '../test-support/test-client'

const collection = '/v2/orgs/invitations'
const hourMs = 3_600_000

async function invite(client: TestClient, fleetRef = 'NEW-1', hours = 24): Promise<string> {
  const answer = await client.ask('POST', collection, {
    fleet_ref: fleetRef,
    fleet_name: 'New Fleet 1',
    expires_in_hours: hours
  })
  return String(fieldOf(answer.body, 'id'))
}

describe('creating an invitation', () => {
  it('answers 201 with a link that leads to the onboarding page', async () => {
    const client = createTestClient()
    const answer = await client.ask('POST', collection, { fleet_ref: 'NEW-1' })
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({ status: 'active', expires_in_hours: 24, fleet_id: null })
    const page = await client.anonymous('GET', String(fieldOf(answer.body, 'magic_link')))
    expect(page.text).toContain('Accept and connect')
  })

  it('gives read on everything when no permissions are asked for, else what was asked', async () => {
    const client = createTestClient()
    const all = await client.ask('POST', collection, { fleet_ref: 'A' })
    expect(Object.keys(Object(fieldOf(all.body, 'permissions')) as object)).toHaveLength(30)
    const least = await client.ask('POST', collection, { fleet_ref: 'B', permissions: { vehicle: 'read' } })
    expect(fieldOf(least.body, 'permissions')).toEqual({ vehicle: 'read' })
  })

  it.each([
    ['fleet_ref', {}],
    ['fleet_name', { fleet_ref: 'x', fleet_name: 'Smith & Sons' }],
    ['fleet_email', { fleet_ref: 'x', fleet_email: 'not an address' }],
    ['expires_in_hours', { fleet_ref: 'x', expires_in_hours: 0 }],
    ['expires_in_hours', { fleet_ref: 'x', expires_in_hours: 673 }],
    ['expires_in_hours', { fleet_ref: 'x', expires_in_hours: 1.5 }],
    ['callback_url', { fleet_ref: 'x', callback_url: 'http://example.invalid' }],
    ['permissions.hos_events', { fleet_ref: 'x', permissions: { hos_events: 'read' } }],
    ['fleet_regulatory_id_type', { fleet_ref: 'x', fleet_regulatory_id: '123' }]
  ])('refuses a bad %s and names it', async (field, body) => {
    const answer = await createTestClient().ask('POST', collection, body)
    expect(answer.status).toBe(422)
    const detail = fieldOf(answer.body, 'detail')
    expect(Array.isArray(detail) ? detail.map((problem) => fieldOf(problem, 'path')) : detail).toEqual([
      `body.${field}`
    ])
  })
})

describe('creating again for the same fleet', () => {
  it('extends an active one', async () => {
    const client = createTestClient()
    const id = await invite(client, 'NEW-1', 24)
    await client.control('POST', '/clock', { advanceMs: 5 * hourMs })
    await client.token()
    const again = await client.ask('POST', collection, { fleet_ref: 'NEW-1', expires_in_hours: 48 })
    expect([again.status, fieldOf(again.body, 'id')]).toEqual([200, id])
    expect(fieldOf(again.body, 'expires_at')).toBe(new Date(testStartMs + 53 * hourMs).toISOString())
  })

  it('brings a declined one back to life', async () => {
    const client = createTestClient()
    const id = await invite(client)
    await client.anonymous('POST', `${collection}/${id}/decline`, { decline_reason: 'No' })
    const again = await client.ask('POST', collection, { fleet_ref: 'NEW-1' })
    expect(again.status).toBe(200)
    expect(again.body).toMatchObject({ id, status: 'active', decline_reason: null, declined_at: null })
  })

  it('gives an accepted one new tokens', async () => {
    const client = createTestClient()
    const id = await invite(client)
    const accepted = await client.anonymous('POST', `${collection}/${id}/accept`)
    await client.control('POST', '/clock', { advanceMs: 60_000 })
    const again = await client.ask('POST', collection, { fleet_ref: 'NEW-1' })
    expect(again.body).toMatchObject({ id, status: 'accepted' })
    const token = 'pre_registration_access_token'
    expect(fieldOf(accepted.body, token)).toEqual(expect.any(String))
    expect(fieldOf(again.body, token)).not.toBe(fieldOf(accepted.body, token))
  })

  it.each(['expired', 'deleted'])('makes a new one after an %s one', async (end) => {
    const client = createTestClient()
    const id = await invite(client)
    if (end === 'deleted') await client.ask('DELETE', `${collection}/${id}`)
    else await client.control('POST', '/clock', { advanceMs: 24 * hourMs })
    await client.token()
    expect(fieldOf((await client.anonymous('GET', `${collection}/${id}`)).body, 'status')).toBe(end)
    const again = await client.ask('POST', collection, { fleet_ref: 'NEW-1' })
    expect(again.status).toBe(201)
    expect(fieldOf(again.body, 'id')).not.toBe(id)
  })
})

describe('ending an invitation', () => {
  it('works before acceptance only', async () => {
    const client = createTestClient()
    const kept = await invite(client, 'KEPT')
    const gone = await invite(client, 'GONE')
    await client.anonymous('POST', `${collection}/${kept}/accept`)
    expect((await client.ask('DELETE', `${collection}/${kept}`)).status).toBe(409)
    expect((await client.ask('DELETE', `${collection}/${gone}`)).status).toBe(204)
    expect((await client.ask('DELETE', `${collection}/${gone}`)).status).toBe(409)
    expect((await client.anonymous('POST', `${collection}/${gone}/accept`)).status).toBe(409)
  })
})

describe('the list', () => {
  it('has as many more as were asked for, in every status', async () => {
    const list = await createTestClient({ invitations: 40, demoInvitations: false }).get(`${collection}?size=1000`)
    expect(rowsOf(list)).toHaveLength(40)
    expect(new Set(textsOf(list, 'status'))).toEqual(new Set(['active', 'accepted', 'declined', 'expired', 'deleted']))
    expect(new Set(textsOf(list, 'id')).size).toBe(40)
  })

  it('has every status at the start, and one that ends within two hours', async () => {
    const list = await createTestClient().get(collection)
    expect(new Set(textsOf(list, 'status'))).toEqual(new Set(['active', 'accepted', 'declined', 'expired', 'deleted']))
    const soon = rowsOf(list).filter((row) => {
      const leftMs = Date.parse(String(fieldOf(row, 'expires_at'))) - testStartMs
      return fieldOf(row, 'status') === 'active' && leftMs > 0 && leftMs < 2 * hourMs
    })
    expect(soon).toHaveLength(1)
  })

  it('filters by one fleet_ref', async () => {
    const client = createTestClient()
    await invite(client, 'ONLY-ME')
    expect(textsOf(await client.get(`${collection}?fleet_ref=ONLY-ME`), 'fleet_ref')).toEqual(['ONLY-ME'])
  })
})

import { describe, expect, it } from 'vitest'
import { createTestClient, fieldOf, rowsOf, textsOf, type TestClient } from '../test-support/test-client'

const freshness = '/v2/integrations/connections/data-freshness'
const connections = '/v2/integrations/connections'
const locations = '/v2/telematics/vehicle-locations'
const minuteMs = 60_000

const nowOf = (client: TestClient): number => client.simulator.control.clock.now()

/** The positions' freshness of one connection. */
async function freshnessOf(client: TestClient, connectionId: string): Promise<unknown> {
  return rowsOf(await client.get(freshness)).find(
    (row) => fieldOf(row, 'connection_id') === connectionId && fieldOf(row, 'resource') === 'vehicle_location'
  )
}

async function firstFleet(client: TestClient): Promise<{ readonly ref: string; readonly connectionId: string }> {
  const [row] = rowsOf(await client.get(connections))
  return { ref: String(fieldOf(row, 'fleet_ref')), connectionId: String(fieldOf(row, 'id')) }
}

async function ageMinutes(client: TestClient, ref: string): Promise<number> {
  const times = textsOf(await client.get(`${locations}?fleet_refs=${ref}&size=1000`), 'occurred_at')
  return (nowOf(client) - Math.max(...times.map((text) => Date.parse(text) || 0))) / minuteMs
}

describe('a stuck connection', () => {
  it('was fetched long ago, is tried again and again, and goes on when it is let', async () => {
    const client = createTestClient({ vehicles: 300 })
    const { ref, connectionId } = await firstFleet(client)
    const answer = await client.control('POST', '/stuck', { connectionIndex: 0, minutesAgo: 90 })
    expect(fieldOf(answer.body, 'connectionIds')).toEqual([connectionId])
    const row = await freshnessOf(client, connectionId)
    expect(Date.parse(String(fieldOf(row, 'last_successful_execution_at')))).toBe(nowOf(client) - 90 * minuteMs)
    expect(Date.parse(String(fieldOf(row, 'next_execution_at')))).toBeGreaterThan(nowOf(client))
    expect(fieldOf(row, 'schedule_status')).toBe('active')
    expect(await ageMinutes(client, ref)).toBeGreaterThanOrEqual(90)
    await client.control('POST', '/stuck', { fleetRef: ref, minutesAgo: null })
    expect(await ageMinutes(client, ref)).toBeLessThan(2)
  })
})

describe('a stale sign-in', () => {
  it('is repaired by the fleet at its link', async () => {
    const client = createTestClient({ vehicles: 300 })
    const [invitation] = rowsOf(await client.get('/v2/orgs/invitations')).filter(
      (row) => fieldOf(row, 'status') === 'accepted'
    )
    const ref = String(fieldOf(invitation, 'fleet_ref'))
    await client.control('POST', '/stale', { fleetRef: ref, minutesAgo: 90 })
    const own = `${connections}?fleet_refs=${ref}`
    expect(new Set(textsOf(await client.get(own), 'status'))).toEqual(new Set(['stale']))
    expect(new Set(textsOf(await client.get(`${freshness}?fleet_refs=${ref}`), 'schedule_status'))).toEqual(
      new Set(['stale'])
    )
    expect(await ageMinutes(client, ref)).toBeGreaterThanOrEqual(90)
    await client.form(`/connect/repair?invite=${String(fieldOf(invitation, 'id'))}`, {})
    expect(new Set(textsOf(await client.get(own), 'status'))).toEqual(new Set(['active']))
    expect(await ageMinutes(client, ref)).toBeLessThan(2)
  })
})

describe('a share agreement', () => {
  it('that is paused takes the fleet away, and stays in the list itself', async () => {
    const client = createTestClient({ vehicles: 300 })
    const { ref } = await firstFleet(client)
    const agreement = async (): Promise<readonly string[]> =>
      textsOf(await client.get(`/v2/orgs/share-agreements?fleet_ref=${ref}`), 'status')
    await client.control('POST', '/agreement', { fleetRef: ref, status: 'paused' })
    expect(await agreement()).toEqual(['paused'])
    for (const path of ['/v2/orgs/fleets', connections, locations])
      expect(rowsOf(await client.get(`${path}?fleet_refs=${ref}`))).toEqual([])
    await client.control('POST', '/agreement', { fleetRef: ref, status: 'active' })
    expect(await agreement()).toEqual(['active'])
    expect(rowsOf(await client.get(`${connections}?fleet_refs=${ref}`))).not.toEqual([])
  })
})

describe('a quiet truck', () => {
  it('drove at its last fix, is the only one, and reports again when it is let', async () => {
    const client = createTestClient({ vehicles: 300 })
    const { ref, connectionId } = await firstFleet(client)
    const all = async (): Promise<readonly unknown[]> =>
      rowsOf(await client.get(`${locations}?fleet_refs=${ref}&size=1000`))
    const before = await all()
    const { body } = await client.control('POST', '/quiet', { fleetRef: ref, minutesAgo: 50 })
    const [quietId, ...others] = fieldOf(body, 'vehicleIds') as readonly string[]
    expect([typeof quietId, others]).toEqual(['string', []])
    const after = await all()
    const changed = after.filter((row, index) => fieldOf(row, 'occurred_at') !== fieldOf(before[index], 'occurred_at'))
    expect(changed.map((row) => fieldOf(row, 'vehicle_id'))).toEqual([quietId])
    expect(Number(fieldOf(changed[0], 'speed'))).toBeGreaterThan(5)
    expect(nowOf(client) - Date.parse(String(fieldOf(changed[0], 'occurred_at')))).toBeGreaterThanOrEqual(50 * minuteMs)
    // Its connection is fetched all the same.
    const row = await freshnessOf(client, connectionId)
    expect(nowOf(client) - Date.parse(String(fieldOf(row, 'last_successful_execution_at')))).toBeLessThan(2 * minuteMs)
    await client.control('POST', '/quiet', { fleetRef: ref, minutesAgo: null })
    expect(await all()).toEqual(before)
  })

  it('may be chosen, and so may their number', async () => {
    const client = createTestClient({ vehicles: 300 })
    const three = await client.control('POST', '/quiet', { vehicleCount: 3, minutesAgo: 40 })
    expect(fieldOf(three.body, 'vehicleIds')).toHaveLength(3)
    const [vehicleId] = textsOf(await client.get('/v2/telematics/vehicles?size=1'), 'id')
    const one = await client.control('POST', '/quiet', { vehicleIds: [vehicleId], minutesAgo: 40 })
    expect(fieldOf(one.body, 'vehicleIds')).toEqual([vehicleId])
  })
})

import { describe, expect, it } from 'vitest'
import {
  contractFolder,
  hasContract,
  loadContract,
  type Contract,
  type Operation,
  type Service
} from './test-support/contract'
import {
  createTestClient,
  credentials,
  fieldOf,
  revokePath,
  rowsOf,
  tokenPath,
  type Answer
} from './test-support/test-client'

if (!hasContract) process.stdout.write(`Contract tests skipped: there is no ${contractFolder}\n`)

const nobody = '00000000-0000-4000-8000-000000000000'
const tooMany = Array.from({ length: 101 }, () => `fleet_ids=${nobody}`).join('&')

/** Lists, with what their rows may be asked for one by one. */
const lists: readonly { readonly service: Service; readonly path: string; readonly single?: string }[] = [
  { service: 'orgs', path: '/v2/orgs/fleets', single: '{fleet_id}' },
  { service: 'orgs', path: '/v2/orgs/invitations', single: '{invitation_id}' },
  { service: 'orgs', path: '/v2/orgs/partners' },
  { service: 'orgs', path: '/v2/orgs/share-agreements', single: '{share_agreement_id}' },
  { service: 'orgs', path: '/v2/orgs/tsps', single: '{tsp_id}' },
  { service: 'integrations', path: '/v2/integrations/connections', single: '{connection_id}' },
  { service: 'integrations', path: '/v2/integrations/connections/data-freshness' },
  { service: 'telematics', path: '/v2/telematics/vehicles', single: '{vehicle_id}' },
  { service: 'telematics', path: '/v2/telematics/vehicle-locations' },
  { service: 'telematics', path: '/v2/telematics/trailer-locations' },
  { service: 'telematics', path: '/v2/telematics/analytics/fleets' },
  { service: 'telematics', path: '/v2/telematics/analytics/vehicles' },
  { service: 'telematics', path: '/v2/telematics/analytics/vehicles/live-locations' },
  { service: 'telematics', path: '/v2/telematics/analytics/trailers/live-locations' }
]
const open = new Set(['/v2/orgs/tsps'])
const allPermissions = [
  'fleet:read',
  'invitation:read',
  'share-agreement:read',
  'connection:read',
  'telematics:read',
  'partner:read'
]
const arrays = new Set(['/v2/orgs/tsps', '/v2/integrations/connections/data-freshness'])

describe.skipIf(!hasContract)('every answer fits the contract', () => {
  const contract = hasContract ? loadContract() : ({ differences: () => ['no contract'] } satisfies Contract)
  const holds = (operation: Operation, answer: Answer, status: number): void => {
    expect({ status: answer.status, differences: contract.differences(operation, answer.status, answer.body) }).toEqual(
      {
        status,
        differences: []
      }
    )
  }

  it.each(lists)('GET $path: first and following pages, one row, and refusals', async ({ service, path, single }) => {
    const client = createTestClient({ vehicles: 700 })
    const operation: Operation = { service, method: 'get', template: path }
    const first = await client.get(path)
    holds(operation, first, 200)
    if (!arrays.has(path)) {
      holds(operation, await client.get(`${path}?size=2`), 200)
      holds(operation, await client.get(`${path}?size=0`), 422)
      holds(operation, await client.get(`${path}?size=1001`), 422)
      holds(operation, await client.get(`${path}?cursor=nonsense`), 400)
    }
    if (path !== '/v2/orgs/partners' && !open.has(path))
      expect(rowsOf(first).length === 0).toBe(path.includes('trailer'))
    if (!open.has(path)) {
      holds(operation, await client.anonymous('GET', path), 401)
      client.simulator.control.tokens.setPermissions(['none'])
      await client.token()
      holds(operation, await client.get(path), 403)
      client.simulator.control.tokens.setPermissions(allPermissions)
      await client.token()
    }
    if (single === undefined) return
    const one: Operation = { service, method: 'get', template: `${path}/${single}` }
    holds(one, await client.get(`${path}/${String(fieldOf(rowsOf(first)[0], 'id'))}`), 200)
    holds(one, await client.get(`${path}/${nobody}`), 404)
    holds(one, await client.get(`${path}/not-a-uuid`), 422)
  })

  it('every page of 2,000 locations, vehicles and summaries', async () => {
    const client = createTestClient({ vehicles: 2000 })
    for (const name of ['vehicle-locations', 'vehicles', 'analytics/vehicles', 'analytics/vehicles/live-locations']) {
      const path = `/v2/telematics/${name}`
      const operation: Operation = { service: 'telematics', method: 'get', template: path }
      let url = `${path}?size=1000`
      for (let page = 0; page < 2; page += 1) {
        const answer = await client.get(url)
        holds(operation, answer, 200)
        url = `${path}?size=1000&cursor=${encodeURIComponent(String(fieldOf(answer.body, 'next_page')))}`
      }
    }
  })

  it('history, schedules and counts', async () => {
    const client = createTestClient()
    const locations: Operation = { service: 'telematics', method: 'get', template: '/v2/telematics/vehicle-locations' }
    const vehicle = String(fieldOf(rowsOf(await client.get('/v2/telematics/vehicles?size=1'))[0], 'id'))
    const history = `${locations.template}?only_latest=false&vehicle_ids=${vehicle}`
    holds(locations, await client.get(history), 200)
    holds(locations, await client.get(`${history}&from_datetime=2026-01-01T00:00:00Z`), 422)
    holds(locations, await client.get(`${locations.template}?only_latest=false`), 422)
    holds(locations, await client.get(`${locations.template}?${tooMany}`), 422)
    const overview: Operation = { ...locations, template: '/v2/telematics/analytics/overview' }
    holds(overview, await client.get(overview.template), 200)
    const connection = String(fieldOf(rowsOf(await client.get('/v2/integrations/connections'))[0], 'id'))
    holds(
      { service: 'integrations', method: 'get', template: '/v2/integrations/connections/{connection_id}/schedules' },
      await client.get(`/v2/integrations/connections/${connection}/schedules`),
      200
    )
  })

  it('the life of an invitation', async () => {
    const client = createTestClient()
    const collection = '/v2/orgs/invitations'
    const create: Operation = { service: 'orgs', method: 'post', template: collection }
    const created = await client.ask('POST', collection, { fleet_ref: 'CONTRACT-1', fleet_name: 'Contract Carriers' })
    holds(create, created, 201)
    holds(create, await client.ask('POST', collection, { fleet_ref: 'CONTRACT-1', expires_in_hours: 48 }), 200)
    holds(create, await client.ask('POST', collection, { fleet_name: 'no: reference' }), 422)
    holds(create, await client.anonymous('POST', collection, { fleet_ref: 'x' }), 401)
    const at = (action: string): Operation => ({
      service: 'orgs',
      method: 'post',
      template: `${collection}/{invitation_id}/${action}`
    })
    const id = String(fieldOf(created.body, 'id'))
    holds(at('accept'), await client.anonymous('POST', `${collection}/${id}/accept`), 200)
    holds(at('accept'), await client.anonymous('POST', `${collection}/${id}/accept`), 409)
    holds(at('accept'), await client.anonymous('POST', `${collection}/${nobody}/accept`), 404)
    const remove: Operation = { service: 'orgs', method: 'delete', template: `${collection}/{invitation_id}` }
    holds(remove, await client.ask('DELETE', `${collection}/${id}`), 409)
    const second = await client.ask('POST', collection, { fleet_ref: 'CONTRACT-2' })
    const other = String(fieldOf(second.body, 'id'))
    holds(
      at('decline'),
      await client.anonymous('POST', `${collection}/${other}/decline`, { decline_reason: 'No' }),
      200
    )
    holds(at('decline'), await client.anonymous('POST', `${collection}/${other}/decline`, { decline_reason: 5 }), 422)
    holds(remove, await client.ask('DELETE', `${collection}/${other}`), 204)
    holds({ service: 'orgs', method: 'get', template: collection }, await client.get(`${collection}?size=1000`), 200)
  })

  it('the token endpoints', async () => {
    const client = createTestClient()
    const token: Operation = { service: 'authentication', method: 'post', template: '/protocol/openid-connect/token' }
    const revoke: Operation = { ...token, template: '/protocol/openid-connect/revoke' }
    const granted = await client.form(tokenPath, credentials)
    holds(token, granted, 200)
    const wrong = { ...credentials, client_secret: 'wrong-and-not-real' }
    holds(token, await client.form(tokenPath, wrong), 401)
    holds(revoke, await client.form(revokePath, { ...wrong, token: 'x' }), 401)
    const revoked = await client.form(revokePath, {
      ...credentials,
      token: String(fieldOf(granted.body, 'access_token'))
    })
    expect([revoked.status, revoked.text]).toEqual([200, ''])
  })

  it('rows of another organisation', async () => {
    const client = createTestClient({ vehicles: 300, seed: 8, partnerName: 'Acme Insurance' })
    for (const { service, path } of lists)
      holds({ service, method: 'get', template: path }, await client.get(path), 200)
  })

  it('connections, freshness, schedules and agreements in trouble', async () => {
    const client = createTestClient({ vehicles: 700 })
    const [first, second] = rowsOf(await client.get('/v2/integrations/connections'))
    await client.control('POST', '/stuck', { fleetRef: fieldOf(first, 'fleet_ref'), minutesAgo: 90 })
    await client.control('POST', '/stale', { fleetRef: fieldOf(second, 'fleet_ref'), minutesAgo: 90 })
    const service = 'integrations'
    for (const list of ['connections', 'connections/data-freshness'])
      holds(
        { service, method: 'get', template: `/v2/integrations/${list}` },
        await client.get(`/v2/integrations/${list}`),
        200
      )
    for (const row of [first, second])
      holds(
        { service, method: 'get', template: '/v2/integrations/connections/{connection_id}/schedules' },
        await client.get(`/v2/integrations/connections/${String(fieldOf(row, 'id'))}/schedules`),
        200
      )
    for (const status of ['paused', 'cancelled', 'deleted', 'expired', 'active']) {
      await client.control('POST', '/agreement', { fleetRef: fieldOf(first, 'fleet_ref'), status })
      const agreements = '/v2/orgs/share-agreements'
      holds({ service: 'orgs', method: 'get', template: agreements }, await client.get(agreements), 200)
    }
  })

  it('a refused revocation, where the contract lists its status', async () => {
    const client = createTestClient()
    const revoke: Operation = {
      service: 'authentication',
      method: 'post',
      template: '/protocol/openid-connect/revoke'
    }
    await client.control('POST', '/faults', { kind: 'revocation-refused', status: 401, error: 'invalid_client' })
    holds(revoke, await client.form(revokePath, { ...credentials, token: 'x' }), 401)
  })

  it.each([
    [{ kind: 'unauthorized-once' }, 401],
    [{ kind: 'forbidden' }, 403],
    [{ kind: 'rate-limited', send: 'both' }, 429],
    [{ kind: 'rate-limited', send: 'neither' }, 429],
    [{ kind: 'server-error' }, 500]
  ] as const)('the fault %o answers in the contract form', async (fault, status) => {
    const client = createTestClient()
    await client.control('POST', '/faults', fault)
    const fleets: Operation = { service: 'orgs', method: 'get', template: '/v2/orgs/fleets' }
    holds(fleets, await client.get(fleets.template), status)
  })

  it('notices an answer that does not fit', () => {
    const fleets: Operation = { service: 'orgs', method: 'get', template: '/v2/orgs/fleets' }
    expect(contract.differences(fleets, 200, { items: [{ name: 5 }], total: 1 })).not.toEqual([])
    expect(contract.differences(fleets, 418, {})).not.toEqual([])
  })
})

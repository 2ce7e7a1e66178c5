import { describe, expect, it } from 'vitest'
import {
  allPages,
  createTestClient,
  fieldOf,
  rowsOf,
  textsOf,
  tokenPath,
  type TestClient
} from '../test-support/test-client'

const acme = { seed: 8, partnerName: 'Acme Insurance', clientId: 'acme-client', clientSecret: 'acme-secret-not-real' }
const acmeForm = {
  grant_type: 'client_credentials',
  client_id: acme.clientId,
  client_secret: acme.clientSecret,
  scope: 'organization'
}

/** The second organisation with the demo's credentials, which the test client signs in with. */
const acmeWorld = { seed: acme.seed, partnerName: acme.partnerName }

describe('an organisation of its own', () => {
  it('has its own credentials and stands in its tokens', async () => {
    const client = createTestClient(acme)
    const answer = await client.form(tokenPath, acmeForm)
    expect(answer.status).toBe(200)
    const payload = String(fieldOf(answer.body, 'access_token')).split('.')[1] ?? ''
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
    expect(claims).toMatchObject({ sub: 'service-account-acme-client', azp: 'acme-client' })
    expect(Object.keys(fieldOf(claims, 'org') as object)).toEqual(['Acme Insurance'])
    expect((await createTestClient().form(tokenPath, acmeForm)).status).toBe(401)
  })

  it('stands in every answer that names the partner', async () => {
    const client = createTestClient(acmeWorld)
    const [partner] = rowsOf(await client.get('/v2/orgs/partners'))
    expect(partner).toMatchObject({ name: 'Acme Insurance', slug: 'acme-insurance' })
    const id = fieldOf(partner, 'id')
    for (const path of ['/v2/orgs/share-agreements', '/v2/orgs/invitations']) {
      expect(new Set(textsOf(await client.get(path), 'partner_id'))).toEqual(new Set([id]))
    }
    const link = new URL(textsOf(await client.get('/v2/orgs/invitations'), 'magic_link')[0] ?? '')
    const page = await client.anonymous('GET', link.pathname + link.search)
    expect(page.text).toContain('Acme Insurance asks to see your fleet')
    expect(page.text).not.toContain('Demo Insurance')
  })

  it.each([[''], ['  ']])('must not be called %j', (partnerName) => {
    expect(() => createTestClient({ partnerName })).toThrow(RangeError)
  })
})

describe('two organisations with two seeds', () => {
  it.each([
    ['/v2/orgs/fleets', ['id', 'name', 'fleet_ref', 'invitation_id', 'registered_email']],
    ['/v2/telematics/vehicles', ['id', 'vehicle_name', 'vin', 'license_plate_number']],
    ['/v2/telematics/vehicle-locations', ['id', 'vehicle_id', 'fleet_ref']],
    ['/v2/integrations/connections', ['id', 'fleet_id']],
    ['/v2/orgs/invitations', ['id', 'fleet_ref', 'fleet_name', 'fleet_email', 'magic_link', 'partner_id']],
    ['/v2/orgs/share-agreements', ['id', 'fleet_id', 'fleet_ref', 'partner_id']]
  ] as const)('share nothing in %s', async (path, fields) => {
    const demo = createTestClient({ vehicles: 400 })
    const other = createTestClient({ vehicles: 400, ...acmeWorld })
    for (const field of fields) {
      const valuesOf = async (client: TestClient): Promise<Set<string>> => {
        const pages = await allPages(client, path)
        return new Set(pages.flatMap((page) => textsOf(page, field)))
      }
      const mine = await valuesOf(demo)
      const both = [...(await valuesOf(other))].filter((value) => mine.has(value))
      // The sandbox fleet is Catena's own, and every organisation has it.
      const known = new Set(['null', 'sandbox', 'Catena Data Sandbox'])
      expect({ field, both: both.filter((value) => !known.has(value)) }).toEqual({ field, both: [] })
      expect([...mine], field).not.toContain('undefined')
      expect(mine.size, field).toBeGreaterThan(0)
    }
  })
})

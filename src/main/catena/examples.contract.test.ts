import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Result } from '@shared/ipc/result'
import { describe, expect, it } from 'vitest'
import { createTokenClient } from './auth/token-client'
import { createCatenaClient, type CatenaClient } from './client'
import { failureFromAnswer, isRecord } from './errors'
import type { ApiRequest } from './http-types'
import type { Listing } from './listing'
import { createLocationScanner } from './scan/location-scanner'
import { locationRowsOf, vehicleRowsOf } from './scan/test-support/page-rows'
import { referenceLocations, referenceVehicles } from './scan/test-support/reference-reader'
import { createVehicleScanner } from './scan/vehicle-scanner'
import type { PageFacts } from './schemas/location-page'
import { Secret } from './secret'
import { answered, scriptedHttp } from './test-support/scripted-http'

const contract = resolve(__dirname, '../../../../shared/catena')
const hasContract = existsSync(join(contract, 'examples')) && existsSync(join(contract, 'openapi'))
const title = hasContract ? '' : ` (skipped: ${contract} is absent)`

const readJson = (path: string): unknown => JSON.parse(readFileSync(join(contract, path), 'utf8'))
const example = (name: string): unknown => readJson(`examples/${name}.json`)

type Call = (client: CatenaClient) => Promise<Result<unknown>>

/** Every call of the client with an example of its answer. */
const lists: readonly (readonly [string, Call])[] = [
  ['orgs.list_invitations.200', (client) => client.listInvitations()],
  ['orgs.list_fleets.200', (client) => client.listFleets()],
  ['orgs.list_partners.200', (client) => client.listPartners()],
  ['orgs.list_tsps.200', (client) => client.listTsps()],
  ['orgs.list_share_agreements.200', (client) => client.listShareAgreements()],
  ['integrations.list_connections.200', (client) => client.listConnections()],
  ['integrations.get_data_freshness.200', (client) => client.listDataFreshness({ fleetIds: ['a'] })],
  ['integrations.list_schedules.200', (client) => client.listSchedules('a')]
]
const { signal } = new AbortController()
const whole = { size: 300, cursor: null, fleetIds: ['a'], signal } as const
const past = { size: 300, cursor: null, vehicleId: 'v', fromMs: 0, toMs: 1, signal } as const
const telematics: readonly (readonly [string, Call])[] = [
  ['telematics.list_vehicle_locations.200', (client) => client.locationPage(whole)],
  ['telematics.list_vehicles.200', (client) => client.vehiclePage(whole)],
  ['telematics.vehicles_live_locations.200', (client) => client.driverPage(whole)],
  ['telematics.list_vehicle_locations.200', (client) => client.historyPage(past)],
  ['telematics.empty_page.200', (client) => client.locationPage({ ...whole, cursor: 'c', fleetIds: null })]
]
const invitation = { fleetRef: 'F-1', fleetName: 'A', fleetEmail: 'a@example.test', limitTsps: ['a'], permissions: {} }
const others: readonly (readonly [string, Call])[] = [
  ['orgs.create_invitation.201', (client) => client.createInvitation({ ...invitation, expiresInHours: 24 })],
  [
    'orgs.create_invitation.200',
    (client) => client.createInvitation({ ...invitation, fleetWebsite: 'https://a.test' })
  ],
  ['orgs.list_partners.200', (client) => client.probe()],
  ['telematics.empty_page.200', (client) => client.deleteInvitation(new Secret('fake-id'))]
]

/** All strings of an example that must not come out of the client. */
function secretsOf(value: unknown, key = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => secretsOf(entry, key))
  if (!isRecord(value)) return typeof value === 'string' && isSecretKey(key) ? [value] : []
  const isInvitation = 'magic_link' in value
  return Object.entries(value).flatMap(([name, inner]) => {
    if (name === 'id' && isInvitation) return [String(inner)]
    if (name === 'credentials' || name === 'source_data')
      return isRecord(inner) ? Object.values(inner).filter(isText) : []
    return secretsOf(inner, name)
  })
}

function isSecretKey(key: string): boolean {
  return key.startsWith('pre_registration_') || key === 'magic_link' || key === 'invitation_id'
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

describe.skipIf(!hasContract)(`the examples of the contract${title}`, () => {
  it.each(lists)('%s is read whole', async (name, call) => {
    const body = example(name)
    const listing = (await call(createCatenaClient({ http: scriptedHttp(() => answered(body)) }))) as Result<
      Listing<unknown>
    >
    if (!listing.ok) throw new Error(`Not read: ${listing.error.code}`)
    const items = isRecord(body) ? body['items'] : body
    expect(listing.value.rows).toHaveLength(Array.isArray(items) ? items.length : -1)
    expect(listing.value.setAside).toEqual([])
  })

  it.each(telematics)('%s is read whole, in columns', async (name, call) => {
    const body = example(name)
    const page = (await call(createCatenaClient({ http: scriptedHttp(() => answered(body)) }))) as Result<PageFacts>
    if (!page.ok) throw new Error(`Not read: ${page.error.code}`)
    const items = isRecord(body) ? body['items'] : undefined
    expect(page.value).toMatchObject({ rowCount: Array.isArray(items) ? items.length : -1, unreadable: [] })
  })

  it.each([
    ['telematics.list_vehicle_locations.200', createLocationScanner(), locationRowsOf, referenceLocations] as const,
    ['telematics.empty_page.200', createLocationScanner(), locationRowsOf, referenceLocations] as const
  ])('%s reads the same from bytes as over objects', (name, scan, rowsOf, reference) => {
    const bytes = readFileSync(join(contract, `examples/${name}.json`))
    const page = scan(bytes)
    if (typeof page !== 'object') throw new Error('Not read')
    expect(rowsOf(page)).toEqual(reference(bytes))
  })

  it('telematics.list_vehicles.200 reads the same from bytes as over objects', () => {
    const bytes = readFileSync(join(contract, 'examples/telematics.list_vehicles.200.json'))
    const page = createVehicleScanner()(bytes)
    if (typeof page !== 'object') throw new Error('Not read')
    expect(vehicleRowsOf(page)).toEqual(referenceVehicles(bytes))
    expect(page.names).toEqual(['vehicle_325322ed'])
  })

  it.each(others)('%s is read', async (name, call) => {
    const status = name.endsWith('201') ? 201 : 200
    expect(await call(createCatenaClient({ http: scriptedHttp(() => answered(example(name), status)) }))).toMatchObject(
      { ok: true }
    )
  })

  it('contain secrets, so that the next test can fail', () => {
    const all = [...lists, ...telematics, ...others].flatMap(([name]) => secretsOf(example(name)))
    expect(new Set(all).size).toBeGreaterThan(6)
  })

  it.each([...lists, ...telematics, ...others])('%s loses its secrets on arrival', async (name, call) => {
    const body = example(name)
    const printed = JSON.stringify(await call(createCatenaClient({ http: scriptedHttp(() => answered(body, 200)) })))
    for (const secret of secretsOf(body)) expect(printed).not.toContain(secret)
  })

  it('of errors become failures with the status they are named after', () => {
    const names = readdirSync(join(contract, 'examples')).filter((name) => name.startsWith('errors.'))
    expect(names.length).toBeGreaterThan(5)
    for (const name of names) {
      const status = Number(name.split('.')[1])
      const failure = failureFromAnswer({ status, body: readJson(`examples/${name}`) })
      expect(failure).toHaveProperty('serverMessage')
      expect(JSON.stringify(failure)).not.toContain('<the value sent>')
    }
  })

  it.each([
    ['auth.token.200', 200, { ok: true, value: { expiresInSeconds: 3600 } }],
    ['auth.token.401', 401, { ok: false, error: { code: 'credentials-rejected' } }]
  ])('%s is understood', async (name, status, expected) => {
    const answer = new Response(JSON.stringify(example(name)), {
      status,
      headers: { 'content-type': 'application/json' }
    })
    const client = createTokenClient({
      fetch: () => Promise.resolve(answer),
      authBaseUrl: 'https://auth.example.test/realms/fake',
      clientId: 'fake-client',
      clientSecret: new Secret('fake-secret'),
      nowMs: () => 0
    })
    expect(await client.requestToken()).toMatchObject(expected)
  })
})

describe.skipIf(!hasContract)(`the requests of the client${title}`, () => {
  it.each([...lists, ...telematics, ...others])(
    'for %s have a path, a method and parameters of the contract',
    async (name, call) => {
      const http = scriptedHttp(() => answered(example(name)))
      await call(createCatenaClient({ http }))
      expect(http.calls.length).toBeGreaterThan(0)
      for (const made of http.calls) expect(strayParts(made)).toEqual([])
    }
  )

  it('would be found out', () => {
    expect(strayParts({ method: 'GET', route: '/v2/orgs/fleet' })).not.toEqual([])
    expect(strayParts({ method: 'GET', route: '/v2/orgs/fleets', query: { fleet_ids: ['a'] } })).toEqual([
      'query fleet_ids'
    ])
    expect(strayParts({ method: 'POST', route: '/v2/orgs/invitations', body: { fleet: 1 } })).toEqual(['body fleet'])
  })
})

/** What a request has that the OpenAPI documents do not know. */
function strayParts(call: ApiRequest): readonly string[] {
  const service = call.route.split('/')[2] ?? ''
  const file = join(contract, 'openapi', `${service}.json`)
  const document = existsSync(file) ? readJson(`openapi/${service}.json`) : undefined
  const operation = at(document, 'paths', call.route, call.method.toLowerCase())
  if (!isRecord(operation)) return [`${call.method} ${call.route}`]
  const parameters = Array.isArray(operation['parameters']) ? operation['parameters'] : []
  const known = new Set(
    parameters.map((parameter) => `${String(at(parameter, 'in'))} ${String(at(parameter, 'name'))}`)
  )
  const schema = at(operation, 'requestBody', 'content', 'application/json', 'schema')
  const reference = String(at(schema, '$ref')).split('/').slice(1)
  const bodyKeys = Object.keys(at(document, ...reference, 'properties') ?? {})
  const given = Object.entries(call.query ?? {}).flatMap(([key, value]) =>
    value === undefined ? [] : [`query ${key}`]
  )
  const body = isRecord(call.body) ? Object.keys(call.body).filter((key) => !bodyKeys.includes(key)) : []
  const params = Object.keys(call.params ?? {}).map((key) => `path ${key}`)
  return [...[...given, ...params].filter((part) => !known.has(part)), ...body.map((key) => `body ${key}`)]
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value)
}

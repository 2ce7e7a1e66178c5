import { describe, expect, expectTypeOf, it } from 'vitest'
import type { PositionSource } from '../fleet/rows'
import { createCatenaClient, type CatenaClient } from './client'
import { Secret } from './secret'
import { answered, refused, scriptedHttp, type ScriptedHttp } from './test-support/scripted-http'

function clientOver(answer: Parameters<typeof scriptedHttp>[0]): { http: ScriptedHttp; client: CatenaClient } {
  const http = scriptedHttp(answer)
  return { http, client: createCatenaClient({ http }) }
}

const page = (items: readonly unknown[], more: object = {}): ReturnType<typeof answered> =>
  answered({ items, next_page: null, ...more })

describe('lists', () => {
  it('gather rows, bad ones and the total over all pages', async () => {
    const { client } = clientOver((_call, index) =>
      answered({ items: [{ id: `f${index}` }, {}], total: 4, next_page: index === 0 ? 'c' : null })
    )
    const listing = await client.listFleets()
    expect(listing).toMatchObject({
      ok: true,
      value: { rows: [{ id: 'f0' }, { id: 'f1' }], setAside: [{ index: 1 }, { index: 3 }], total: 4 }
    })
  })

  it('fail as a whole when a page fails: half a list is not a list', async () => {
    const { client } = clientOver((_call, index) =>
      index === 0 ? page([{ id: 'a' }], { next_page: 'c' }) : refused(500)
    )
    expect(await client.listFleets()).toEqual(refused(500))
  })

  it('have no total where the service does not count', async () => {
    const { client } = clientOver(() => page([{ id: 'a', status: 'active' }]))
    const listing = await client.listConnections()
    expect(listing.ok && 'total' in listing.value).toBe(false)
  })

  it('that come as a plain array fail on anything else', async () => {
    const { client } = clientOver(() => answered({ items: [] }))
    expect(await client.listTsps()).toEqual({ ok: false, error: { code: 'bad-answer', status: 200 } })
  })
})

describe('listShareAgreements', () => {
  const older = '/v2/orgs/share_agreements'

  it('falls back to the older path once and remembers it', async () => {
    const { http, client } = clientOver((call) => (call.route === older ? page([]) : refused(404)))
    expect(await client.listShareAgreements()).toMatchObject({ ok: true })
    expect(await client.listShareAgreements()).toMatchObject({ ok: true })
    expect(http.calls.map((call) => call.route)).toEqual(['/v2/orgs/share-agreements', older, older])
  })

  it('stays with the present path after any other failure, or when both are missing', async () => {
    const { http, client } = clientOver(() => refused(403))
    await client.listShareAgreements()
    expect(http.calls).toHaveLength(1)
    const { http: without, client: lost } = clientOver(() => refused(404))
    expect(await lost.listShareAgreements()).toEqual(refused(404))
    await lost.listShareAgreements()
    expect(without.calls.map((call) => call.route)[2]).toBe('/v2/orgs/share-agreements')
  })
})

describe('invitations', () => {
  const body = { id: 'fake-id', status: 'active', magic_link: 'https://connect.example.test/?invite=fake-id' }

  it.each([
    [201, true],
    [200, false]
  ])('created with %i is new: %s', async (status, isNew) => {
    const { http, client } = clientOver(() => answered(body, status))
    const created = await client.createInvitation({
      fleetRef: 'F-1',
      permissions: { vehicle: 'read' },
      expiresInHours: 48
    })
    expect(created).toMatchObject({ ok: true, value: { isNew, invitation: { status: 'active' } } })
    expect(JSON.parse(JSON.stringify(http.calls[0]?.body))).toEqual({
      fleet_ref: 'F-1',
      permissions: { vehicle: 'read' },
      expires_in_hours: 48
    })
    expect(http.calls[0]?.isRepeatable).toBe(true)
  })

  it('created with an unreadable answer are a bad answer', async () => {
    const { client } = clientOver(() => answered({ magic_link: 7 }, 201))
    expect(await client.createInvitation({ fleetRef: 'F-1', permissions: {} })).toMatchObject({
      error: { code: 'bad-answer' }
    })
  })

  it.each([
    [404, 'not-found'],
    [409, 'conflict'],
    [400, 'conflict'],
    [403, 'forbidden']
  ] as const)('whose deletion is answered with %i fail with %s', async (status, code) => {
    const { client } = clientOver(() => refused(status))
    expect(await client.deleteInvitation(new Secret('fake-id'))).toEqual({ ok: false, error: { code, status } })
  })

  it('are deleted by a path that no report can quote', async () => {
    const { http, client } = clientOver(() => answered(undefined, 204))
    expect(await client.deleteInvitation(new Secret('fake-id'))).toEqual({ ok: true, value: undefined })
    expect(JSON.stringify(http.calls)).not.toContain('fake-id')
  })
})

describe('probe', () => {
  it('names the organisation', async () => {
    const { http, client } = clientOver(() => page([{ id: 'p', name: 'Acme', is_sandbox: true }]))
    expect(await client.probe()).toEqual({
      ok: true,
      value: { organisationName: 'Acme', isSandbox: true, via: 'partners' }
    })
    expect(http.calls).toMatchObject([{ route: '/v2/orgs/partners', query: { size: 1 } }])
  })

  it('asks for a fleet when it may not see itself', async () => {
    const { client } = clientOver((call) => (call.route.endsWith('partners') ? refused(403) : page([])))
    expect(await client.probe()).toEqual({
      ok: true,
      value: { organisationName: null, isSandbox: null, via: 'fleets' }
    })
  })

  it('does not take another failure for a want of permission', async () => {
    const { http, client } = clientOver(() => refused(500))
    expect(await client.probe()).toEqual(refused(500))
    expect(http.calls).toHaveLength(1)
  })
})

describe('telematics', () => {
  const { signal } = new AbortController()
  const whole = { size: 1000, cursor: null, fleetIds: null, signal } as const
  const past = { size: 300, cursor: null, vehicleId: 'v', signal } as const

  it('asks once for a page of the latest locations of the given fleets', async () => {
    const { http, client } = clientOver(() => answered({ items: [{ vehicle_id: 'v' }, {}], next_page: 'd', total: 9 }))
    const read = await client.locationPage({ size: 2, cursor: 'c%3D', fleetIds: ['a', 'b'], signal })
    expect(read).toMatchObject({
      value: {
        rowCount: 1,
        itemCount: 2,
        unreadable: [{ index: 1, reason: 'vehicle_id: missing' }],
        next: 'd',
        total: 9
      }
    })
    expect(http.calls).toHaveLength(1)
    expect(http.calls[0]).toMatchObject({ route: '/v2/telematics/vehicle-locations', attempts: 1, signal })
    expect(http.calls[0]?.query).toEqual({ only_latest: true, fleet_ids: ['a', 'b'], size: 2, cursor: 'c%3D' })
  })

  it('asks for a page of all vehicles', async () => {
    const { http, client } = clientOver(() => page([{ id: 'v', vehicle_name: ' Truck ' }]))
    expect(await client.vehiclePage(whole)).toMatchObject({ value: { rowCount: 1, names: ['Truck'], next: null } })
    expect(http.calls[0]).toMatchObject({ route: '/v2/telematics/vehicles', attempts: 1 })
    expect(http.calls[0]?.query).toEqual({ fleet_ids: undefined, size: 1000, cursor: undefined })
  })

  it('asks for a page of who drives, and reads nothing else of it', async () => {
    const rows = [{ vehicle_id: 'v', driver_name: ' A. Muster ', vehicle_name: 'Truck', id: 'x' }, { vehicle_id: 'w' }]
    const odd = [{ vehicle_id: 'u', driver_name: 7 }, { driver_name: 'B' }, null]
    const { http, client } = clientOver(() => answered({ items: [...rows, ...odd], next_page: 'd', total: 9 }))
    const read = await client.driverPage(whole)
    expect(read).toMatchObject({
      value: { rowCount: 3, drivers: ['A. Muster', '', ''], itemCount: 5, next: 'd', total: 9 }
    })
    expect(read).toMatchObject({
      value: {
        unreadable: [
          { index: 3, reason: 'vehicle_id: missing' },
          { index: 4, reason: 'row: invalid_type' }
        ]
      }
    })
    expect(http.calls[0]).toMatchObject({ route: '/v2/telematics/analytics/vehicles/live-locations', attempts: 1 })
    expect(http.calls[0]?.query).toEqual({ fleet_ids: undefined, size: 1000, cursor: undefined })
  })

  it.each([[{ items: 7 }], [[]], [{ items: [], next_page: 7 }]])('calls %j a bad answer', async (body) => {
    const { client } = clientOver(() => answered(body))
    expect(await client.locationPage(whole)).toEqual({ ok: false, error: { code: 'bad-answer', status: 200 } })
    expect(await client.vehiclePage(whole)).toEqual({ ok: false, error: { code: 'bad-answer', status: 200 } })
    expect(await client.driverPage(whole)).toEqual({ ok: false, error: { code: 'bad-answer', status: 200 } })
  })

  it('fails as the server does', async () => {
    const { client } = clientOver(() => refused(403))
    expect(await client.locationPage(whole)).toEqual(refused(403))
  })

  it('asks for one vehicle and a window of instants in its history', async () => {
    const { http, client } = clientOver(() => page([{ vehicle_id: 'v' }, { vehicle_id: 'v' }]))
    const read = await client.historyPage({ ...past, cursor: 'c', fromMs: 0, toMs: 3_600_000 })
    expect(read).toMatchObject({ value: { rowCount: 2 } })
    expect(http.calls[0]?.query).toEqual({
      only_latest: false,
      vehicle_ids: ['v'],
      from_datetime: '1970-01-01T00:00:00.000Z',
      to_datetime: '1970-01-01T01:00:00.000Z',
      size: 300,
      cursor: 'c'
    })
  })

  it.each([
    [0, 0],
    [10, 5],
    [0, 45 * 86_400_000 + 1],
    [NaN, 5],
    [-Infinity, 5],
    [8.64e15, 8.64e15 + 2]
  ])('refuses the window %d to %d without asking', async (fromMs, toMs) => {
    const { http, client } = clientOver(() => page([]))
    expect(await client.historyPage({ ...past, fromMs, toMs })).toMatchObject({ error: { code: 'invalid-input' } })
    expect(http.calls).toEqual([])
  })

  it('gives what the position engine asks for', () => {
    expectTypeOf<CatenaClient>().toExtend<PositionSource>()
  })
})

import { describe, expect, it } from 'vitest'
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
  it('asks for the latest locations of the given fleets, page by page', async () => {
    const { http, client } = clientOver((_call, index) =>
      answered({ items: [{ vehicle_id: `v${index}` }, {}], next_page: index === 0 ? 'c' : null })
    )
    const walk = client.vehicleLocationPages({ fleetIds: ['a', 'b'], size: 2 })
    const indexes: number[] = []
    for await (const read of walk) if (read.ok) indexes.push(...read.value.setAside.map((row) => row.index))
    expect(indexes).toEqual([1, 3])
    expect(http.calls[0]?.query).toEqual({ only_latest: true, fleet_ids: ['a', 'b'], size: 2, cursor: undefined })
  })

  it('asks for one vehicle and a window of instants in its history', async () => {
    const { http, client } = clientOver(() => page([]))
    await client.vehicleHistory({ vehicleId: 'v', fromMs: 0, toMs: 3_600_000 })
    expect(http.calls[0]?.query).toMatchObject({
      only_latest: false,
      vehicle_ids: ['v'],
      from_datetime: '1970-01-01T00:00:00.000Z',
      to_datetime: '1970-01-01T01:00:00.000Z'
    })
  })

  it.each([
    [0, 0],
    [10, 5],
    [0, 45 * 86_400_000 + 1],
    [NaN, 5],
    [-Infinity, 5]
  ])('refuses the window %d to %d without asking', async (fromMs, toMs) => {
    const { http, client } = clientOver(() => page([]))
    expect(await client.vehicleHistory({ vehicleId: 'v', fromMs, toMs })).toMatchObject({
      error: { code: 'invalid-input' }
    })
    expect(http.calls).toEqual([])
  })
})

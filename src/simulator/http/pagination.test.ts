import { describe, expect, it } from 'vitest'
import { allPages, createTestClient, fieldOf, rowsOf, textsOf } from '../test-support/test-client'

const vehicles = '/v2/telematics/vehicles'

describe('pages', () => {
  it.each([1, 7, 300, 1000])('of %i rows give every vehicle exactly once', async (size) => {
    const client = createTestClient({ vehicles: 61 })
    const pages = await allPages(client, `${vehicles}?size=${size}`)
    const ids = pages.flatMap((page) => textsOf(page, 'id'))
    expect(ids).toHaveLength(61)
    expect(new Set(ids).size).toBe(61)
    expect(pages.map((page) => fieldOf(page.body, 'total'))).toEqual(pages.map(() => 61))
  })

  it('hold 300 rows unless asked otherwise', async () => {
    const client = createTestClient({ vehicles: 400 })
    expect((await allPages(client, vehicles)).map((page) => rowsOf(page).length)).toEqual([300, 100])
  })

  it('come in the same order through filters as without', async () => {
    const client = createTestClient({ vehicles: 300 })
    const fleets = textsOf(await client.get('/v2/orgs/fleets'), 'id')
    const everything = (await allPages(client, `${vehicles}?size=50`)).flatMap((page) => textsOf(page, 'id'))
    const byFleet: string[] = []
    for (const fleet of fleets) {
      const pages = await allPages(client, `${vehicles}?size=50&fleet_ids=${fleet}`)
      byFleet.push(...pages.flatMap((page) => textsOf(page, 'id')))
    }
    expect(byFleet).toEqual(everything)
  })

  it('lead back as well', async () => {
    const client = createTestClient({ vehicles: 61 })
    const first = await client.get(`${vehicles}?size=20`)
    const second = await client.get(`${vehicles}?size=20&cursor=${encode(fieldOf(first.body, 'next_page'))}`)
    const back = await client.get(`${vehicles}?size=20&cursor=${encode(fieldOf(second.body, 'previous_page'))}`)
    expect(textsOf(back, 'id')).toEqual(textsOf(first, 'id'))
  })

  it('have no total in integrations', async () => {
    const answer = await createTestClient().get('/v2/integrations/connections')
    expect(fieldOf(answer.body, 'total')).toBeUndefined()
    expect(fieldOf(answer.body, 'current_page')).toBe('Pg%3D%3D')
  })
})

describe('cursors', () => {
  it('arrive percent-encoded and are taken back encoded exactly once', async () => {
    const client = createTestClient()
    const next = String(fieldOf((await client.get(`${vehicles}?size=10`)).body, 'next_page'))
    expect(next).toContain('%3D')
    const status = async (cursor: string): Promise<number> =>
      (await client.get(`${vehicles}?size=10&cursor=${cursor}`)).status
    expect(await status(encodeURIComponent(next))).toBe(200)
    expect(await status(next)).toBe(400)
    expect(await status(encodeURIComponent(encodeURIComponent(next)))).toBe(400)
  })

  it('fit no other list and no other filters', async () => {
    const client = createTestClient()
    const next = encode(fieldOf((await client.get(`${vehicles}?size=10&fleet_refs=FD-1001`)).body, 'next_page'))
    expect((await client.get(`${vehicles}?size=10&fleet_refs=FD-1001&cursor=${next}`)).status).toBe(200)
    expect((await client.get(`${vehicles}?size=10&cursor=${next}`)).status).toBe(400)
    expect(
      (await client.get(`/v2/telematics/vehicle-locations?size=10&fleet_refs=FD-1001&cursor=${next}`)).status
    ).toBe(400)
  })
})

describe('queries', () => {
  it.each(['size=0', 'size=1001', 'size=ten', 'fleet_ids=7', 'sort_order=up'])('refuse %s with 422', async (query) => {
    const answer = await createTestClient().get(`${vehicles}?${query}`)
    expect(answer.status).toBe(422)
    expect(fieldOf(answer.body, 'detail')).toHaveLength(1)
  })

  it('take repeated keys, and not the brackets of other frameworks', async () => {
    const client = createTestClient({ vehicles: 300 })
    const [first, second] = textsOf(await client.get('/v2/orgs/fleets'), 'id')
    const total = async (query: string): Promise<unknown> =>
      fieldOf((await client.get(`${vehicles}?${query}`)).body, 'total')
    const one = Number(await total(`fleet_ids=${String(first)}`))
    const other = Number(await total(`fleet_ids=${String(second)}`))
    expect(await total(`fleet_ids=${String(first)}&fleet_ids=${String(second)}`)).toBe(one + other)
    expect(await total(`fleet_ids[]=${String(first)}`)).toBe(300)
  })

  it('answer an unknown path with 404 and an unknown method with 405', async () => {
    const client = createTestClient()
    expect((await client.get('/v2/orgs/share_agreements')).status).toBe(404)
    expect((await client.ask('PUT', '/v2/orgs/fleets', {})).status).toBe(405)
  })
})

function encode(cursor: unknown): string {
  return encodeURIComponent(String(cursor))
}

import { afterEach, describe, expect, it } from 'vitest'
import { createSimulator, type Simulator, type SimulatorAddresses } from '../create-simulator'
import {
  allPages,
  createTestClient,
  credentials,
  fieldOf,
  rowsOf,
  textsOf,
  tokenPath
} from '../test-support/test-client'
import type { FaultInput } from './fault'
import { breakageCount } from './row-faults'

const fleets = '/v2/orgs/fleets'
const locations = '/v2/telematics/vehicle-locations'

describe('a fault', () => {
  it.each([
    [{ kind: 'forbidden' }, 403],
    [{ kind: 'server-error' }, 500],
    [{ kind: 'server-error', status: 502 }, 502],
    [{ kind: 'server-error', status: 503 }, 503],
    [{ kind: 'server-error', status: 504 }, 504],
    [{ kind: 'html-instead-of-json', status: 503 }, 503]
  ] as const)('%o answers %i until it is cleared', async (fault, status) => {
    const client = createTestClient()
    await client.control('POST', '/faults', fault)
    for (let time = 0; time < 3; time += 1) expect((await client.get(fleets)).status).toBe(status)
    await client.control('DELETE', '/faults')
    expect((await client.get(fleets)).status).toBe(200)
  })

  it('strikes as often as asked, and only where asked', async () => {
    const client = createTestClient()
    await client.control('POST', '/faults', { kind: 'server-error', times: 2, path: '/telematics/', method: 'get' })
    expect((await client.get(fleets)).status).toBe(200)
    const statuses: number[] = []
    for (let time = 0; time < 3; time += 1) statuses.push((await client.get(locations)).status)
    expect(statuses).toEqual([500, 500, 200])
  })

  it('of the kind unauthorized-once leaves the token alone', async () => {
    const client = createTestClient()
    await client.token()
    await client.control('POST', '/faults', { kind: 'unauthorized-once' })
    expect((await client.get(fleets)).status).toBe(401)
    expect((await client.get(fleets)).status).toBe(200)
  })

  it('of the kind expired-token ends every token', async () => {
    const client = createTestClient()
    await client.token()
    await client.control('POST', '/faults', { kind: 'expired-token' })
    expect((await client.get(fleets)).status).toBe(401)
    expect((await client.get(fleets)).status).toBe(401)
    await client.token()
    expect((await client.get(fleets)).status).toBe(200)
  })

  it.each([
    ['body', 9, null],
    ['header', undefined, '9'],
    ['both', 9, '9'],
    ['neither', undefined, null]
  ] as const)('rate-limited puts the wait into %s', async (send, inBody, inHeader) => {
    const client = createTestClient()
    await client.control('POST', '/faults', { kind: 'rate-limited', retryAfterSeconds: 9, send })
    const answer = await client.get(fleets)
    expect(answer.status).toBe(429)
    expect(fieldOf(fieldOf(answer.body, 'detail'), 'retry_after_seconds')).toBe(inBody)
    expect(answer.headers.get('retry-after')).toBe(inHeader)
  })

  it('of the token endpoint leaves the API alone', async () => {
    const client = createTestClient()
    await client.token()
    await client.control('POST', '/faults', [
      { kind: 'token-rate-limited', times: 1 },
      { kind: 'reject-credentials', times: 2 }
    ])
    expect((await client.get(fleets)).status).toBe(200)
    const statuses: number[] = []
    for (let time = 0; time < 3; time += 1) statuses.push((await client.form(tokenPath, credentials)).status)
    expect(statuses).toEqual([429, 401, 200])
  })

  it('truncated-json cuts the body', async () => {
    const client = createTestClient()
    const whole = (await client.get(fleets)).text
    await client.control('POST', '/faults', { kind: 'truncated-json', times: 1 })
    const cut = await client.get(fleets)
    expect([cut.status, cut.body]).toEqual([200, undefined])
    expect(whole.startsWith(cut.text)).toBe(true)
  })

  it('html-instead-of-json says 200 and is a page', async () => {
    const client = createTestClient()
    await client.control('POST', '/faults', { kind: 'html-instead-of-json' })
    const answer = await client.get(fleets)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  })

  it('repeated-cursor never ends', async () => {
    const client = createTestClient()
    await client.control('POST', '/faults', { kind: 'repeated-cursor' })
    const first = await client.get(`${locations}?size=10`)
    const next = fieldOf(first.body, 'next_page')
    const second = await client.get(`${locations}?size=10&cursor=${encodeURIComponent(String(next))}`)
    expect(fieldOf(second.body, 'next_page')).toBe(next)
  })

  it('shuffled-pages repeats some rows and leaves out others', async () => {
    const client = createTestClient({ vehicles: 400 })
    await client.control('POST', '/faults', { kind: 'shuffled-pages' })
    const ids = (await allPages(client, `${locations}?size=40`)).flatMap((page) => textsOf(page, 'vehicle_id'))
    expect(ids).toHaveLength(400)
    expect(new Set(ids).size).toBeLessThan(400)
  })

  it('malformed-rows breaks a share of the rows in every known way', async () => {
    const client = createTestClient({ vehicles: 300 })
    const good = rowsOf(await client.get(locations))
    await client.control('POST', '/faults', { kind: 'malformed-rows', share: 0.3 })
    const rows = rowsOf(await client.get(locations))
    const broken = rows.filter((row, place) => JSON.stringify(row) !== JSON.stringify(good[place]))
    expect(rows).toHaveLength(300)
    expect(broken.length).toBeGreaterThan(60)
    expect(broken.length).toBeLessThan(120)
    expect(new Set(broken.slice(0, breakageCount).map((row) => JSON.stringify(row))).size).toBeGreaterThanOrEqual(
      breakageCount - 1
    )
    expect(broken).toContain(null)
  })

  it('deleted-rows marks rows', async () => {
    const client = createTestClient()
    await client.control('POST', '/faults', { kind: 'deleted-rows', share: 1 })
    expect(textsOf(await client.get(locations), 'deleted_at')).not.toContain('null')
  })

  it('of an unknown kind is refused', async () => {
    const answer = await createTestClient().control('POST', '/faults', { kind: 'earthquake' })
    expect(answer.status).toBe(400)
  })
})

describe('on a real socket', () => {
  let simulator: Simulator | undefined
  afterEach(async () => simulator?.stop())

  const start = async (
    fault: FaultInput
  ): Promise<{ readonly addresses: SimulatorAddresses; readonly token: string }> => {
    simulator = createSimulator({ vehicles: 60 })
    const addresses = await simulator.start()
    const { token } = simulator.control.tokens.issue()
    await fetch(`${addresses.controlUrl}/faults`, { method: 'POST', body: JSON.stringify(fault) })
    return { addresses, token }
  }

  it('a connection dropped before the answer fails the request', async () => {
    const { addresses, token } = await start({ kind: 'dropped-connection', times: 1 })
    const ask = async (): Promise<Response> =>
      fetch(`${addresses.apiBaseUrl}${fleets}`, { headers: { authorization: `Bearer ${token}` } })
    await expect(ask()).rejects.toThrow()
    expect((await ask()).status).toBe(200)
  })

  it('a connection dropped during the answer fails its body', async () => {
    const { addresses, token } = await start({ kind: 'dropped-connection', when: 'during', times: 1 })
    const answer = await fetch(`${addresses.apiBaseUrl}${fleets}`, { headers: { authorization: `Bearer ${token}` } })
    expect(answer.status).toBe(200)
    await expect(answer.text()).rejects.toThrow()
  })

  it('latency delays the answer by the time asked for', async () => {
    const { addresses, token } = await start({ kind: 'latency', ms: 120, times: 1 })
    const before = performance.now()
    await fetch(`${addresses.apiBaseUrl}${fleets}`, { headers: { authorization: `Bearer ${token}` } })
    expect(performance.now() - before).toBeGreaterThanOrEqual(115)
  })
})

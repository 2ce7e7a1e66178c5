import { describe, expect, it } from 'vitest'
import { createFakeServer, vehiclesOf } from './test-support/fakes'
import { big, bigServer, createSweepBench, failure, isOf, walks } from './test-support/fakes-sweep'

describe('few vehicles', () => {
  it('come with one cursor, page after page', async () => {
    const server = createFakeServer({ locations: vehiclesOf('a', 5) })
    const { sweep, progress, fleetOf } = createSweepBench(server, { listed: ['a'] })
    expect(await sweep()).toEqual({ kind: 'complete', received: 5, startedAtMs: 0 })
    expect(fleetOf.size).toBe(5)
    expect(server.requests.map(({ cursor, fleetIds: ids, size }) => ({ cursor, ids, size }))).toEqual([
      { cursor: null, ids: null, size: 1000 },
      { cursor: '2', ids: null, size: 1000 },
      { cursor: '4', ids: null, size: 1000 }
    ])
    expect(progress.map(({ received, expected }) => [received, expected])).toEqual([
      [0, null],
      [2, 5],
      [4, 5],
      [5, 5]
    ])
  })

  it('that did not come before a failure are counted as missing', async () => {
    const server = createFakeServer({ locations: vehiclesOf('a', 5) })
    server.beforePage = ({ cursor }) => Promise.resolve(cursor === '2' ? failure('server-error', 503) : undefined)
    expect(await createSweepBench(server).sweep()).toEqual({
      kind: 'incomplete',
      received: 2,
      failure: failure('server-error', 503),
      missing: { fleetIds: [], vehicleCount: 3 }
    })
  })

  it('are looked for once more where pages are shuffled and not all came', async () => {
    const server = createFakeServer({ locations: vehiclesOf('a', 5) })
    // The first time round the last vehicle is on no page, and the one before it is on two.
    server.changePage = (page, { cursor, size }) => {
      if (cursor !== '4' || size < 1000) return page
      return { ...page, vehicleIds: { ...page.vehicleIds, others: new Map([[0, 'a-3']]) } }
    }
    const { sweep, fleetOf } = createSweepBench(server)
    expect(await sweep()).toMatchObject({ kind: 'complete' })
    expect(fleetOf.size).toBe(5)
    expect(server.requests.map(({ size }) => size)).toEqual([1000, 1000, 1000, 937, 937, 937])
  })

  it('are not looked for in vain again and again', async () => {
    const server = createFakeServer({ locations: vehiclesOf('a', 3) })
    server.changePage = (page) => ({ ...page, total: 4 })
    const { sweep } = createSweepBench(server)
    await sweep()
    await sweep()
    expect(server.requests).toHaveLength(2)
  })

  it('are not looked for where the rows that left no vehicle behind explain it', async () => {
    const server = createFakeServer({ locations: vehiclesOf('a', 2) })
    server.changePage = (page) => ({
      ...page,
      itemCount: 4,
      total: 4,
      unreadable: [
        { index: 2, reason: 'vehicle_id: missing' },
        { index: 3, reason: 'vehicle_id: missing' }
      ]
    })
    await createSweepBench(server).sweep()
    expect(server.requests).toHaveLength(1)
  })

  it('end with an error where a cursor comes again, after the rows of its page', async () => {
    const server = createFakeServer({ locations: vehiclesOf('a', 6) })
    server.changePage = (page, { cursor }) => (cursor === '2' ? { ...page, next: '2' } : page)
    const { sweep, fleetOf } = createSweepBench(server)
    expect(await sweep()).toMatchObject({
      kind: 'incomplete',
      failure: { code: 'bad-answer' },
      missing: { vehicleCount: 2 }
    })
    expect(fleetOf.size).toBe(4)
    expect(server.requests.map(({ cursor }) => cursor)).toEqual([null, '2', '2'])
  })
})

describe('many vehicles', () => {
  it('come in shares of fleets from the first sweep on, once the first page has said how many there are', async () => {
    const { server, sweep, fleetOf } = big()
    expect(await sweep()).toMatchObject({ kind: 'complete', received: 10_500 })
    expect(fleetOf.size).toBe(10_000)
    expect(walks(server)).toEqual(new Set(['all', 'a', 'b', 'c', 'd', 'e']))
    expect(server.requests.filter((request) => request.fleetIds === null)).toHaveLength(1)
  })

  it('come with one cursor where fleets cannot be had', async () => {
    const server = bigServer()
    expect(await createSweepBench(server).sweep()).toMatchObject({ kind: 'complete', received: 10_000 })
    expect(walks(server)).toEqual(new Set(['all']))
  })

  it('come several shares at once, and their number is asked for beside them', async () => {
    const { server, sweep } = big()
    await sweep()
    let atOnce = 0
    let most = 0
    server.beforePage = async () => {
      most = Math.max(most, ++atOnce)
      await new Promise((resolve) => setImmediate(resolve))
      atOnce--
      return undefined
    }
    expect(await sweep()).toMatchObject({ kind: 'complete', received: 10_000 })
    expect(most).toBe(6)
    expect(server.requests.filter(({ size }) => size === 1)).toHaveLength(1)
    expect(server.requests).toHaveLength(21)
  })

  it('of a fleet that nobody knew come with a pass over everything, in the same sweep', async () => {
    const { server, sweep, fleetOf } = big()
    await sweep()
    server.locations = [...server.locations, ...vehiclesOf('new', 20), ...vehiclesOf(null, 10)]
    expect(await sweep()).toMatchObject({ kind: 'complete' })
    expect(fleetOf.size).toBe(10_030)
    expect(walks(server)).toContain('all')
    await sweep()
    expect(walks(server)).toEqual(new Set(['all', 'a+new', 'b', 'c', 'd', 'e']))
    // The ten without a fleet are known by now; they come every ten minutes.
    await sweep()
    expect(walks(server)).not.toContain('all')
  })

  it('come every ten minutes without regard to fleets', async () => {
    const { server, sweep, time } = big()
    await sweep()
    time.advance(599_000)
    await sweep()
    expect(walks(server)).not.toContain('all')
    time.advance(1000)
    await sweep()
    expect(walks(server)).toContain('all')
    await sweep()
    expect(walks(server)).not.toContain('all')
  })

  it('are counted on the way, and never backwards', async () => {
    const { sweep, progress } = big()
    await sweep()
    const received = progress.map((news) => news.received)
    expect(received).toEqual([...received].sort((a, b) => a - b))
    expect(progress.slice(1).map(({ expected }) => expected)).toEqual(progress.slice(1).map(() => 10_000))
    expect(received.at(-1)).toBe(10_000)
  })

  it('come with one cursor for a while after the server did not accept the fleets', async () => {
    const { server, sweep, time, fleetOf } = big()
    server.beforePage = (request) =>
      Promise.resolve(isOf(request, 'c') ? failure('rejected-by-server', 422) : undefined)
    expect(await sweep()).toMatchObject({ kind: 'complete' })
    expect(fleetOf.size).toBe(10_000)
    await sweep()
    expect(walks(server)).toEqual(new Set(['all']))
    time.advance(600_000)
    await sweep()
    expect(walks(server).size).toBeGreaterThan(1)
  })
})

import { describe, expect, it } from 'vitest'
import { big, failure, fleetIds, isOf } from './test-support/fakes-sweep'

describe('a share that fails', () => {
  it('is tried once more by itself, from where it was', async () => {
    const { server, sweep } = big()
    await sweep()
    let failures = 0
    server.beforePage = (request) => {
      const fails = isOf(request, 'c') && request.cursor === '1000' && failures++ === 0
      return Promise.resolve(fails ? failure('bad-answer', 200) : undefined)
    }
    expect(await sweep()).toMatchObject({ kind: 'complete', received: 10_000 })
    expect(server.requests.filter((request) => isOf(request, 'c')).map(({ cursor }) => cursor)).toEqual([
      null,
      '500',
      '1000',
      '1000',
      '1500'
    ])
  })

  it('is begun anew where its cursor is not accepted any more', async () => {
    const { server, sweep } = big()
    await sweep()
    server.beforePage = (request) =>
      Promise.resolve(
        isOf(request, 'c') && request.cursor === '1000' && server.requests.filter((one) => isOf(one, 'c')).length < 4
          ? failure('rejected-by-server', 400)
          : undefined
      )
    expect(await sweep()).toMatchObject({ kind: 'complete' })
    expect(server.requests.filter((request) => isOf(request, 'c')).map(({ cursor }) => cursor)).toEqual([
      null,
      '500',
      '1000',
      null,
      '500',
      '1000',
      '1500'
    ])
  })

  it('is named when it stays so, and comes first the next time', async () => {
    const { server, sweep, fleetOf } = big()
    await sweep()
    fleetOf.delete('d-0')
    server.beforePage = (request) =>
      Promise.resolve(isOf(request, 'd') && request.cursor !== null ? failure('server-error', 500) : undefined)
    expect(await sweep()).toEqual({
      kind: 'incomplete',
      received: 8500,
      failure: failure('server-error', 500),
      missing: { fleetIds: ['d'], vehicleCount: 1500 }
    })
    server.beforePage = () => Promise.resolve(undefined)
    expect(await sweep()).toMatchObject({ kind: 'complete' })
    expect(server.requests.filter(({ size }) => size > 1)[0]?.fleetIds).toEqual(['d'])
  })

  it('does not stop the others, unless it is the third in a row', async () => {
    const { server, sweep } = big()
    await sweep()
    server.beforePage = () => Promise.resolve(failure('unreachable'))
    expect(await sweep()).toMatchObject({
      kind: 'incomplete',
      received: 0,
      missing: { fleetIds: expect.arrayContaining(fleetIds) as unknown, vehicleCount: 10_000 }
    })
    expect(server.requests.length).toBeLessThanOrEqual(7)
  })

  it.each(['forbidden', 'no-network', 'tls', 'credentials-rejected', 'rate-limited'] as const)(
    'with what meets all of them ends the sweep at once: %s',
    async (code) => {
      const { server, sweep } = big()
      await sweep()
      server.beforePage = (request) => Promise.resolve(isOf(request, 'a') ? failure(code) : undefined)
      expect(await sweep()).toMatchObject({ kind: 'incomplete', failure: { code } })
      expect(server.requests.length).toBeLessThan(15)
    }
  )
})

describe('a sweep that stopped', () => {
  async function cancelledHalfWay(options: { at?: number } = {}) {
    const bench = big()
    await bench.sweep()
    const controller = new AbortController()
    let pages = 0
    bench.server.beforePage = () => {
      if (++pages === (options.at ?? 12)) controller.abort()
      return Promise.resolve(undefined)
    }
    bench.time.advance(1000)
    const outcome = await bench.sweep({ signal: controller.signal })
    bench.server.beforePage = () => Promise.resolve(undefined)
    return { ...bench, outcome }
  }

  it('is gone on with where it was, and is as old as its first part', async () => {
    const { server, sweep, time, sweeper, outcome } = await cancelledHalfWay()
    expect(outcome).toMatchObject({ kind: 'incomplete', failure: { code: 'cancelled' } })
    expect(sweeper.resumableUntilMs).toBe(301_000)
    time.advance(60_000)
    const resumed = await sweep({ resumes: true })
    expect(resumed).toEqual({ kind: 'complete', received: 10_000, startedAtMs: 1000 })
    expect(server.requests.length).toBeLessThan(15)
    expect(sweeper.resumableUntilMs).toBeNull()
  })

  it('is begun anew after five minutes, and where nobody asked to go on', async () => {
    const late = await cancelledHalfWay()
    late.time.advance(300_001)
    expect(late.sweeper.resumableUntilMs).toBeNull()
    expect(await late.sweep({ resumes: true })).toMatchObject({ startedAtMs: 301_001, received: 10_000 })
    const usual = await cancelledHalfWay()
    expect(await usual.sweep()).toMatchObject({ received: 10_000 })
  })

  it('cannot be gone on with when nothing came, or the server does not let us', async () => {
    const { server, sweep, sweeper } = big()
    const controller = new AbortController()
    controller.abort()
    expect(await sweep({ signal: controller.signal })).toMatchObject({ failure: { code: 'cancelled' }, received: 0 })
    expect(server.requests).toHaveLength(0)
    expect(sweeper.resumableUntilMs).toBeNull()
    server.beforePage = ({ cursor }) => Promise.resolve(cursor === null ? undefined : failure('forbidden', 403))
    await sweep()
    expect(sweeper.resumableUntilMs).toBeNull()
  })

  it('by a bug stops the others first, and throws', async () => {
    const { server, sweep } = big()
    await sweep()
    server.beforePage = (request) =>
      isOf(request, 'b') ? Promise.reject(new Error('a bug')) : Promise.resolve(undefined)
    await expect(sweep()).rejects.toThrow('a bug')
    const count = server.requests.length
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(server.requests).toHaveLength(count)
  })
})

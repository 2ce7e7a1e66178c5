import { describe, expect, it } from 'vitest'
import { fail } from '@shared/ipc/result'
import { engineBenches } from './test-support/engine-benches'
import { createFakeServer, fleetRow, listOf, vehiclesOf } from './test-support/fakes'
import { statusWhere, sweepEnded, sweptOnce } from './test-support/fakes-engine'

const { open } = engineBenches()

/** An engine whose first sweep was called off at its second page. */
async function cancelled() {
  const server = createFakeServer({ locations: vehiclesOf('a', 6) })
  const bench = await open(server)
  const startedAtMs = bench.time.now()
  server.beforePage = ({ cursor }) => {
    if (cursor === '2') bench.engine.cancelRefresh()
    return Promise.resolve(undefined)
  }
  const status = await sweptOnce(bench.engine)
  server.beforePage = () => Promise.resolve(undefined)
  server.requests.length = 0
  return { ...bench, server, status, startedAtMs }
}

describe('a sweep that was called off', () => {
  it('keeps what it received, and can be gone on with', async () => {
    const { status } = await cancelled()
    expect(status).toMatchObject({ lastError: 'cancelled', vehicleCount: 2, isResumable: true, asOfMs: null })
    expect(status.missing).toEqual({ fleetNames: [], fleetCount: 0, vehicleCount: 4 })
  })

  it('is gone on with on request, and is then as of when it first began', async () => {
    const { engine, server, time, startedAtMs } = await cancelled()
    time.advance(30_000)
    const ended = sweepEnded(engine)
    expect(engine.refreshNow()).toBe(true)
    expect(await ended).toMatchObject({
      vehicleCount: 6,
      lastError: null,
      missing: null,
      isResumable: false,
      asOfMs: startedAtMs
    })
    expect(server.requests.map(({ cursor }) => cursor)).toEqual(['2', '4'])
  })

  it('is begun anew by the clock', async () => {
    const { engine, server, time } = await cancelled()
    const ended = sweepEnded(engine)
    time.advance(60_000)
    expect(await ended).toMatchObject({ asOfMs: time.now(), lastError: null })
    expect(server.requests.map(({ cursor }) => cursor)).toEqual([null, '2', '4'])
  })

  it('cannot be gone on with after five minutes, which is told', async () => {
    const { engine, time } = await cancelled()
    engine.setOnline('offline')
    const told = statusWhere(engine, ({ isResumable }) => !isResumable)
    time.advance(300_001)
    await told
  })
})

describe('a sweep in shares', () => {
  it('that ends incomplete names the fleets that did not come', async () => {
    const ids = Array.from({ length: 7 }, (_, index) => `fleet-${index}`)
    const server = createFakeServer({
      pageSize: 1000,
      locations: ids.flatMap((id) => vehiclesOf(id, 1200)),
      fleets: listOf(ids.map((id) => fleetRow(id, `Fleet ${id}`)))
    })
    const { engine, time } = await open(server)
    expect(await sweptOnce(engine)).toMatchObject({ vehicleCount: 8400, lastError: null })
    const bad = server.requests.filter(({ fleetIds }) => fleetIds !== null)[0]?.fleetIds ?? []
    server.beforePage = ({ fleetIds }) =>
      Promise.resolve(fleetIds?.includes(bad[0] ?? '') === true ? fail('bad-answer').error : undefined)
    const ended = sweepEnded(engine)
    time.advance(60_000)
    const { missing, lastError, isResumable } = await ended
    expect({ lastError, isResumable }).toEqual({ lastError: 'bad-answer', isResumable: true })
    expect(missing?.fleetNames).toContain(`Fleet ${bad[0] ?? ''}`)
    expect(missing?.vehicleCount).toBe((missing?.fleetCount ?? 0) * 1200)
  })
})

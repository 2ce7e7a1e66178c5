import { describe, expect, it } from 'vitest'
import { fail } from '@shared/ipc/result'
import { positionStatusSchema, setAsideListSchema, type PositionStatus } from '@shared/ipc/schemas-positions'
import { engineBenches } from './test-support/engine-benches'
import { createFakeServer, vehiclesOf } from './test-support/fakes'
import { secondsPassing, statusWhere, sweepEnded, sweptOnce, threeVehicles } from './test-support/fakes-engine'

const { open } = engineBenches()

describe('sweeping', () => {
  it('brings every page into the store and says as of when', async () => {
    const { engine, time } = await open(createFakeServer({ locations: threeVehicles }))
    expect(engine.status()).toMatchObject({ source: 'nothing', asOfMs: null, vehicleCount: 0, nextSweepAtMs: null })
    const status = await sweptOnce(engine)
    expect(status).toEqual({
      asOfMs: time.now(),
      sweep: null,
      nextSweepAtMs: time.now() + 60_000,
      vehicleCount: 3,
      withPositionCount: 2,
      setAsideCount: 0,
      lastError: null,
      missing: null,
      isResumable: false,
      source: 'server',
      cache: 'sealed'
    })
    expect(positionStatusSchema.safeParse(status).success).toBe(true)
  })

  it('is as of when it began: what moved while it went on may be missing', async () => {
    const server = createFakeServer({ locations: threeVehicles })
    const { engine, time } = await open(server)
    const startedAtMs = time.now()
    server.beforePage = () => {
      time.advance(10_000)
      return Promise.resolve(undefined)
    }
    expect(await sweptOnce(engine)).toMatchObject({ asOfMs: startedAtMs })
    expect(time.now()).toBe(startedAtMs + 20_000)
  })

  it('tells how far it has come, four times a second at most', async () => {
    const server = createFakeServer({ locations: vehiclesOf('a', 40) })
    const { engine, time } = await open(server)
    const told: PositionStatus['sweep'][] = []
    const startedAtMs = time.now()
    server.beforePage = () => {
      time.advance(100)
      return Promise.resolve(undefined)
    }
    engine.onStatus(({ sweep }) => told.push(sweep))
    await sweptOnce(engine)
    expect(told).toContainEqual({ startedAtMs, received: 14, expected: 40, pausedUntilMs: null })
    expect(told.filter((sweep) => sweep !== null).length).toBeLessThanOrEqual(2000 / 250 + 2)
  })

  it('keeps what it received when a page fails, and says what is missing', async () => {
    const server = createFakeServer({ locations: threeVehicles })
    server.beforePage = ({ cursor }) => Promise.resolve(cursor === null ? undefined : fail('bad-answer').error)
    const { engine } = await open(server)
    expect(await sweptOnce(engine)).toMatchObject({
      lastError: 'bad-answer',
      missing: { fleetNames: [], fleetCount: 0, vehicleCount: 1 },
      vehicleCount: 2,
      asOfMs: null,
      source: 'server'
    })
  })

  it('keeps vehicles that a later sweep does not have', async () => {
    const server = createFakeServer({ locations: threeVehicles })
    const { engine, time } = await open(server)
    await sweptOnce(engine)
    server.locations = [{ vehicleId: 'a', occurredAtMs: 1_060_000 }]
    const ended = sweepEnded(engine)
    time.advance(60_000)
    expect((await ended).vehicleCount).toBe(3)
  })

  it('counts bad rows and keeps the good ones', async () => {
    const server = createFakeServer({
      locations: [{ vehicleId: 'a' }, { vehicleId: 'x', longitudeDeg: 999 }],
      changePage: (page) => ({ ...page, itemCount: 3, unreadable: [{ index: 2, reason: 'vehicle_id: missing' }] })
    })
    const { engine } = await open(server)
    expect(await sweptOnce(engine)).toMatchObject({
      vehicleCount: 2,
      withPositionCount: 1,
      setAsideCount: 2,
      lastError: null
    })
    const reasons = setAsideListSchema.parse(engine.setAside()).rows.map((row) => row.reason)
    expect([...reasons].sort()).toEqual(['no-vehicle-id', 'out-of-range'])
  })

  it('sends nothing while offline, and sweeps at once when back', async () => {
    const server = createFakeServer({ locations: threeVehicles })
    const { engine, time } = await open(server)
    engine.setOnline('offline')
    engine.start()
    time.advance(600_000)
    expect(engine.refreshNow()).toBe(false)
    expect(server.calls).toEqual([])
    const ended = sweepEnded(engine)
    engine.setOnline('online')
    await ended
    expect(server.calls).toContain('locations')
  })

  it('trusts the server over this computer about what time it is', async () => {
    const server = createFakeServer()
    const { engine, time } = await open(server)
    server.locations = [{ vehicleId: 'a', occurredAtMs: time.now() + 3_600_000 }]
    engine.setServerClockOffsetMs(3_600_000)
    expect(await sweptOnce(engine)).toMatchObject({ withPositionCount: 1, setAsideCount: 0 })
  })

  it('survives a source that throws', async () => {
    const server = createFakeServer({ beforePage: () => Promise.reject(new Error('a bug')) })
    const { engine, reports } = await open(server)
    expect(await sweptOnce(engine)).toMatchObject({ lastError: 'internal' })
    expect(reports.map((report) => report.kind)).toContain('bug')
  })
})

describe('a limit of the server', () => {
  it('is shown while it lasts, and sat out', async () => {
    const server = createFakeServer({ locations: threeVehicles })
    let refusals = 0
    server.beforePage = () =>
      Promise.resolve(refusals++ > 0 ? undefined : fail('rate-limited', { status: 429, retryAfterSeconds: 7 }).error)
    const { engine, time } = await open(server)
    const paused = statusWhere(engine, ({ sweep }) => (sweep?.pausedUntilMs ?? null) !== null)
    const ended = sweptOnce(engine)
    expect((await paused).sweep?.pausedUntilMs).toBe(time.now() + 7000)
    expect(await secondsPassing(time, ended)).toMatchObject({ vehicleCount: 3, lastError: null })
  })

  it('of over a minute ends the sweep, and the next comes when it is over', async () => {
    const server = createFakeServer({ locations: threeVehicles })
    server.beforePage = () => Promise.resolve(fail('rate-limited', { status: 429, retryAfterSeconds: 300 }).error)
    const { engine, time } = await open(server)
    expect(await sweptOnce(engine)).toMatchObject({ lastError: 'rate-limited', nextSweepAtMs: time.now() + 300_000 })
  })
})

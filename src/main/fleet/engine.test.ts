import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PositionDelta, PositionStatus } from '@shared/ipc/schemas-positions'
import { positionStatusSchema, setAsideListSchema } from '@shared/ipc/schemas-positions'
import { unpackTexts } from '@shared/ipc/text-column'
import { createPositionCache } from './cache'
import { createPositionEngine } from './engine'
import type { EngineReport, PositionEngine } from './engine-options'
import {
  createFakeServer,
  createFakeTime,
  listOf,
  locationRow,
  vehicleRow,
  type FakeServer
} from './test-support/fakes'

let profileFolder: string
let engines: PositionEngine[]

beforeEach(async () => {
  profileFolder = await mkdtemp(join(tmpdir(), 'fleet-desk-engine-'))
  engines = []
})

afterEach(async () => {
  for (const engine of engines) await engine.close()
  await rm(profileFolder, { recursive: true, force: true })
})

function create(server: FakeServer, { dataKey = Buffer.alloc(32, 1) }: { dataKey?: Buffer | null } = {}) {
  const time = createFakeTime()
  const reports: EngineReport[] = []
  let epoch = 0
  const engine = createPositionEngine({
    source: server,
    cache: createPositionCache({ profileFolder, dataKey, retentionDays: 30, now: time.now }),
    scheduler: time,
    now: time.now,
    nextEpoch: () => ++epoch,
    report: (report) => reports.push(report)
  })
  engines.push(engine)
  return { engine, time, reports }
}

/** Resolves at the first status that fits. */
function statusWhere(engine: PositionEngine, fits: (status: PositionStatus) => boolean): Promise<PositionStatus> {
  return new Promise((resolve) => {
    const stop = engine.onStatus((status) => {
      if (!fits(status)) return
      stop()
      resolve(status)
    })
  })
}

const sweepEnded = (engine: PositionEngine) =>
  statusWhere(engine, (status) => status.sweep === null && status.nextSweepAtMs !== null)

async function sweptOnce(engine: PositionEngine): Promise<PositionStatus> {
  const ended = sweepEnded(engine)
  engine.start()
  return ended
}

const names = (engine: PositionEngine) => unpackTexts(engine.snapshot().identities.names)
const twoPages = () => [
  listOf([locationRow({ vehicleId: 'a' }), locationRow({ vehicleId: 'b' })], 3),
  listOf([locationRow({ vehicleId: 'b' }), locationRow({ vehicleId: 'c', longitudeDeg: null, latitudeDeg: null })], 3)
]

describe('sweeping', () => {
  it('brings every page into the store and says as of when', async () => {
    const { engine, time } = create(createFakeServer({ pages: twoPages() }))
    await engine.open()
    expect(engine.status()).toMatchObject({ source: 'nothing', asOfMs: null, vehicleCount: 0, nextSweepAtMs: null })
    const progress: (PositionStatus['sweep'] | null)[] = []
    engine.onStatus((status) => progress.push(status.sweep))
    const status = await sweptOnce(engine)
    expect(status).toEqual({
      asOfMs: time.now(),
      sweep: null,
      nextSweepAtMs: time.now() + 60_000,
      vehicleCount: 3,
      withPositionCount: 2,
      setAsideCount: 0,
      lastError: null,
      source: 'server',
      cache: 'sealed'
    })
    expect(positionStatusSchema.safeParse(status).success).toBe(true)
    expect(progress).toContainEqual({ startedAtMs: time.now(), received: 2, expected: 3 })
  })

  it('keeps what it received when a page fails, and says why it is incomplete', async () => {
    const { engine } = create(createFakeServer({ pages: [...twoPages().slice(0, 1), 'bad-answer'] }))
    await engine.open()
    const status = await sweptOnce(engine)
    expect(status).toMatchObject({ lastError: 'bad-answer', vehicleCount: 2, asOfMs: null, source: 'server' })
  })

  it('keeps vehicles that a later sweep does not have', async () => {
    const server = createFakeServer({ pages: twoPages() })
    const { engine, time } = create(server)
    await engine.open()
    await sweptOnce(engine)
    server.pages = [listOf([locationRow({ vehicleId: 'a', occurredAtMs: 1_060_000 })])]
    const ended = sweepEnded(engine)
    time.advance(60_000)
    expect((await ended).vehicleCount).toBe(3)
  })

  it('counts bad rows and keeps the good ones', async () => {
    const page = {
      ...listOf([null, locationRow(), locationRow({ vehicleId: 'x', longitudeDeg: 999 })]),
      setAside: [{ reason: 'vehicle_id: missing' }]
    }
    const { engine } = create(createFakeServer({ pages: [page, listOf([])] }))
    await engine.open()
    const status = await sweptOnce(engine)
    expect(status).toMatchObject({ vehicleCount: 2, withPositionCount: 1, setAsideCount: 3, lastError: null })
    expect(setAsideListSchema.parse(engine.setAside()).rows.map((row) => row.reason)).toEqual([
      'out-of-range',
      'malformed-row',
      'no-vehicle-id'
    ])
  })

  it('stops on request and keeps what it received', async () => {
    const server = createFakeServer({ pages: twoPages() })
    const { engine } = create(server)
    await engine.open()
    let pageCount = 0
    server.beforePage = () => {
      if (++pageCount === 2) engine.cancelRefresh()
      return Promise.resolve()
    }
    expect(await sweptOnce(engine)).toMatchObject({ lastError: 'cancelled', vehicleCount: 2 })
  })

  it('sends nothing while offline, and sweeps at once when back', async () => {
    const server = createFakeServer({ pages: twoPages() })
    const { engine, time } = create(server)
    await engine.open()
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
    const { engine, time } = create(server)
    server.pages = [listOf([locationRow({ occurredAtMs: time.now() + 3_600_000 })])]
    await engine.open()
    engine.setServerClockOffsetMs(3_600_000)
    expect(await sweptOnce(engine)).toMatchObject({ withPositionCount: 1, setAsideCount: 0 })
  })

  it('survives a source that throws', async () => {
    const server = createFakeServer({ pages: twoPages(), beforePage: () => Promise.reject(new Error('a bug')) })
    const { engine, reports } = create(server)
    await engine.open()
    expect(await sweptOnce(engine)).toMatchObject({ lastError: 'internal' })
    expect(reports.map((report) => report.kind)).toContain('bug')
  })
})

describe('names', () => {
  const named = () =>
    createFakeServer({
      pages: [listOf([locationRow()])],
      vehicles: [listOf([vehicleRow({ name: 'Truck 7' })])],
      fleets: listOf([{ id: 'fleet-1', name: 'Swift', displayName: null, fleetRef: null }]),
      tsps: listOf([{ slug: 'samsara', name: 'Samsara' }])
    })

  it('are joined to the positions', async () => {
    const { engine } = create(named())
    await engine.open()
    await sweptOnce(engine)
    await vi.waitFor(() => expect(names(engine)).toEqual(['Truck 7']))
    expect(engine.snapshot().dictionaries.fleets).toContain('Swift')
    expect(engine.snapshot().dictionaries.providers).toContain('Samsara')
  })

  it('may be forbidden without failing the sweep', async () => {
    const server = named()
    server.fleets = 'forbidden'
    server.tsps = 'not-found'
    server.vehicles = ['forbidden']
    const { engine, reports } = create(server)
    await engine.open()
    expect(await sweptOnce(engine)).toMatchObject({ lastError: null, vehicleCount: 1 })
    await vi.waitFor(() => expect(reports.filter((report) => report.kind === 'list-failed')).toHaveLength(3))
    expect(names(engine)).toEqual(['Vehicle vehicle-'])
    const failed = reports.flatMap((report) => (report.kind === 'list-failed' ? [report.list] : []))
    expect(failed).toEqual(['fleets', 'tsps', 'vehicles'])
  })

  it('are read again when something unknown shows up, and otherwise seldom', async () => {
    const server = named()
    const { engine, time } = create(server)
    await engine.open()
    await sweptOnce(engine)
    const sweepAgain = async (): Promise<readonly string[]> => {
      await new Promise((resolve) => setImmediate(resolve))
      server.calls.length = 0
      const ended = sweepEnded(engine)
      time.advance(60_000)
      await ended
      for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve))
      return server.calls
    }
    await sweepAgain()
    expect(await sweepAgain()).toEqual(['locations'])
    server.pages = [listOf([locationRow(), locationRow({ vehicleId: 'new', fleetId: 'fleet-2' })])]
    expect(await sweepAgain()).toEqual(['locations', 'fleets', 'vehicles'])
    expect(await sweepAgain()).toEqual(['locations'])
  })
})

describe('between two runs', () => {
  it('shows the last positions, their names and their as-of time before any request', async () => {
    const first = create(
      createFakeServer({
        pages: twoPages(),
        fleets: listOf([{ id: 'fleet-1', name: 'Swift', displayName: null, fleetRef: null }])
      })
    )
    await first.engine.open()
    const { asOfMs } = await sweptOnce(first.engine)
    await first.engine.close()
    const server = createFakeServer()
    const second = create(server)
    const resets: number[] = []
    second.engine.onReset(({ epoch }) => resets.push(epoch))
    expect(await second.engine.open()).toEqual({ kind: 'opened' })
    expect(second.engine.status()).toMatchObject({ source: 'cache', asOfMs, vehicleCount: 3, withPositionCount: 2 })
    const snapshot = second.engine.snapshot()
    expect(Array.from(snapshot.columns.fleet, (entry) => snapshot.dictionaries.fleets[entry])).toEqual(
      Array.from({ length: 3 }, () => 'Swift')
    )
    expect(resets).toEqual([snapshot.epoch])
    expect(server.calls).toEqual([])
  })

  it('writes a page before it counts it as received', async () => {
    const { engine } = create(createFakeServer({ pages: twoPages() }))
    await engine.open()
    const wanted = statusWhere(engine, (status) => status.sweep?.received === 2)
    engine.start()
    await wanted
    await engine.close()
    const after = create(createFakeServer())
    await after.engine.open()
    expect(after.engine.status().vehicleCount).toBeGreaterThanOrEqual(2)
  })

  it('keeps nothing without a key', async () => {
    const first = create(createFakeServer({ pages: twoPages() }), { dataKey: null })
    await first.engine.open()
    expect(await sweptOnce(first.engine)).toMatchObject({ cache: 'memory-only', vehicleCount: 3 })
    await first.engine.close()
    const second = create(createFakeServer(), { dataKey: null })
    await second.engine.open()
    expect(second.engine.status()).toMatchObject({ source: 'nothing', vehicleCount: 0 })
  })

  it('forgets on request, and begins anew under another epoch', async () => {
    const { engine } = create(createFakeServer({ pages: twoPages() }))
    await engine.open()
    await sweptOnce(engine)
    await engine.blobs.put('invitations', Buffer.from('x'))
    const before = engine.snapshot().epoch
    engine.setOnline('offline')
    const resets: number[] = []
    engine.onReset(({ epoch }) => resets.push(epoch))
    await engine.forgetPositions()
    expect(resets).toEqual([engine.snapshot().epoch])
    expect(resets).not.toContain(before)
    expect(engine.status()).toMatchObject({ vehicleCount: 0, source: 'nothing', asOfMs: null })
    expect(await engine.blobs.get('invitations')).toBeNull()
    const ended = sweepEnded(engine)
    engine.setOnline('online')
    expect((await ended).vehicleCount).toBe(3)
  })
})

describe('the page', () => {
  it('gets deltas of what changed', async () => {
    const { engine, time } = create(createFakeServer({ pages: twoPages() }))
    await engine.open()
    const deltas: PositionDelta[] = []
    engine.onDelta((delta) => deltas.push(delta))
    await sweptOnce(engine)
    time.advance(250)
    expect(deltas.flatMap((delta) => [...delta.columns.slots])).toEqual([0, 1, 2])
  })
})

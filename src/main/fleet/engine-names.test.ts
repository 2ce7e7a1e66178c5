import { describe, expect, it, vi } from 'vitest'
import { fail } from '@shared/ipc/result'
import { engineBenches } from './test-support/engine-benches'
import { createFakeServer, fleetRow, listOf } from './test-support/fakes'
import { driversOf, namesOf, snapshotOf, sweepEnded, sweptOnce, turns } from './test-support/fakes-engine'

const { open } = engineBenches()

const named = () =>
  createFakeServer({
    locations: [{ vehicleId: 'vehicle-1' }],
    vehicles: [{ vehicleId: 'vehicle-1', name: 'Truck 7' }],
    fleets: listOf([fleetRow('fleet-1', 'Swift')]),
    tsps: listOf([{ slug: 'samsara', name: 'Samsara' }])
  })

describe('names', () => {
  it('are joined to the positions', async () => {
    const { engine } = await open(named())
    await sweptOnce(engine)
    await vi.waitFor(() => expect(namesOf(engine)).toEqual(['Truck 7']))
    expect(snapshotOf(engine).dictionaries.fleets).toContain('Swift')
    expect(snapshotOf(engine).dictionaries.providers).toContain('Samsara')
  })

  it('may be forbidden without failing the sweep', async () => {
    const server = named()
    server.fleets = 'forbidden'
    server.tsps = 'not-found'
    server.beforeVehicles = () => Promise.resolve(fail('forbidden', { status: 403 }).error)
    const { engine, reports } = await open(server)
    expect(await sweptOnce(engine)).toMatchObject({ lastError: null, vehicleCount: 1 })
    await vi.waitFor(() => expect(reports.filter((report) => report.kind === 'list-failed')).toHaveLength(3))
    expect(namesOf(engine)).toEqual(['Vehicle vehicle-'])
    const failed = reports.flatMap((report) => (report.kind === 'list-failed' ? [report.list] : []))
    expect(failed).toEqual(['fleets', 'tsps', 'vehicles'])
  })

  it('are read again when something unknown shows up, and otherwise seldom', async () => {
    const server = named()
    const { engine, time } = await open(server)
    await sweptOnce(engine)
    // The last of the lists: from here on nothing is due.
    await vi.waitFor(() => expect(server.calls).toContain('drivers'))
    const sweepAgain = async (): Promise<readonly string[]> => {
      await turns()
      server.calls.length = 0
      const ended = sweepEnded(engine)
      time.advance(60_000)
      await ended
      await turns()
      return server.calls
    }
    await sweepAgain()
    expect(await sweepAgain()).toEqual(['locations'])
    server.locations = [...server.locations, { vehicleId: 'new', fleetId: 'fleet-2' }]
    expect(await sweepAgain()).toEqual(['locations', 'fleets', 'vehicles'])
    expect(await sweepAgain()).toEqual(['locations'])
  })

  it('are read on from where it stopped', async () => {
    const server = named()
    server.vehicles = Array.from({ length: 6 }, (_, index) => ({ vehicleId: `v-${index}`, name: `Truck ${index}` }))
    const cursors: (string | null)[] = []
    let isBroken = true
    server.beforeVehicles = ({ cursor }) => {
      cursors.push(cursor)
      return Promise.resolve(cursor === '4' && isBroken ? fail('server-error', { status: 501 }).error : undefined)
    }
    const { engine, time, reports } = await open(server)
    await sweptOnce(engine)
    await vi.waitFor(() => expect(reports.map(({ kind }) => kind)).toContain('list-failed'))
    const before = cursors.length
    isBroken = false
    const ended = sweepEnded(engine)
    time.advance(60_000)
    await ended
    await vi.waitFor(() => expect(namesOf(engine)).toContain('Truck 5'))
    expect(cursors.slice(0, 3)).toEqual([null, '2', '4'])
    expect(cursors.slice(before)).toEqual(['4'])
  })
})

describe('drivers', () => {
  const driven = () => {
    const server = named()
    server.drivers = [
      { vehicleId: 'unknown', driver: 'Nobody' },
      { vehicleId: 'vehicle-1', driver: 'A. Muster' }
    ]
    return server
  }

  it('are read after the names, and as seldom', async () => {
    const server = driven()
    const { engine, time } = await open(server)
    await sweptOnce(engine)
    await vi.waitFor(() => expect(driversOf(engine)).toEqual(['A. Muster']))
    expect(server.calls.slice(-2)).toEqual(['vehicles', 'drivers'])
    const sweepAfter = async (ms: number): Promise<void> => {
      await turns()
      server.calls.length = 0
      const ended = sweepEnded(engine)
      time.advance(ms)
      await ended
      await turns()
    }
    await sweepAfter(60_000)
    expect(server.calls).toEqual(['locations'])
    server.drivers = [{ vehicleId: 'vehicle-1', driver: '' }]
    await sweepAfter(600_000)
    await vi.waitFor(() => expect(driversOf(engine)).toEqual([]))
  })

  it.each(['forbidden', 'not-found'] as const)('that are %s leave everything else as it is', async (code) => {
    const server = driven()
    server.beforeDrivers = () => Promise.resolve(fail(code, { status: code === 'forbidden' ? 403 : 404 }).error)
    const { engine, reports, time } = await open(server)
    expect(await sweptOnce(engine)).toMatchObject({ lastError: null, vehicleCount: 1 })
    await vi.waitFor(() => expect(reports).toContainEqual({ kind: 'list-failed', list: 'drivers', failure: code }))
    expect([namesOf(engine), driversOf(engine)]).toEqual([['Truck 7'], []])
    const ended = sweepEnded(engine)
    time.advance(60_000)
    await ended
    await turns()
    expect(server.calls.filter((call) => call === 'drivers')).toHaveLength(1)
  })

  it('are kept until the positions are forgotten', async () => {
    const first = await open(driven())
    await sweptOnce(first.engine)
    await vi.waitFor(() => expect(driversOf(first.engine)).toEqual(['A. Muster']))
    await first.engine.close()
    const second = await open(createFakeServer())
    expect(driversOf(second.engine)).toEqual(['A. Muster'])
    await second.engine.forgetPositions()
    expect([namesOf(second.engine), driversOf(second.engine)]).toEqual([[], []])
    await second.engine.close()
    const third = await open(createFakeServer())
    expect(driversOf(third.engine)).toEqual([])
  })
})

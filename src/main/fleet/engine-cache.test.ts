import { describe, expect, it, vi } from 'vitest'
import { unpack } from '@shared/ipc/packed'
import type { PositionDelta } from '@shared/ipc/schemas-positions'
import { storedPositionsSchema } from '@shared/ipc/schemas-history'
import { engineBenches } from './test-support/engine-benches'
import { createFakeServer, fleetRow, listOf, type FakeServer } from './test-support/fakes'
import {
  snapshotOf,
  statusWhere,
  sweepEnded,
  sweptOnce,
  threeVehicles,
  turns,
  type EngineBenchOptions
} from './test-support/fakes-engine'

const dayMs = 86_400_000
const startMs = 1_800_000_000_000
const { create, open: openAt } = engineBenches()

/** One whose clock stands where all of this file start. */
const open = (server: FakeServer, options: EngineBenchOptions = {}) => openAt(server, { startMs, ...options })

describe('between two runs', () => {
  it('the last positions, their names and their as-of time are there before any request', async () => {
    const fleets = listOf([fleetRow('fleet-1', 'Swift')])
    const first = await open(createFakeServer({ locations: threeVehicles, fleets }))
    const { asOfMs } = await sweptOnce(first.engine)
    await turns()
    await first.engine.close()
    const server = createFakeServer()
    const second = create(server, { startMs })
    const resets: number[] = []
    second.engine.onReset(({ epoch }) => resets.push(epoch))
    expect(await second.engine.open()).toEqual({ kind: 'opened' })
    expect(second.engine.status()).toMatchObject({ source: 'cache', asOfMs, vehicleCount: 3, withPositionCount: 2 })
    const snapshot = snapshotOf(second.engine)
    expect(Array.from(snapshot.columns.fleet, (entry) => snapshot.dictionaries.fleets[entry])).toEqual(
      Array.from({ length: 3 }, () => 'Swift')
    )
    expect(resets).toEqual([snapshot.epoch])
    expect(server.calls).toEqual([])
  })

  it('what a first picture is painted from comes before the cache is read, which waits until it may', async () => {
    const first = await open(createFakeServer({ locations: threeVehicles }))
    await sweptOnce(first.engine)
    await first.engine.close()
    let goOn: () => void = () => undefined
    const pictures: number[] = []
    const second = create(createFakeServer(), {
      startMs,
      onPicture: (picture) => {
        pictures.push(unpack(picture).flags.length)
        return new Promise((resolve) => (goOn = resolve))
      }
    })
    const opening = second.engine.open()
    await vi.waitFor(() => expect(pictures).toEqual([3]))
    await turns()
    expect(second.engine.status().vehicleCount).toBe(0)
    goOn()
    await opening
    expect(second.engine.status().vehicleCount).toBe(3)
  })

  it('nothing is painted of positions that were forgotten', async () => {
    const first = await open(createFakeServer({ locations: threeVehicles }))
    await sweptOnce(first.engine)
    await first.engine.close({ forget: true })
    const onPicture = vi.fn(() => Promise.resolve())
    await open(createFakeServer(), { onPicture })
    expect(onPicture).not.toHaveBeenCalled()
  })

  it('a page is written before it counts as received', async () => {
    const server = createFakeServer({ locations: threeVehicles })
    const { engine, time } = await open(server)
    const wanted = statusWhere(engine, (status) => status.sweep?.received === 2)
    server.beforePage = ({ cursor }) => {
      if (cursor !== null) time.advance(300)
      return Promise.resolve(undefined)
    }
    engine.start()
    await wanted
    await engine.close()
    const after = await open(createFakeServer())
    expect(after.engine.status().vehicleCount).toBeGreaterThanOrEqual(2)
  })

  it('nothing is kept without a key', async () => {
    const first = await open(createFakeServer({ locations: threeVehicles }), { dataKey: null })
    expect(await sweptOnce(first.engine)).toMatchObject({ cache: 'memory-only', vehicleCount: 3 })
    await first.engine.close()
    const second = await open(createFakeServer(), { dataKey: null })
    expect(second.engine.status()).toMatchObject({ source: 'nothing', vehicleCount: 0 })
  })

  it('what is stored can be told', async () => {
    const { engine } = await open(createFakeServer({ locations: threeVehicles }))
    await sweptOnce(engine)
    const stored = storedPositionsSchema.parse(await engine.stored())
    expect(stored.vehicleCount).toBe(3)
    expect(stored.diskBytes).toBeGreaterThan(0)
  })
})

describe('retention', () => {
  it('drops at the start what nobody has seen for too long, and says so to the cache', async () => {
    const first = await open(createFakeServer({ locations: threeVehicles }))
    await sweptOnce(first.engine)
    await first.engine.close()
    const late = await open(createFakeServer(), { startMs: startMs + 31 * dayMs })
    expect(late.engine.status().vehicleCount).toBe(0)
    await late.engine.close()
    const again = await open(createFakeServer(), { startMs })
    expect(again.engine.status().vehicleCount).toBe(0)
  })

  it('drops once an hour what nobody sees any more', async () => {
    const { engine, time } = await open(createFakeServer({ locations: threeVehicles }), { retentionDays: () => 1 })
    await sweptOnce(engine)
    engine.setOnline('offline')
    const dropped = statusWhere(engine, ({ vehicleCount }) => vehicleCount === 0)
    time.advance(dayMs)
    await turns()
    expect(engine.status().vehicleCount).toBe(3)
    time.advance(3_600_000)
    await dropped
  })

  it('is heeded when it is changed while the engine runs', async () => {
    let days = 30
    const server = createFakeServer({ locations: threeVehicles })
    const { engine, time } = await open(server, { retentionDays: () => days })
    await sweptOnce(engine)
    server.locations = threeVehicles.slice(0, 1)
    engine.setOnline('offline')
    time.advance(2 * dayMs)
    await turns()
    const ended = sweepEnded(engine)
    engine.setOnline('online')
    expect((await ended).vehicleCount).toBe(3)
    days = 1
    const dropped = statusWhere(engine, ({ vehicleCount }) => vehicleCount === 1)
    engine.refreshNow()
    await dropped
  })
})

describe('forgetting', () => {
  it('begins anew under another epoch, and deletes what was kept', async () => {
    const { engine } = await open(createFakeServer({ locations: threeVehicles }))
    await sweptOnce(engine)
    await engine.blobs.put('invitations', Buffer.from('x'))
    const before = snapshotOf(engine).epoch
    engine.setOnline('offline')
    const resets: number[] = []
    engine.onReset(({ epoch }) => resets.push(epoch))
    await engine.forgetPositions()
    expect(resets).toEqual([snapshotOf(engine).epoch])
    expect(resets).not.toContain(before)
    expect(engine.status()).toMatchObject({ vehicleCount: 0, source: 'nothing', asOfMs: null })
    expect(await engine.blobs.get('invitations')).toBeNull()
    const ended = sweepEnded(engine)
    engine.setOnline('online')
    expect((await ended).vehicleCount).toBe(3)
  })

  it('leaves those who follow followers: of the new store, once they have its snapshot', async () => {
    const { engine, time } = await open(createFakeServer({ locations: threeVehicles }))
    const deltas: PositionDelta[] = []
    const follower = engine.follow((delta) => deltas.push(delta))
    follower.snapshot()
    await sweptOnce(engine)
    time.advance(250)
    expect(deltas.flatMap((delta) => [...delta.columns.slots])).toEqual([0, 1, 2])
    await engine.forgetPositions()
    expect(follower.snapshot().epoch).toBe(2)
    await sweepEnded(engine)
    time.advance(250)
    expect(deltas.map(({ epoch }) => epoch)).toEqual([1, 2])
    follower.stop()
  })

  it('goes on with an empty store when the files could not be deleted, and says that they were not', async () => {
    const cacheWith = { forget: () => Promise.reject(new Error('a file is held')) }
    const { engine } = await open(createFakeServer({ locations: threeVehicles }), { cacheWith })
    await sweptOnce(engine)
    await expect(engine.forgetPositions()).rejects.toThrow('a file is held')
    expect((await sweepEnded(engine)).vehicleCount).toBe(3)
  })

  it('stops a sweep that is under way, and nothing of it comes after', async () => {
    const server = createFakeServer({ locations: threeVehicles })
    const { engine } = await open(server)
    const forgotten = new Promise<void>((resolve) => {
      server.beforePage = ({ cursor }) => {
        if (cursor !== null) {
          engine.setOnline('offline')
          resolve(engine.forgetPositions())
        }
        return Promise.resolve(undefined)
      }
    })
    engine.start()
    await forgotten
    await turns()
    expect(engine.status()).toMatchObject({ vehicleCount: 0, source: 'nothing', lastError: null, isResumable: false })
  })
})

import { createFakeBridge } from '@renderer/test-support/fake-bridge'
import { snapshotOf } from '@renderer/test-support/samples'
import { createVehicleTable } from '@renderer/state/vehicle-table'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { ok } from '@shared/ipc/result'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createClusterClient } from './cluster-client'
import { createClusterEngine } from './cluster-engine'
import { worldUnits } from './fixed-point'
import type { ClusterAnswer, ClusterReply, ClusterRequest, ClusterView } from './cluster-protocol'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A client with the real engine behind a port that answers when told to. */
async function client({ flags = [vehicleFlags.present] as readonly number[], isLoaded = true } = {}) {
  const vehicles = flags.map((_, number) => ({ name: `T-${number}`, longitudeDeg: 5 + number * 90, latitudeDeg: 50 }))
  const first = snapshotOf(vehicles)
  first.columns.flags.set(flags)
  const bridge = createFakeBridge({ 'positions:snapshot': () => Promise.resolve(ok(first)) })
  const table = createVehicleTable(bridge)
  table.start()
  await vi.advanceTimersByTimeAsync(0)

  const engine = createClusterEngine()
  const unanswered: ClusterReply[] = []
  const requests: ClusterRequest[] = []
  let listener: (reply: ClusterReply) => void = () => undefined
  let isHidden = false
  const draw = vi.fn<(answer: ClusterAnswer) => void>()
  const onBusy = vi.fn()
  const close = vi.fn()
  const view = (): ClusterView => ({
    box: { minX: 0, minY: 0, maxX: 1, maxY: 1 },
    zoom: 2,
    isClusteringOn: true,
    clusterRadiusPx: 44,
    isMerging: true,
    exemptSlots: [],
    nowMs: Date.now()
  })
  const created = createClusterClient({
    port: {
      post: (request) => {
        requests.push(request)
        const reply = engine.handle(request)
        if (reply) unanswered.push(reply)
      },
      listen: (next) => (listener = next),
      close
    },
    table,
    view,
    draw,
    onBusy,
    isHidden: () => isHidden,
    clock: () => Date.now()
  })
  async function answerAll() {
    unanswered.splice(0).forEach((reply) => listener(reply))
    await vi.advanceTimersByTimeAsync(0)
  }
  // The worker has the fleet.
  if (isLoaded) await answerAll()
  return {
    created,
    draw,
    onBusy,
    close,
    kinds: () => requests.map(({ kind }) => kind),
    setHidden: (next: boolean) => (isHidden = next),
    drawnCounts: () => draw.mock.calls.map(([answer]) => answer.vehicleCount),
    answerAll,
    move: () =>
      bridge.emit('positions:delta', {
        ...snapshotOf(vehicles, { epoch: 1, sequence: table.version + 1 }),
        identities: null,
        addedDictionaries: {
          fleetsFrom: 1,
          providersFrom: 1,
          placesFrom: 1,
          entries: { fleets: [], providers: [], places: [] }
        },
        removedSlots: new Uint32Array(0)
      })
  }
}

describe('cluster client', () => {
  it('gives the worker what the table holds already, and draws its answer', async () => {
    const { kinds, draw, onBusy, answerAll } = await client()
    expect(kinds()).toEqual(['load', 'view'])
    await answerAll()
    expect(draw).toHaveBeenCalledWith(expect.objectContaining({ vehicleCount: 1 }), expect.anything())
    expect(onBusy).toHaveBeenLastCalledWith(false)
  })

  it('has one question in flight, and asks once more for everything that changed meanwhile', async () => {
    const { created, kinds, answerAll, move } = await client()
    move()
    move()
    created.refresh('now')
    expect(kinds()).toEqual(['load', 'view', 'patch', 'patch'])
    await answerAll()
    expect(kinds()).toEqual(['load', 'view', 'patch', 'patch', 'view'])
  })

  it('asks at most four times a second because of data', async () => {
    const { kinds, answerAll, move } = await client()
    await answerAll()
    move()
    await vi.advanceTimersByTimeAsync(249)
    expect(kinds()).toEqual(['load', 'view', 'patch'])
    await vi.advanceTimersByTimeAsync(1)
    expect(kinds()).toEqual(['load', 'view', 'patch', 'view'])
  })

  it('asks less often where drawing is slow, but at once for a person', async () => {
    const { created, kinds, answerAll, move } = await client()
    // The first answer takes 200 ms: five times as long lies between two questions for data.
    await vi.advanceTimersByTimeAsync(200)
    await answerAll()
    move()
    await vi.advanceTimersByTimeAsync(799)
    expect(kinds()).toEqual(['load', 'view', 'patch'])
    await vi.advanceTimersByTimeAsync(1)
    expect(kinds()).toEqual(['load', 'view', 'patch', 'view'])
    await vi.advanceTimersByTimeAsync(200)
    await answerAll()
    move()
    created.refresh('now')
    expect(kinds()).toEqual(['load', 'view', 'patch', 'view', 'patch', 'view'])
  })

  it('asks nothing while the page is hidden, but keeps the worker level', async () => {
    const { created, kinds, answerAll, move, setHidden } = await client()
    await answerAll()
    setHidden(true)
    move()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(kinds()).toEqual(['load', 'view', 'patch'])
    setHidden(false)
    created.refresh('now')
    expect(kinds()).toEqual(['load', 'view', 'patch', 'view'])
  })

  it('finds vehicles through the worker', async () => {
    const { created, answerAll } = await client()
    const located = created.locate(0)
    await answerAll()
    expect(((await located)?.x ?? 0) / worldUnits).toBeCloseTo(5 / 360 + 0.5)
  })

  it('asks nothing while the worker has only a part of the fleet', async () => {
    const { kinds, answerAll } = await client({ isLoaded: false })
    expect(kinds()).toEqual(['load'])
    await answerAll()
    expect(kinds()).toEqual(['load', 'view'])
  })

  it('lets a filter hold from the next question on', async () => {
    const { created, answerAll, drawnCounts } = await client({ flags: [vehicleFlags.present, vehicleFlags.present] })
    await answerAll()
    created.setPassing(Uint32Array.of(0b10))
    created.refresh('now')
    await answerAll()
    expect(drawnCounts()).toEqual([2, 1])
  })

  it('draws nothing after it was stopped', async () => {
    const { created, draw, close, answerAll } = await client()
    created.stop()
    await answerAll()
    expect(draw).not.toHaveBeenCalled()
    expect(close).toHaveBeenCalledOnce()
  })
})

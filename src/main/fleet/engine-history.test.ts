import { describe, expect, it, vi } from 'vitest'
import { fail, ok } from '@shared/ipc/result'
import { asOfPositionsSchema, trackSchema, type HistoryProgress } from '@shared/ipc/schemas-history'
import type { HistoryPageRequest } from './rows'
import { engineBenches } from './test-support/engine-benches'
import { createFakeServer } from './test-support/fakes'
import { sweepEnded, sweptOnce } from './test-support/fakes-engine'
import { locationPage } from './test-support/pages'

const dayMs = 86_400_000
const { open } = engineBenches()

/** One vehicle, swept; its past is whatever the test makes it. */
async function swept() {
  const server = createFakeServer()
  const bench = await open(server)
  const nowMs = bench.time.now()
  server.locations = [{ vehicleId: 'a', occurredAtMs: nowMs - 60_000 }]
  await sweptOnce(bench.engine)
  const request = { epoch: 1, slot: 0, fromMs: nowMs - dayMs, toMs: nowMs, requestId: 'one' }
  return { ...bench, server, nowMs, request }
}

describe("a vehicle's past", () => {
  it('comes from the server, page by page, with word of how far it is', async () => {
    const { engine, server, request, nowMs } = await swept()
    const asked: HistoryPageRequest[] = []
    server.history = (page) => {
      asked.push(page)
      const rows = [{ vehicleId: 'a', occurredAtMs: nowMs - 7_200_000 + asked.length * 60_000, longitudeDeg: -98 }]
      return Promise.resolve(ok(locationPage(rows, { total: 2, next: page.cursor === null ? 'second' : null })))
    }
    const told: HistoryProgress[] = []
    engine.onHistoryProgress((progress) => told.push(progress))
    const track = await engine.history(request)
    expect(track.ok && trackSchema.parse(track.value).occurredAtMs).toHaveLength(2)
    expect(asked.map(({ vehicleId, cursor }) => [vehicleId, cursor])).toEqual([
      ['a', null],
      ['a', 'second']
    ])
    expect(told.at(-1)).toMatchObject({ requestId: 'one', received: 2 })
  })

  it('cannot be asked for of a store that is gone, of an empty slot, or of no or too long a time', async () => {
    const { engine, request, nowMs } = await swept()
    expect(await engine.history({ ...request, epoch: 2 })).toEqual(fail('not-found'))
    expect(await engine.history({ ...request, slot: 1 })).toEqual(fail('not-found'))
    expect(await engine.history({ ...request, toMs: request.fromMs })).toMatchObject({
      error: { code: 'invalid-input' }
    })
    expect(await engine.history({ ...request, fromMs: nowMs - 45 * dayMs - 1 })).toMatchObject({
      error: { code: 'invalid-input' }
    })
  })

  it('can be called off by name, and is when another is asked for by the same name or everything is forgotten', async () => {
    const { engine, server, request } = await swept()
    const signals: AbortSignal[] = []
    server.history = ({ signal }) =>
      new Promise((resolve) => {
        signals.push(signal)
        signal.addEventListener('abort', () => resolve(fail('cancelled')))
      })
    const first = engine.history(request)
    await vi.waitFor(() => expect(signals).toHaveLength(1))
    engine.cancelHistory('another')
    expect(signals[0]?.aborted).toBe(false)
    const second = engine.history({ ...request, fromMs: request.fromMs + 1 })
    expect(await first).toEqual(fail('cancelled'))
    await vi.waitFor(() => expect(signals).toHaveLength(2))
    engine.cancelHistory('one')
    expect(await second).toEqual(fail('cancelled'))
    const third = engine.history(request)
    await vi.waitFor(() => expect(signals).toHaveLength(3))
    await engine.forgetPositions()
    expect(await third).toEqual(fail('cancelled'))
  })
})

describe('the last 24 hours', () => {
  it('are told from what was swept, without a request', async () => {
    const { engine, server, time, nowMs, request } = await swept()
    server.locations = [{ vehicleId: 'a', occurredAtMs: nowMs, longitudeDeg: -98.01 }]
    const ended = sweepEnded(engine)
    time.advance(60_000)
    await ended
    server.calls.length = 0
    const trail = await engine.trail({ ...request, toMs: nowMs + 1 })
    expect(trail.ok && [...trackSchema.parse(trail.value).occurredAtMs]).toEqual([nowMs - 60_000, nowMs])
    const asOf = await engine.asOf(1, nowMs - 1)
    expect(asOf.ok && [...asOfPositionsSchema.parse(asOf.value).occurredAtMs]).toEqual([nowMs - 60_000])
    expect(server.calls).toEqual([])
    expect(await engine.asOf(2, nowMs)).toEqual(fail('not-found'))
    expect(await engine.trail({ ...request, epoch: 2 })).toEqual(fail('not-found'))
  })
})

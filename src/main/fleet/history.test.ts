import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fail, ok, type Result } from '@shared/ipc/result'
import type { Track } from '@shared/ipc/schemas-history'
import { createHistory, type HistoryLoad, type HistoryOptions } from './history'
import type { HistoryPageRequest, LocationPage } from './rows'
import { locationPage, vehicleUuid, type LocationPageRow } from './test-support/pages'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
const nowMs = Date.UTC(2026, 10, 22, 14)
const truck = vehicleUuid(1)

type Row = Partial<LocationPageRow>

/** A server that knows some rows, and pages them. */
function setUp({ pageRows = 1000, ...options }: Partial<HistoryOptions> & { readonly pageRows?: number } = {}) {
  const clock = { nowMs }
  const rows: Row[] = []
  const asked: HistoryPageRequest[] = []
  const answer = (request: HistoryPageRequest): Result<LocationPage> => {
    const { fromMs, toMs, cursor } = request
    const all = rows.filter((row) => {
      const atMs = row.occurredAtMs ?? NaN
      return Number.isNaN(atMs) || (atMs >= fromMs && atMs < toMs)
    })
    const at = Number(cursor ?? 0)
    const next = at + pageRows < all.length ? String(at + pageRows) : null
    return ok(locationPage(all.slice(at, at + pageRows), { next, total: all.length }))
  }
  const server = { answer: (request: HistoryPageRequest) => Promise.resolve(answer(request)) }
  const history = createHistory({
    now: () => clock.nowMs,
    ask(request) {
      asked.push(request)
      return server.answer(request)
    },
    ...options
  })
  const load = (fromMs: number, toMs: number, more: Partial<HistoryLoad> = {}): Promise<Result<Track>> =>
    history.load({ vehicleId: truck, fromMs, toMs, signal: new AbortController().signal, ...more })
  const drive = (...times: number[]): void => {
    for (const occurredAtMs of times) rows.push({ vehicleId: truck, occurredAtMs })
  }
  return { clock, rows, asked, answer, server, history, load, drive }
}

function timesOf(result: Result<Track>): readonly number[] {
  if (!result.ok) throw new Error(result.error.code)
  return [...result.value.occurredAtMs]
}

describe('the past of one vehicle', () => {
  it('comes sorted by time, one fix per time, from all pages, though rows come shuffled and twice', async () => {
    const { load, rows } = setUp({ pageRows: 3 })
    const times = [5, 1, 4, 4, 2, 9, 1, 7, 3, 8].map((hour) => nowMs - hour * hourMs)
    times.forEach((occurredAtMs, at) => rows.push({ vehicleId: truck, occurredAtMs, speedMps: at, longitudeDeg: -at }))
    const result = await load(nowMs - dayMs, nowMs)
    expect(timesOf(result)).toEqual([...new Set(times)].sort((a, b) => a - b))
    expect(result).toMatchObject({ value: { setAsideCount: 0, fetchedAtMs: nowMs } })
    if (result.ok) expect([...result.value.speedMps]).toEqual([5, 9, 7, 0, 3, 8, 4, 6])
  })

  it('leaves out and counts rows that are not believed, deleted, unreadable or of another vehicle', async () => {
    const { load, rows, drive, server, answer } = setUp()
    drive(nowMs - hourMs)
    const at = { vehicleId: truck, occurredAtMs: nowMs - 2 * hourMs }
    rows.push({ ...at, longitudeDeg: 200 })
    rows.push({ ...at, longitudeDeg: 0, latitudeDeg: 0 })
    rows.push({ ...at, occurredAtMs: null })
    rows.push({ ...at, deleted: true })
    rows.push({ ...at, vehicleId: vehicleUuid(2) })
    rows.push({ ...at, vehicleId: 'truck-x' })
    rows.push({ ...at, longitudeDeg: null, latitudeDeg: null })
    server.answer = (request) => {
      const result = answer(request)
      if (!result.ok) return Promise.resolve(result)
      return Promise.resolve(ok({ ...result.value, unreadable: [{ index: 8, reason: 'vehicle_id: missing' }] }))
    }
    const result = await load(nowMs - dayMs, nowMs)
    expect(timesOf(result)).toEqual([nowMs - hourMs])
    expect(result).toMatchObject({ value: { setAsideCount: 7 } })
    expect(await load(nowMs - 90 * minuteMs, nowMs - 30 * minuteMs)).toMatchObject({ value: { setAsideCount: 0 } })
  })

  it('of a vehicle whose id is no UUID is found too', async () => {
    const { load, rows } = setUp()
    rows.push({ vehicleId: 'truck-7', occurredAtMs: nowMs - hourMs })
    expect(timesOf(await load(nowMs - dayMs, nowMs, { vehicleId: 'truck-7' }))).toEqual([nowMs - hourMs])
  })

  it.each([
    ['empty', 0, 0],
    ['backwards', hourMs, 0],
    ['longer than 45 days', 0, 45 * dayMs + 1],
    ['no window', NaN, 5]
  ])('is not asked for with a window that is %s', async (_, fromMs, toMs) => {
    const { load, asked } = setUp()
    expect(await load(fromMs, toMs)).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
    expect(asked).toHaveLength(0)
  })

  it('may be asked for 45 days', async () => {
    const { load, drive } = setUp()
    drive(nowMs - 45 * dayMs, nowMs - 1)
    expect(timesOf(await load(nowMs - 45 * dayMs, nowMs))).toHaveLength(2)
  })

  it('says after each page how far it is', async () => {
    const { load, drive } = setUp({ pageRows: 2 })
    drive(...[1, 2, 3, 4, 5].map((hour) => nowMs - hour * hourMs))
    const told: unknown[] = []
    await load(nowMs - dayMs, nowMs, { onProgress: (progress) => told.push(progress) })
    expect(told).toEqual([2, 4, 5].map((received) => ({ received, expected: 5 })))
  })

  it('fails when a cursor comes again, and keeps nothing of what came', async () => {
    const { load, server, asked } = setUp()
    const row = { vehicleId: truck, occurredAtMs: nowMs - hourMs }
    server.answer = ({ cursor }) => Promise.resolve(ok(locationPage([row], { next: cursor === 'a' ? 'b' : 'a' })))
    expect(await load(nowMs - dayMs, nowMs)).toMatchObject({ error: { code: 'bad-answer' } })
    expect(asked.map((request) => request.cursor)).toEqual([null, 'a', 'b'])
    server.answer = () => Promise.resolve(ok(locationPage([])))
    expect(timesOf(await load(nowMs - dayMs, nowMs))).toEqual([])
  })

  it('fails as the page fails', async () => {
    const { load, server } = setUp()
    server.answer = () => Promise.resolve(fail('forbidden', { status: 403 }))
    expect(await load(nowMs - dayMs, nowMs)).toEqual(fail('forbidden', { status: 403 }))
  })

  it('is no longer asked for once it is cancelled, and the page under way is not kept', async () => {
    const { load, drive, server, answer, asked } = setUp({ pageRows: 1 })
    drive(nowMs - hourMs, nowMs - 2 * hourMs, nowMs - 3 * hourMs)
    const controller = new AbortController()
    server.answer = (request) => {
      if (asked.length === 2) controller.abort()
      return Promise.resolve(answer(request))
    }
    const result = await load(nowMs - dayMs, nowMs, { signal: controller.signal })
    expect(result).toEqual(fail('cancelled'))
    expect(asked).toHaveLength(2)
    expect(asked[0]?.signal.aborted).toBe(true)
  })
})

describe('what was fetched', () => {
  it('answers for a smaller window without a request, and for a larger one asks for the ends only', async () => {
    const { load, drive, asked } = setUp()
    drive(...[1, 5, 10, 20].map((day) => nowMs - day * dayMs))
    await load(nowMs - 12 * dayMs, nowMs - 4 * dayMs)
    asked.length = 0
    expect(timesOf(await load(nowMs - 11 * dayMs, nowMs - 6 * dayMs))).toEqual([nowMs - 10 * dayMs])
    expect(asked).toHaveLength(0)
    expect(timesOf(await load(nowMs - 30 * dayMs, nowMs - dayMs + 1))).toHaveLength(4)
    expect(asked.map(({ fromMs, toMs }) => [fromMs - nowMs, toMs - nowMs])).toEqual([
      [-30 * dayMs, -12 * dayMs],
      [-4 * dayMs, -dayMs + 1]
    ])
  })

  it('up to the present is fetched again from ten minutes before, and what came late is in', async () => {
    const { load, drive, asked, clock } = setUp()
    drive(nowMs - hourMs, nowMs - 6 * minuteMs)
    await load(nowMs - dayMs, nowMs)
    drive(nowMs - 7 * minuteMs, nowMs + 2 * minuteMs)
    clock.nowMs = nowMs + 5 * minuteMs
    const result = await load(nowMs - dayMs, nowMs + 5 * minuteMs)
    expect(timesOf(result).map((atMs) => (atMs - nowMs) / minuteMs)).toEqual([-60, -7, -6, 2])
    expect(asked[1]).toMatchObject({ fromMs: nowMs - 10 * minuteMs, toMs: nowMs + 5 * minuteMs })
    expect(result).toMatchObject({ value: { fetchedAtMs: nowMs + 5 * minuteMs } })
  })

  it('with a clock that was ahead is not taken as settled after the clock was set right', async () => {
    const { load, drive, asked, clock } = setUp()
    clock.nowMs = nowMs + 5 * dayMs
    await load(nowMs - hourMs, nowMs + 4 * dayMs)
    clock.nowMs = nowMs
    drive(nowMs - 5 * minuteMs)
    expect(timesOf(await load(nowMs - hourMs, nowMs))).toEqual([nowMs - 5 * minuteMs])
    expect(asked).toHaveLength(2)
  })

  it('is asked for once by two calls at the same time', async () => {
    const { load, drive, asked } = setUp()
    drive(nowMs - 2 * hourMs)
    const both = await Promise.all([load(nowMs - dayMs, nowMs - hourMs), load(nowMs - dayMs, nowMs - hourMs)])
    expect(both.map(timesOf)).toEqual([[nowMs - 2 * hourMs], [nowMs - 2 * hourMs]])
    expect(asked).toHaveLength(1)
  })

  it('is waited for by a second call only until that is cancelled', async () => {
    const { load, server, answer } = setUp()
    let release: () => void = () => undefined
    server.answer = async (request) => {
      await new Promise<void>((resolve) => (release = resolve))
      return answer(request)
    }
    const first = load(nowMs - dayMs, nowMs)
    const controller = new AbortController()
    const second = load(nowMs - dayMs, nowMs, { signal: controller.signal })
    controller.abort()
    expect(await second).toEqual(fail('cancelled'))
    release()
    expect((await first).ok).toBe(true)
  })

  it('is asked for by the second call when the first is cancelled', async () => {
    const { load, drive, asked } = setUp()
    drive(nowMs - hourMs)
    const controller = new AbortController()
    const first = load(nowMs - dayMs, nowMs, { signal: controller.signal })
    const second = load(nowMs - dayMs, nowMs)
    controller.abort()
    expect(await first).toEqual(fail('cancelled'))
    expect(timesOf(await second)).toEqual([nowMs - hourMs])
    expect(asked).toHaveLength(2)
  })

  it('of the vehicle that was asked for the longest ago goes first when there is too much', async () => {
    const { load, rows, asked } = setUp({ largestFixes: 5 })
    const window = [nowMs - 2 * dayMs, nowMs - dayMs] as const
    for (const number of [1, 2, 3]) {
      for (const hour of [1, 2]) {
        rows.push({ vehicleId: vehicleUuid(number), occurredAtMs: nowMs - dayMs - hour * hourMs })
      }
    }
    const ask = (number: number) => load(...window, { vehicleId: vehicleUuid(number) })
    for (const number of [1, 2, 1, 3]) await ask(number)
    asked.length = 0
    await ask(1)
    await ask(3)
    expect(asked).toHaveLength(0)
    expect(timesOf(await ask(2))).toHaveLength(2)
    expect(asked).toHaveLength(1)
  })

  it('is gone when cleared, also what was under way', async () => {
    const { load, drive, asked, history } = setUp()
    drive(nowMs - 2 * hourMs)
    const underWay = load(nowMs - dayMs, nowMs - hourMs)
    history.clear()
    await underWay
    await load(nowMs - dayMs, nowMs - hourMs)
    expect(asked).toHaveLength(2)
  })

  it('is what the server has, in whatever windows it is asked for', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.integer({ min: 1, max: 3000 }), { maxLength: 60 }),
        fc.array(fc.tuple(fc.integer({ min: 20, max: 3000 }), fc.integer({ min: 1, max: 2000 })), { maxLength: 8 }),
        async (minutesAgo, windows) => {
          const { load, drive } = setUp({ pageRows: 7 })
          const times = minutesAgo.map((minutes) => nowMs - minutes * minuteMs)
          drive(...times)
          for (const [ago, length] of windows) {
            const fromMs = nowMs - ago * minuteMs
            const toMs = fromMs + length * minuteMs
            const expected = times.filter((atMs) => atMs >= fromMs && atMs < toMs).sort((a, b) => a - b)
            expect(timesOf(await load(fromMs, toMs))).toEqual(expected)
          }
        }
      ),
      { numRuns: 100 }
    )
  })
})

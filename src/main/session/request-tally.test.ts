import { beforeEach, describe, expect, it } from 'vitest'
import { sessionReportSchema } from '@shared/ipc/schemas-session'
import type { FetchLike } from '../catena/http-types'
import { createRequestTally, createTalliedFetch, type RequestTally } from './request-tally'

const startMs = 1_800_000_000_000
const minuteMs = 60_000
const hourMs = 60 * minuteMs
let nowMs: number
let monotonicMs: number
let tally: RequestTally

beforeEach(() => {
  nowMs = startMs
  monotonicMs = 500
  tally = createRequestTally({ nowMs: () => nowMs, monotonicMs: () => monotonicMs })
})

function pass(durationMs: number): void {
  nowMs += durationMs
  monotonicMs += durationMs
}

describe('the tally of requests', () => {
  it('starts empty, since it was made', () => {
    expect(tally.report()).toEqual({ sinceMs: startMs, total: 0, byStatus: [] })
  })

  it('sorts by count, then by status, those without an answer last', () => {
    for (const status of [503, 200, null, 429, 200, 404, 404, 200, null]) tally.count(status)
    pass(5 * minuteMs)
    const report = tally.report()
    expect(report).toEqual({
      sinceMs: startMs,
      total: 9,
      byStatus: [
        { status: 200, count: 3 },
        { status: 404, count: 2 },
        { status: null, count: 2 },
        { status: 429, count: 1 },
        { status: 503, count: 1 }
      ]
    })
    expect(sessionReportSchema.shape.requests.safeParse(report).success).toBe(true)
  })

  it('forgets what is older than an hour, a minute at a time', () => {
    tally.count(200)
    pass(minuteMs)
    tally.count(404)
    pass(58 * minuteMs)
    expect(tally.report()).toMatchObject({ total: 2, sinceMs: startMs })
    pass(minuteMs)
    expect(tally.report()).toMatchObject({ sinceMs: startMs + minuteMs, byStatus: [{ status: 404, count: 1 }] })
    pass(hourMs)
    expect(tally.report()).toMatchObject({ total: 0, sinceMs: startMs + 61 * minuteMs })
  })

  it('forgets what was before a night of sleep, in which a monotonic clock stands still', () => {
    tally.count(200)
    nowMs += 8 * hourMs
    expect(tally.report().total).toBe(0)
  })

  it('keeps counting when the clock is set back, and forgets in time', () => {
    tally.count(200)
    nowMs -= 24 * hourMs
    tally.count(200)
    expect(tally.report()).toMatchObject({ total: 2, sinceMs: nowMs })
    pass(30 * minuteMs)
    expect(tally.report()).toMatchObject({ total: 2, sinceMs: nowMs - 30 * minuteMs })
    pass(30 * minuteMs)
    expect(tally.report().total).toBe(0)
  })

  it('goes on after the clock was set forward', () => {
    nowMs += 24 * hourMs
    tally.count(200)
    pass(59 * minuteMs)
    expect(tally.report()).toMatchObject({ total: 1, sinceMs: nowMs - 59 * minuteMs })
  })

  it('counts what is no HTTP status as no answer', () => {
    for (const status of [0, -1, 999, Number.NaN, 200.5]) tally.count(status)
    expect(tally.report().byStatus).toEqual([{ status: null, count: 5 }])
  })

  it('stays small over a week of polling', () => {
    for (let minute = 0; minute < 7 * 24 * 60; minute += 1) {
      for (let index = 0; index < 10; index += 1) tally.count(200)
      pass(minuteMs)
    }
    expect(tally.report()).toEqual({
      sinceMs: nowMs - 59 * minuteMs,
      total: 590,
      byStatus: [{ status: 200, count: 590 }]
    })
  })
})

describe('a counted fetch', () => {
  const url = 'http://127.0.0.1/'
  const answering =
    (status: number): FetchLike =>
    () =>
      Promise.resolve(new Response(null, { status }))
  const broken: FetchLike = () => Promise.reject(new TypeError('fetch failed'))

  it('gives the answer on and counts its status', async () => {
    const answer = await createTalliedFetch(answering(404), tally)(url, {})
    expect(answer.status).toBe(404)
    expect(tally.report().byStatus).toEqual([{ status: 404, count: 1 }])
  })

  it('counts one without an answer, and throws on what it threw', async () => {
    await expect(createTalliedFetch(broken, tally)(url, {})).rejects.toThrow('fetch failed')
    expect(tally.report().byStatus).toEqual([{ status: null, count: 1 }])
  })

  it.each([
    ['does not count one that was called off', undefined, 0],
    ['counts one whose time was over', new DOMException('late', 'TimeoutError'), 1]
  ])('%s', async (_name, reason, total) => {
    const controller = new AbortController()
    controller.abort(reason)
    await expect(createTalliedFetch(broken, tally)(url, { signal: controller.signal })).rejects.toThrow()
    expect(tally.report().total).toBe(total)
  })
})

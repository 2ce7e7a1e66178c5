import { describe, expect, it, vi } from 'vitest'
import { fail, ok, type Result } from '@shared/ipc/result'
import { createGate, type Gate } from './gate'
import type { GatePlace } from './gate-queue'
import { createFakeTime, finished } from './test-support/fakes'

const turn = () => new Promise((resolve) => setImmediate(resolve))

/** A gate whose requests end when told to. */
function begin({ most = 12 } = {}) {
  const time = createFakeTime(0)
  const cap = { most }
  const onPause = vi.fn()
  const gate: Gate = createGate({
    scheduler: time,
    now: time.now,
    random: () => 0,
    mostAtOnce: () => cap.most,
    onPause
  })
  const open: { readonly name: string; readonly end: (answer: Result<string>) => Promise<void> }[] = []
  const request = (name: string, options: Partial<GatePlace> = {}) =>
    gate.run(
      () =>
        new Promise<Result<string>>((resolve) => {
          const end = async (answer: Result<string>): Promise<void> => {
            open.splice(
              open.findIndex((one) => one.end === end),
              1
            )
            resolve(answer)
            await turn()
          }
          open.push({ name, end })
        }),
      { signal: new AbortController().signal, priority: 'sweep', ...options }
    )
  const names = () => open.map(({ name }) => name)
  const endFirst = async (answer: Result<string> = ok('')): Promise<void> => {
    await turn()
    await open[0]?.end(answer)
  }
  const advance = async (ms: number): Promise<void> => {
    time.advance(ms)
    await turn()
  }
  return { time, cap, gate, request, open, names, endFirst, advance, onPause }
}

const manyRequests = (request: (name: string) => Promise<unknown>, count: number) => {
  for (let number = 0; number < count; number++) void request(String(number))
}

describe('requests at once', () => {
  it('are four at first, and one more after each clean answer', async () => {
    const { request, open, endFirst } = begin()
    manyRequests(request, 40)
    await turn()
    const counts = [open.length]
    for (let ended = 0; ended < 9; ended++) {
      await endFirst()
      counts.push(open.length)
    }
    expect(counts).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 12])
  })

  it('grow slowly once there was a refusal: one more after as many clean answers as there may be', async () => {
    const { request, open, endFirst, advance, cap } = begin({ most: 4 })
    manyRequests(request, 60)
    await endFirst(fail('rate-limited', { status: 429, retryAfterSeconds: 1 }))
    while (open.length > 0) await endFirst()
    cap.most = 12
    // The pace lets one through at a time; slow answers bring out the limit.
    const fill = async (): Promise<number> => {
      for (let seconds = 0; seconds < 10; seconds++) await advance(1000)
      return open.length
    }
    const counts = [await fill()]
    for (let ended = 0; ended < 5; ended++) {
      await endFirst()
      counts.push(await fill())
    }
    expect(counts).toEqual([2, 2, 3, 3, 3, 4])
  })

  it('are never more than the setting says, which counts at once', async () => {
    const { request, open, endFirst, cap } = begin({ most: 3 })
    manyRequests(request, 40)
    for (let ended = 0; ended < 10; ended++) await endFirst()
    expect(open).toHaveLength(3)
    cap.most = 1
    await endFirst()
    await endFirst()
    expect(open).toHaveLength(1)
    await endFirst()
    expect(open).toHaveLength(1)
  })

  it('are half as many after a refusal, and one at least', async () => {
    const { request, open, endFirst, advance } = begin({ most: 6 })
    manyRequests(request, 60)
    for (let ended = 0; ended < 14; ended++) await endFirst()
    expect(open).toHaveLength(6)
    await endFirst(fail('rate-limited', { status: 429, retryAfterSeconds: 1 }))
    while (open.length > 0) await endFirst()
    // The pace lets one through at a time; slow answers bring out the limit.
    for (let seconds = 0; seconds < 10; seconds++) {
      await advance(1000)
    }
    expect(open).toHaveLength(3)
  })
})

describe('a refusal', () => {
  const tooMany = fail('rate-limited', { status: 429, retryAfterSeconds: 7 })

  it('pauses everything for as long as the server asks, and is repeated then', async () => {
    const { request, names, open, endFirst, advance, gate, onPause } = begin()
    const first = request('first')
    await endFirst(tooMany)
    expect(gate.pausedUntilMs).toBe(7000)
    void request('second', { priority: 'names' })
    await advance(6999)
    expect(open).toHaveLength(0)
    await advance(1)
    expect(names()).toEqual(['first'])
    expect(gate.pausedUntilMs).toBeNull()
    expect(onPause).toHaveBeenCalledTimes(2)
    await endFirst(ok('done'))
    expect(await first).toEqual(ok('done'))
  })

  it('halves once, however many requests of the same wave it meets', async () => {
    const { request, open, endFirst, advance } = begin({ most: 8 })
    manyRequests(request, 60)
    for (let ended = 0; ended < 27; ended++) await endFirst()
    const before = open.length
    expect(before).toBe(8)
    while (open.length > 0) await endFirst(tooMany)
    for (let seconds = 0; seconds < 30; seconds++) {
      await advance(1000)
    }
    expect(open).toHaveLength(before / 2)
  })

  it('backs off by itself where the server does not say how long', async () => {
    const { request, endFirst, gate, time, advance } = begin()
    void request('one')
    await endFirst(fail('rate-limited', { status: 429 }))
    const firstMs = (gate.pausedUntilMs ?? 0) - time.now()
    await advance(60_000)
    await endFirst(fail('rate-limited', { status: 429 }))
    expect((gate.pausedUntilMs ?? 0) - time.now()).toBe(firstMs * 2)
  })

  it('that asks for over a minute is reported to all who wait, and to all who come', async () => {
    const { request, endFirst, gate } = begin({ most: 2 })
    const waiting = [request('a'), request('b'), request('c')]
    await endFirst(fail('rate-limited', { status: 429, retryAfterSeconds: 300 }))
    await endFirst(ok(''))
    const failure = { ok: false, error: { code: 'rate-limited', status: 429, retryAfterSeconds: 300 } }
    expect(await waiting[0]).toEqual(failure)
    expect(await waiting[1]).toEqual(ok(''))
    expect(await waiting[2]).toEqual(failure)
    expect(await request('d')).toEqual(failure)
    expect(gate.pausedUntilMs).toBe(300_000)
  })

  it('that comes on and on is reported', async () => {
    const { gate, time } = begin()
    let count = 0
    const answer = gate.run(
      () => {
        count += 1
        return Promise.resolve(tooMany)
      },
      { signal: new AbortController().signal, priority: 'sweep' }
    )
    expect(await finished(time, answer)).toEqual(tooMany)
    expect(count).toBe(6)
  })
})

describe('a failure', () => {
  it.each([
    { what: 'a 503', failure: fail('server-error', { status: 503 }), tries: 3 },
    { what: 'no answer', failure: fail('unreachable'), tries: 3 },
    { what: 'a broken answer', failure: fail('bad-answer', { status: 200 }), tries: 3 },
    { what: 'a 403', failure: fail('forbidden', { status: 403 }), tries: 1 },
    { what: 'no network', failure: fail('no-network'), tries: 1 },
    { what: 'a wait of over a minute', failure: fail('server-error', { status: 503, retryAfterSeconds: 61 }), tries: 1 }
  ])('is tried as often as may help: $what, $tries', async ({ failure, tries }) => {
    const { gate, time } = begin()
    let count = 0
    const answer = gate.run(
      () => {
        count += 1
        return Promise.resolve(failure)
      },
      { signal: new AbortController().signal, priority: 'sweep' }
    )
    expect(await finished(time, answer)).toEqual(failure)
    expect(count).toBe(tries)
  })

  it('does not keep others waiting while it is waited for the next try', async () => {
    const { request, names, endFirst } = begin({ most: 1 })
    void request('first')
    void request('second')
    await endFirst(fail('unreachable'))
    expect(names()).toEqual(['second'])
  })

  it('that is thrown is thrown on, and the gate goes on', async () => {
    const { gate, request, names } = begin({ most: 1 })
    const thrown = gate.run(() => Promise.reject(new Error('a bug')), {
      signal: new AbortController().signal,
      priority: 'sweep'
    })
    await expect(thrown).rejects.toThrow('a bug')
    void request('next')
    await turn()
    expect(names()).toEqual(['next'])
  })
})

describe('turns', () => {
  it('go to a person first, then to positions, then to names', async () => {
    const { request, names, endFirst } = begin({ most: 1 })
    void request('under way')
    void request('names', { priority: 'names' })
    void request('sweep')
    void request('person', { priority: 'person' })
    await turn()
    const order: string[] = []
    for (let count = 0; count < 3; count++) {
      await endFirst()
      order.push(...names())
    }
    expect(order).toEqual(['person', 'sweep', 'names'])
  })

  it('go to who has the longest way to go, of the same priority', async () => {
    const { request, names, endFirst } = begin({ most: 1 })
    void request('under way')
    for (const workLeft of [2000, 5000, 3000, 5000]) void request(String(workLeft), { workLeft })
    await turn()
    const order: string[] = []
    for (let count = 0; count < 4; count++) {
      await endFirst()
      order.push(...names())
    }
    expect(order).toEqual(['5000', '5000', '3000', '2000'])
  })

  it('can be given up while waiting, before a repeat, and during a pause', async () => {
    const { request, endFirst, open, advance } = begin({ most: 1 })
    const controllers = [new AbortController(), new AbortController(), new AbortController()]
    const [paused, repeated, waiting] = controllers.map(({ signal }, index) => request(String(index), { signal }))
    controllers[2]?.abort()
    expect(await waiting).toEqual(fail('cancelled'))
    await endFirst(fail('rate-limited', { status: 429, retryAfterSeconds: 30 }))
    controllers[0]?.abort()
    expect(await paused).toEqual(fail('cancelled'))
    await advance(30_000)
    await endFirst(fail('unreachable'))
    controllers[1]?.abort()
    expect(await repeated).toEqual(fail('cancelled'))
    await advance(60_000)
    expect(open).toHaveLength(0)
  })
})

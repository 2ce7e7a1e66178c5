import { createVehicleTable } from '@renderer/state/vehicle-table'
import { createFakeBridge } from '@renderer/test-support/fake-bridge'
import { deltaOf, snapshotOf, type SampleVehicle } from '@renderer/test-support/samples'
import { usualSort } from '@shared/domain/vehicle-columns'
import { noFilter } from '@shared/domain/vehicle-filter'
import { ok } from '@shared/ipc/result'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createListClient, type ListPort } from './list-client'
import type { ListAnswer, ListReply, ListRequest } from './list-protocol'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const answer: ListAnswer = {
  order: Uint32Array.of(0),
  passing: null,
  total: 1,
  counts: {
    staleness: new Uint32Array(6),
    motions: new Uint32Array(3),
    verdicts: new Uint32Array(10),
    fleets: new Uint32Array(1),
    providers: new Uint32Array(1),
    provinces: new Uint32Array(1)
  },
  provinces: ['']
}

async function started(vehicles: readonly SampleVehicle[]) {
  const bridge = createFakeBridge({ 'positions:snapshot': () => Promise.resolve(ok(snapshotOf(vehicles))) })
  const table = createVehicleTable(bridge)
  table.start()
  await vi.waitFor(() => expect(table.size).toBe(vehicles.length))
  const posted: ListRequest[] = []
  let tell: (reply: ListReply) => void = () => undefined
  const port: ListPort = {
    post: (request) => void posted.push(request),
    listen: (listener) => (tell = listener),
    close: () => undefined
  }
  let text = ''
  const answers: unknown[] = []
  const client = createListClient({
    port,
    table,
    question: () => ({ filter: { ...noFilter, text }, sort: usualSort, nowMs: 0 }),
    onAnswer: (_answer, why) => void answers.push(why),
    isHidden: () => false,
    clock: () => Date.now()
  })
  const questions = () => posted.filter((request) => request.kind === 'question')
  const reply = () => {
    const id = questions().at(-1)?.id ?? 0
    tell({ kind: 'answer', id, answer })
  }
  return { bridge, table, client, posted, questions, reply, answers, type: (next: string) => (text = next), tell }
}

describe('the list client', () => {
  it('sends a fleet in pieces, each with its texts, and nothing twice', async () => {
    const count = 20_000
    const { posted } = await started(Array.from({ length: count }, (_, slot) => ({ name: `T ${slot}` })))
    vi.runAllTimers()
    const rows = posted.flatMap((request) => (request.kind === 'rows' ? [...request.rows.slots] : []))
    const texts = posted.flatMap((request) => (request.kind === 'texts' ? [...request.texts.slots] : []))
    expect(rows).toEqual(Array.from({ length: count }, (_, slot) => slot))
    expect(texts).toEqual(rows)
    expect(posted.filter(({ kind }) => kind === 'rows').length).toBeGreaterThan(2)
    expect(posted.filter(({ kind }) => kind === 'dictionaries')).toHaveLength(1)
  })

  it('has one question of a person under way, and asks the newest one after it', async () => {
    const { client, questions, reply, type, answers } = await started([{ name: 'T 1' }])
    reply()
    for (const text of ['a', 'ab', 'abc']) {
      type(text)
      client.ask('person')
    }
    expect(questions().map(({ question }) => question.filter.text)).toEqual(['', 'a'])
    reply()
    expect(questions().map(({ question }) => question.filter.text)).toEqual(['', 'a', 'abc'])
    reply()
    expect(questions()).toHaveLength(3)
    expect(answers).toEqual(['data', 'person', 'person'])
  })

  it('lets no person wait for an answer that data asked for, and drops that', async () => {
    const { client, questions, reply, type, answers, tell } = await started([{ name: 'T 1' }])
    type('a')
    client.ask('person')
    expect(questions().map(({ question }) => question.filter.text)).toEqual(['', 'a'])
    tell({ kind: 'answer', id: questions()[0]?.id ?? 0, answer })
    expect(answers).toEqual([])
    reply()
    expect(answers).toEqual(['person'])
  })

  it('lets data wait, but not a person', async () => {
    const { bridge, client, questions, reply } = await started([{ name: 'T 1' }])
    reply()
    bridge.emit('positions:delta', deltaOf({ epoch: 1, sequence: 2 }, [{ slot: 0, longitudeDeg: 5, name: 'T 1' }]))
    expect(questions()).toHaveLength(1)
    client.ask('person')
    expect(questions()).toHaveLength(2)
  })

  it('asks again when the worker has put more in order', async () => {
    const { questions, reply, tell } = await started([{ name: 'T 1' }])
    reply()
    tell({ kind: 'ripened' })
    vi.advanceTimersByTime(1000)
    expect(questions()).toHaveLength(2)
  })

  it('begins anew with another epoch only', async () => {
    const { bridge, table, posted } = await started([{ name: 'T 1' }, { name: 'T 2' }])
    const clears = () => posted.filter(({ kind }) => kind === 'clear').length
    expect(clears()).toBe(1)
    bridge.emit('positions:delta', deltaOf({ epoch: 1, sequence: 9 }, []))
    await vi.advanceTimersByTimeAsync(10)
    expect(clears()).toBe(1)
    bridge.answer('positions:snapshot', () =>
      Promise.resolve(ok(snapshotOf([{ name: 'U' }], { epoch: 2, sequence: 1 })))
    )
    bridge.emit('positions:reset', { epoch: 2 })
    await vi.waitFor(() => expect(table.epoch).toBe(2))
    expect(clears()).toBe(3)
  })
})

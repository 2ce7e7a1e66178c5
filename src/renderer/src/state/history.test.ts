import { fail, ok, type Result } from '@shared/ipc/result'
import type { Track } from '@shared/ipc/schemas-history'
import { describe, expect, it, vi } from 'vitest'
import { createFakeBridge } from '../test-support/fake-bridge'
import { trackOf } from '../test-support/samples'
import { createHistoryStore } from './history'

const wish = { epoch: 1, slot: 4, fromMs: 1000, toMs: 2000 }
const track = trackOf([{ occurredAtMs: 1500 }])

/** A store whose histories are answered by hand, oldest first. */
function createHistory() {
  const answers: ((answer: Result<Track>) => void)[] = []
  const bridge = createFakeBridge({ 'positions:history': () => new Promise((resolve) => answers.push(resolve)) })
  const { store, load, clear, start } = createHistoryStore(bridge, () => 77)
  const stop = start()
  const asked = () => bridge.inputsOf('positions:history').map(({ requestId }) => requestId)
  const cancelled = () => bridge.inputsOf('positions:cancel-history').map(({ requestId }) => requestId)
  const answer = async (index: number, result: Result<Track>) => {
    answers[index]?.(result)
    await Promise.resolve()
    await Promise.resolve()
  }
  return { bridge, store, load, clear, stop, asked, cancelled, answer }
}

describe('a history', () => {
  it('shows its progress, then the track', async () => {
    const { bridge, store, load, asked, answer } = createHistory()
    load(wish)
    expect(store.getState()).toMatchObject({ kind: 'loading', wish, received: 0, expected: null })
    bridge.emit('positions:history-progress', { requestId: 'another', received: 9, expected: 9 })
    bridge.emit('positions:history-progress', { requestId: asked()[0] ?? '', received: 2000, expected: 4000 })
    expect(store.getState()).toMatchObject({ received: 2000, expected: 4000 })
    await answer(0, ok(track))
    expect(store.getState()).toEqual({ kind: 'loaded', wish, track })
    bridge.emit('positions:history-progress', { requestId: asked()[0] ?? '', received: 4000, expected: 4000 })
    expect(store.getState().kind).toBe('loaded')
  })

  it('says what went wrong', async () => {
    const { store, load, answer } = createHistory()
    load(wish)
    await answer(0, fail('unreachable'))
    expect(store.getState()).toEqual({ kind: 'failed', wish, failure: { code: 'unreachable' } })
  })

  it('gives way to the next, whose answer counts, in whatever order they come', async () => {
    const { store, load, asked, cancelled, answer } = createHistory()
    const next = { ...wish, slot: 5 }
    load(wish)
    load(next)
    expect(new Set(asked()).size).toBe(2)
    expect(cancelled()).toEqual([asked()[0]])
    await answer(1, ok(track))
    await answer(0, fail('cancelled'))
    expect(store.getState()).toEqual({ kind: 'loaded', wish: next, track })
  })

  it('that is cancelled shows nothing, also when its answer comes all the same', async () => {
    const { store, load, clear, asked, cancelled, answer } = createHistory()
    clear()
    load(wish)
    clear()
    await answer(0, ok(track))
    expect(store.getState()).toEqual({ kind: 'nothing' })
    expect(cancelled()).toEqual(asked())
  })

  it('is dropped when slots start anew, and kept when the same table is only sent again', async () => {
    const { bridge, store, load, answer } = createHistory()
    load(wish)
    await answer(0, ok(track))
    bridge.emit('positions:reset', { epoch: 1 })
    expect(store.getState().kind).toBe('loaded')
    bridge.emit('positions:reset', { epoch: 2 })
    expect(store.getState().kind).toBe('nothing')
  })

  it('is cancelled with the page that asked for it', () => {
    const { bridge, load, stop, asked, cancelled } = createHistory()
    load(wish)
    stop()
    expect(cancelled()).toEqual(asked())
    expect(bridge.listenerCount('positions:history-progress')).toBe(0)
  })

  it('has an id that no earlier page of the window chose', () => {
    const ids = [77, 78].map((atMs) => {
      const bridge = createFakeBridge()
      createHistoryStore(
        bridge,
        vi.fn(() => atMs)
      ).load(wish)
      return bridge.inputsOf('positions:history')[0]?.requestId
    })
    expect(new Set(ids).size).toBe(2)
  })
})

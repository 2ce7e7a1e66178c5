import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchOnlineMap, type BaseTrouble } from './base-trouble'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function watch() {
  const listeners = new Map<string, (event: unknown) => void>()
  const told: BaseTrouble[] = []
  const state = { isOnline: true, hasStyle: true }
  const map = {
    on: (name: string, listener: (event: unknown) => void) => listeners.set(name, listener),
    off: (name: string) => listeners.delete(name),
    getStyle: () => (state.hasStyle ? { version: 8 } : undefined)
  }
  const stop = watchOnlineMap(
    map as unknown as Parameters<typeof watchOnlineMap>[0],
    () => state.isOnline,
    (trouble) => told.push(trouble)
  )
  return {
    state,
    told,
    stop,
    lose: (sourceId = 'streets') => listeners.get('error')?.({ sourceId, error: {} }),
    get: (sourceId = 'streets') => listeners.get('sourcedata')?.({ sourceId, tile: { state: 'loaded' } })
  }
}

it('gives up when tiles fail and none comes for four seconds, and says so once', () => {
  const { told, lose } = watch()
  for (let tile = 0; tile < 5; tile++) lose()
  vi.advanceTimersByTime(3999)
  expect(told).toEqual([])
  vi.advanceTimersByTime(1)
  expect(told).toEqual([{ kind: 'online', trouble: 'no-tiles' }])
})

it('forgives a lost tile when others come', () => {
  const { told, lose, get } = watch()
  lose()
  get()
  vi.advanceTimersByTime(60_000)
  expect(told).toEqual([])
})

it('is not calmed by vehicles that are drawn, nor troubled by theirs', () => {
  const { told, lose, get } = watch()
  lose('fd-fleet')
  vi.advanceTimersByTime(60_000)
  expect(told).toEqual([])
  lose()
  get('fd-fleet')
  vi.advanceTimersByTime(4000)
  expect(told).toHaveLength(1)
})

it('tells a style that MapLibre refuses at once', () => {
  const { told, lose, state } = watch()
  state.hasStyle = false
  lose()
  expect(told).toEqual([{ kind: 'online', trouble: 'broken' }])
})

it('leaves other base maps alone', () => {
  const { told, lose, state } = watch()
  state.isOnline = false
  lose()
  vi.advanceTimersByTime(60_000)
  expect(told).toEqual([])
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { answerOf, engineWith } from './engine-fixture'
import { createNameLabels, type NameMap } from './name-labels'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A map of 800 by 600 pixels around 0° east, 45° north, whose events and movement a test decides. */
function arrange({ zoom = 10 } = {}) {
  const listeners = new Map<string, () => void>()
  const given: (string | undefined)[][] = []
  const state = { isMoving: false, name: 'T' }
  const source = () => ({
    setData: (data: { features: { properties: { name?: string } }[] }) => {
      given.push(data.features.map(({ properties }) => properties.name))
      return Promise.resolve()
    }
  })
  const map = {
    getCanvas: () => ({ width: 800, height: 600 }),
    getCenter: () => ({ lng: 0, lat: 45 }),
    getPixelRatio: () => 1,
    getZoom: () => zoom,
    project: () => ({ x: 400, y: 300 }),
    isMoving: () => state.isMoving,
    hasImage: () => false,
    addImage: vi.fn(),
    getSource: source,
    on: (name: string, listener: () => void) => listeners.set(name, listener),
    off: (name: string) => listeners.delete(name)
  } as unknown as NameMap
  const onBusy = vi.fn()
  const table = { name: (slot: number) => `${state.name}-${slot}` }
  const labels = createNameLabels({ map, table, areShown: () => true, onBusy, clock: () => Date.now() })
  const named = () => given.map((names) => names.filter((name) => name !== undefined))
  const fire = (name: string) => listeners.get(name)?.()
  return { labels, state, named, given, onBusy, fire, listeners }
}

const two = answerOf(
  engineWith([
    { longitudeDeg: 0, latitudeDeg: 45 },
    { longitudeDeg: 0.3, latitudeDeg: 45 }
  ]),
  { zoom: 10, box: { minX: 0.4, minY: 0.3, maxX: 0.6, maxY: 0.4 }, exemptSlots: [1] }
)

describe('giving names to the map', () => {
  it('waits for the style and until the map rests, and tells when it is done', async () => {
    const { labels, state, named, onBusy, fire } = arrange()
    labels.setAnswer(two, 'view')
    state.isMoving = true
    fire('style.load')
    await vi.advanceTimersByTimeAsync(5000)
    expect(named()).toEqual([])
    expect(onBusy).toHaveBeenLastCalledWith(true)
    state.isMoving = false
    fire('moveend')
    await vi.advanceTimersByTimeAsync(100)
    expect(named()).toEqual([['T-0']])
    expect(onBusy).toHaveBeenLastCalledWith(false)
  })

  it('is done once a second at most because of data, and not at all where nothing differs', async () => {
    const { labels, state, named, fire } = arrange()
    fire('style.load')
    labels.setAnswer(two, 'view')
    await vi.advanceTimersByTimeAsync(100)
    labels.setAnswer(two, 'data')
    await vi.advanceTimersByTimeAsync(2000)
    expect(named()).toHaveLength(1)
    state.name = 'U'
    labels.setAnswer(two, 'data')
    state.name = 'V'
    labels.setAnswer(two, 'data')
    await vi.advanceTimersByTimeAsync(2000)
    expect(named()).toEqual([['T-0'], ['V-0']])
  })

  it('keeps nobody waiting from afar, where only room is kept clear', async () => {
    const { labels, onBusy, given, fire } = arrange({ zoom: 5 })
    fire('style.load')
    labels.setAnswer(two, 'view')
    await vi.advanceTimersByTimeAsync(100)
    labels.setAnswer(two, 'data')
    expect(onBusy).toHaveBeenLastCalledWith(false)
    expect(given).toEqual([[undefined, undefined]])
  })

  it('stops with its map', () => {
    const { labels, listeners } = arrange()
    labels.stop()
    expect(listeners.size).toBe(0)
  })
})

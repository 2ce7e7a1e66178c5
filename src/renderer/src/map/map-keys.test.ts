import { afterEach, describe, expect, it, vi } from 'vitest'
import { targetTowards, type KeyTarget } from './key-targets'
import { followKeys, type MapKeysParts } from './map-keys'

function target(slot: number, px: number, py: number): KeyTarget {
  return { x: px, y: py, px, py, index: slot, slot, total: 1 }
}

const west = target(0, 100, 300)
const middle = target(1, 400, 310)
const east = target(2, 700, 290)
const north = target(3, 410, 50)
const all = [north, west, east, middle]

function arrange(targets: readonly KeyTarget[] = all) {
  const canvas = document.createElement('canvas')
  canvas.tabIndex = 0
  document.body.append(canvas)
  canvas.focus()
  const state = { targets }
  const parts = {
    map: { getCanvas: () => canvas, panBy: vi.fn(), on: vi.fn(), off: vi.fn() } as unknown as MapKeysParts['map'],
    targets: () => state.targets,
    middle: () => [400, 300] as const,
    isMotionReduced: () => true,
    onActivate: vi.fn(),
    onFocus: vi.fn<MapKeysParts['onFocus']>(),
    onPan: vi.fn()
  }
  const keys = followKeys(parts)
  const press = (key: string, init: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init })
    canvas.dispatchEvent(event)
    return event.defaultPrevented
  }
  const slotInRing = () => parts.onFocus.mock.lastCall?.[0]?.target.slot ?? null
  return { ...parts, keys, press, slotInRing, setTargets: (next: readonly KeyTarget[]) => (state.targets = next) }
}

afterEach(() => document.body.replaceChildren())

describe('the map by keyboard', () => {
  it('begins in the middle and goes from one to the next in the direction of the arrow', () => {
    const { press, slotInRing, onFocus } = arrange()
    const visited = ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowLeft', 'ArrowUp'].map((key) => {
      press(key)
      return slotInRing()
    })
    expect(visited).toEqual([1, 2, 1, 0, 3])
    expect(onFocus.mock.lastCall?.[0]).toMatchObject({ place: 1, of: 4 })
  })

  it('opens with Enter what it is on, and without a ring what is in the middle', () => {
    const { press, onActivate } = arrange()
    press('Enter')
    press('ArrowRight')
    press('Enter')
    expect(onActivate.mock.calls).toEqual([[middle], [east]])
  })

  it('moves the map with Shift, and also without where nothing is in view', () => {
    const full = arrange()
    full.press('ArrowLeft', { shiftKey: true })
    expect(full.onFocus).not.toHaveBeenCalled()
    const empty = arrange([])
    empty.press('ArrowDown')
    expect(full.map.panBy).toHaveBeenCalledWith([-100, 0], { duration: 0 })
    expect(empty.map.panBy).toHaveBeenCalledWith([0, 100], { duration: 0 })
    expect(full.onPan).toHaveBeenCalledOnce()
  })

  it('gives the arrows to the map after Escape, until Enter', () => {
    const { press, map, slotInRing } = arrange()
    press('ArrowRight')
    expect(press('Escape')).toBe(true)
    expect(slotInRing()).toBeNull()
    press('ArrowRight')
    expect(map.panBy).toHaveBeenCalledOnce()
    press('Enter')
    press('ArrowRight')
    expect(slotInRing()).toBe(2)
    expect(map.panBy).toHaveBeenCalledOnce()
  })

  it('leaves Escape to the page when it has nothing to give up, and every key with Ctrl', () => {
    const { press, onFocus } = arrange()
    expect(press('Escape')).toBe(false)
    expect(press('ArrowRight', { ctrlKey: true })).toBe(false)
    expect(onFocus).not.toHaveBeenCalled()
  })

  it('goes with its vehicle, and on to what is nearest when that went into a group', () => {
    const { press, keys, slotInRing, onFocus, setTargets } = arrange()
    press('ArrowRight')
    setTargets([target(1, 450, 310), east])
    keys.refresh()
    expect(slotInRing()).toBe(1)
    const group: KeyTarget = { ...target(0, 460, 310), slot: null, total: 8 }
    setTargets([group])
    keys.refresh()
    expect(onFocus.mock.lastCall?.[0]?.target).toBe(group)
    setTargets([])
    keys.refresh()
    expect(onFocus.mock.lastCall?.[0]).toBeNull()
  })
})

describe('the next one in a direction', () => {
  it('is rather straight ahead than near to the side', () => {
    const side = target(4, 420, 380)
    expect(targetTowards([side, east], { px: 400, py: 300 }, 'right')).toBe(side)
    expect(targetTowards([target(5, 430, 500), east], { px: 400, py: 300 }, 'right')).toBe(east)
    expect(targetTowards([west], { px: 400, py: 300 }, 'right')).toBeNull()
  })
})

import { describe, expect, it, vi } from 'vitest'
import { createFollowCamera } from './follow-camera'

function arrange() {
  const listeners = new Map<string, () => void>()
  const map = {
    on: (name: string, listener: () => void) => listeners.set(name, listener),
    off: (name: string) => listeners.delete(name)
  }
  const table = { longitudeDeg: Float64Array.of(5, 6), latitudeDeg: Float64Array.of(50, 51), isPresent: () => true }
  const centreOn = vi.fn(() => true)
  const onEnd = vi.fn()
  const follow = createFollowCamera({ map: map as never, camera: { centreOn }, table, onEnd })
  return { follow, table, centreOn, onEnd, drag: () => listeners.get('dragstart')?.(), listeners }
}

describe('following a vehicle', () => {
  it('keeps it in the middle as it moves, and leaves the map alone while it stands', () => {
    const { follow, table, centreOn } = arrange()
    follow.follow(0)
    follow.update()
    table.longitudeDeg[0] = 5.1
    follow.update()
    expect(centreOn.mock.calls).toEqual([
      [5, 50],
      [5.1, 50]
    ])
  })

  it('waits while the person zooms', () => {
    const { follow, centreOn } = arrange()
    centreOn.mockReturnValueOnce(false)
    follow.follow(1)
    follow.update()
    expect(centreOn).toHaveBeenCalledTimes(2)
  })

  it('ends when the map is dragged, and says so once', () => {
    const { follow, onEnd, drag, table, centreOn } = arrange()
    drag()
    follow.follow(0)
    drag()
    drag()
    table.longitudeDeg[0] = 7
    follow.update()
    expect(onEnd).toHaveBeenCalledOnce()
    expect(follow.slot()).toBeNull()
    expect(centreOn).toHaveBeenCalledOnce()
  })

  it('leaves no listener behind', () => {
    const { follow, listeners } = arrange()
    follow.stop()
    expect(listeners.size).toBe(0)
  })
})

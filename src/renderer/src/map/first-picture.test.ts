import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFirstPicture } from './first-picture'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A picture on a map whose frames and drawn vehicles a test decides. */
function arrange({ isFleetEmpty = false } = {}) {
  const state = { isDrawn: false }
  const onShown = vi.fn()
  const onTurn = vi.fn()
  const picture = createFirstPicture({
    isFleetEmpty: () => isFleetEmpty,
    isDrawn: () => state.isDrawn,
    onShown
  })
  void picture.basemapTurn.then(onTurn)
  const frame = (now: Partial<typeof state> = {}) => {
    Object.assign(state, now)
    picture.frame()
  }
  return { picture, onShown, onTurn, frame }
}

describe('the first picture', () => {
  it('is the frame that has vehicles in it, and the base map comes after it', async () => {
    const { picture, onShown, onTurn, frame } = arrange()
    frame({ isDrawn: true })
    picture.taken(true)
    frame({ isDrawn: false })
    await vi.advanceTimersByTimeAsync(500)
    expect(onShown).not.toHaveBeenCalled()
    expect(onTurn).not.toHaveBeenCalled()
    frame({ isDrawn: true })
    frame()
    await vi.advanceTimersByTimeAsync(0)
    expect(onShown).toHaveBeenCalledOnce()
    expect(onTurn).toHaveBeenCalledOnce()
    expect(picture.isShown()).toBe(true)
  })

  it('waits for nothing when no vehicle is in view', () => {
    const { picture, onShown } = arrange()
    picture.taken(false)
    expect(onShown).toHaveBeenCalledOnce()
  })

  it('leaves the base map to an empty fleet soon, and still waits for its first vehicles', async () => {
    const { onShown, onTurn } = arrange({ isFleetEmpty: true })
    await vi.advanceTimersByTimeAsync(400)
    expect(onTurn).toHaveBeenCalledOnce()
    expect(onShown).not.toHaveBeenCalled()
  })

  it('keeps nobody waiting for vehicles that do not show', async () => {
    const { picture, onShown, onTurn } = arrange()
    picture.taken(true)
    await vi.advanceTimersByTimeAsync(4000)
    expect(onShown).toHaveBeenCalledOnce()
    expect(onTurn).toHaveBeenCalledOnce()
  })

  it('is silent after its end', async () => {
    const { picture, onShown, onTurn } = arrange()
    picture.stop()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(onShown).not.toHaveBeenCalled()
    expect(onTurn).not.toHaveBeenCalled()
  })
})

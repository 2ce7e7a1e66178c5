import type { VehicleTableChange } from '@renderer/state/vehicle-table'
import { describe, expect, it, vi } from 'vitest'
import { createFirstFit } from './first-fit'

const none = new Uint32Array()

function setUp(size: number) {
  let listener: (change: VehicleTableChange) => void = () => undefined
  let isOpen = true
  const table = {
    size,
    longitudeDeg: Float64Array.from({ length: 1000 }, (_, slot) => -100 + slot / 100),
    latitudeDeg: new Float64Array(1000).fill(40),
    isPresent: () => true,
    subscribe(next: typeof listener) {
      listener = next
      return () => (listener = () => undefined)
    }
  }
  const camera = {
    fitFirst: vi.fn(),
    endFirstFit: () => (isOpen = false),
    reopenFirstFit: () => (isOpen = true),
    isFirstFitOpen: () => isOpen
  }
  const firstFit = createFirstFit({ table, camera })
  return {
    firstFit,
    fits: camera.fitFirst,
    isOpen: () => isOpen,
    come: (count: number) => {
      table.size += count
      const slots = Uint32Array.from({ length: count }, (_, row) => table.size - count + row)
      listener({ kind: 'delta', slots, removedSlots: none, hasIdentities: false, identitySlots: none })
    },
    reset: (next: number) => {
      table.size = next
      listener({ kind: 'reset' })
    }
  }
}

describe('first fit', () => {
  it('shows what is there at once', () => {
    expect(setUp(100).fits).toHaveBeenCalledOnce()
    expect(setUp(0).fits).not.toHaveBeenCalled()
  })

  it('follows a fleet that arrives, but not every page of it', () => {
    const { come, fits } = setUp(0)
    for (let page = 0; page < 20; page++) come(50)
    expect(fits.mock.calls.length).toBeGreaterThan(5)
    expect(fits.mock.calls.length).toBeLessThan(14)
    come(1)
    expect(fits.mock.calls.length).toBeLessThan(14)
  })

  it('looks once more when the fleet is complete, and never again', () => {
    const { firstFit, come, fits, isOpen } = setUp(100)
    come(5)
    expect(fits).toHaveBeenCalledOnce()
    firstFit.setComplete(true)
    expect(fits).toHaveBeenCalledTimes(2)
    expect(isOpen()).toBe(false)
    come(500)
    expect(fits).toHaveBeenCalledTimes(2)
  })

  it('begins again for another fleet', () => {
    const { firstFit, reset, fits } = setUp(800)
    firstFit.setComplete(true)
    reset(0)
    firstFit.setComplete(false)
    reset(10)
    expect(fits).toHaveBeenCalledTimes(3)
  })
})

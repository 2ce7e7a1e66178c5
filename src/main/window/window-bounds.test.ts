import { describe, expect, it } from 'vitest'
import { initialWindow } from './window-bounds'

const screens = [
  { x: 0, y: 0, width: 1920, height: 1040 },
  { x: 1920, y: 0, width: 1920, height: 1040 }
]
const saved = { bounds: { x: 2000, y: 100, width: 1400, height: 900 }, isMaximized: true }

describe('initialWindow', () => {
  it('opens where the window was', () => {
    expect(initialWindow(saved, screens)).toEqual({ x: 2000, y: 100, width: 1400, height: 900, isMaximized: true })
  })

  it('keeps the size but not the place when that screen is gone', () => {
    expect(initialWindow(saved, screens.slice(0, 1))).toEqual({ width: 1400, height: 900, isMaximized: true })
  })

  it('keeps the size but not the place when the title bar is above the screen', () => {
    const above = { ...saved, bounds: { ...saved.bounds, y: -50 } }
    expect(initialWindow(above, screens)).not.toHaveProperty('y')
  })

  it.each([
    undefined,
    null,
    [],
    'x',
    {},
    { bounds: saved.bounds },
    { ...saved, isMaximized: 'yes' },
    { ...saved, bounds: null },
    { ...saved, bounds: { ...saved.bounds, x: 0.5 } },
    { ...saved, bounds: { ...saved.bounds, y: '0' } },
    { ...saved, bounds: { ...saved.bounds, height: 20_001 } },
    { ...saved, bounds: { ...saved.bounds, width: 10 } }
  ])('opens as at the first start when %j was kept', (state) => {
    expect(initialWindow(state, screens)).toEqual({ width: 1280, height: 800, isMaximized: false })
  })
})

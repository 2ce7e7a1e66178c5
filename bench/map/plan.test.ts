import { describe, expect, it } from 'vitest'
import { percentile, timesBetter, turns, within } from './plan'

describe('turns', () => {
  it('lets both begin as often', () => {
    expect(turns(2)).toEqual(['ours', 'usual', 'usual', 'ours'])
  })
})

describe('percentile', () => {
  it('is the largest value for few of them, and near the top for many', () => {
    expect(percentile([3, 1, 2], 0.95)).toBe(3)
    expect(
      percentile(
        Array.from({ length: 100 }, (_, value) => value),
        0.95
      )
    ).toBe(95)
  })
})

describe('timesBetter', () => {
  it('does not divide by nothing', () => {
    expect(timesBetter(0.1, 200, 1)).toBe(200)
    expect(timesBetter(4, 200, 1)).toBe(50)
  })
})

describe('within', () => {
  it('gives up what takes too long', async () => {
    expect(await within(5, new Promise(() => undefined))).toBeNull()
    expect(await within(5000, Promise.resolve('done'))).toBe('done')
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelCharacters, labelCodes, longestLabel, shortCount } from './cluster-label'

describe('count on a cluster', () => {
  it.each([
    [2, '2'],
    [1000, '1,000'],
    [1234, '1,234'],
    [12_345, '12.3k'],
    [99_949, '99.9k'],
    [99_950, '100k'],
    [250_000, '250k'],
    [999_499, '999k'],
    [999_500, '1M'],
    [1_234_567, '1.2M']
  ])('of %i reads %s', (count, text) => {
    expect(shortCount(count)).toBe(text)
  })

  it('is told to the shader character by character', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 20_000_000 }), (count) => {
        const codes = Array.from({ length: longestLabel }, (_, place) => (labelCodes(count) >>> (place * 4)) & 15)
        expect(codes.map((code) => labelCharacters.charAt(code)).join('')).toBe(shortCount(count))
      })
    )
  })
})

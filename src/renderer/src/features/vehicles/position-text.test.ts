import { expect, it } from 'vitest'
import { bearingInWords, formatCoordinates } from './position-text'

it('writes latitude first', () => {
  expect(formatCoordinates(-87.6298, 41.87811)).toBe('41.87811, -87.62980')
  expect(formatCoordinates(NaN, 41)).toBe('')
})

it.each([
  [0, 'north'],
  [22, 'north'],
  [23, 'northeast'],
  [359, 'north'],
  [-90, 'west'],
  [180, 'south'],
  [NaN, null]
])('calls a bearing of %d degrees %s', (bearingDeg, direction) => {
  expect(bearingInWords(bearingDeg)).toBe(direction)
})

import { expect, it } from 'vitest'
import { formatSpeed } from './units'

it.each([
  [0, 'mph', '0 mph'],
  [26.8224, 'mph', '60 mph'],
  [26.8224, 'kph', '97 km/h'],
  [NaN, 'kph', '']
] as const)('reads %d m/s in %s as "%s"', (speedMps, unit, text) => {
  expect(formatSpeed(speedMps, unit)).toBe(text)
})

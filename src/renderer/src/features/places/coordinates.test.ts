import { expect, it } from 'vitest'
import { coordinatesText, parseCoordinates } from './coordinates'

it.each([
  ['41.8781, -87.6298', 41.8781, -87.6298],
  [' 41.8781 -87.6298 ', 41.8781, -87.6298],
  ['41.8781° N, 87.6298° W', 41.8781, -87.6298],
  ['33.45 s; 70.67 o', -33.45, -70.67],
  ['0,0', 0, 0]
])('reads %s', (text, latitudeDeg, longitudeDeg) => {
  expect(parseCoordinates(text)).toEqual({ longitudeDeg, latitudeDeg })
})

it.each(['', 'Chicago', '41.8781', '91, 0', '0, 181', '41.8, -87.6, 3', '41,8 -87,6'])(
  'does not guess at %j',
  (text) => {
    expect(parseCoordinates(text)).toBeNull()
  }
)

it('reads what it writes', () => {
  expect(parseCoordinates(coordinatesText({ longitudeDeg: -87.6298, latitudeDeg: 41.8781 }))).toEqual({
    longitudeDeg: -87.6298,
    latitudeDeg: 41.8781
  })
})

import { expect, it } from 'vitest'
import { formatDistance, formatDuration, formatHours, formatTemperature, formatVolume } from './measures'
import { vehicleTimeZone } from './vehicle-time-zone'

it.each([
  ['Dallas, TX, USA', -96.8, 'America/Chicago'],
  ['El Paso, TX, USA', -106.4, 'America/Denver'],
  ['Los Angeles, CA, USA', NaN, 'America/Los_Angeles'],
  ['Phoenix, AZ, USA', -112.1, 'America/Phoenix'],
  ['Miami, FL, USA', -80.2, 'America/New_York'],
  ['Toronto, ON, CAN', -79.4, 'America/Toronto'],
  ['Guadalajara, JAL, MEX', -103.3, 'America/Mexico_City']
])('%s is in a zone that is known', (place, longitudeDeg, zone) => {
  expect(vehicleTimeZone(place, longitudeDeg)).toBe(zone)
  expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow()
})

it.each([
  ['Van Horn, TX, USA', -104.83],
  ['Dallas, TX, USA', NaN],
  ['Lewiston, ID, USA', -117],
  ['Chattanooga, TN, USA', -85.3],
  ['Paris, FRA', 2.3],
  ['constructor, constructor', 0],
  ['', -96.8]
])('%s is in a zone that is not guessed', (place, longitudeDeg) => {
  expect(vehicleTimeZone(place, longitudeDeg)).toBeNull()
})

it('speaks miles or kilometres, and what goes with them', () => {
  expect(formatDistance(136_027_560, 'mph')).toBe('84,524 mi')
  expect(formatDistance(3400, 'kph')).toBe('3.4 km')
  expect(formatVolume(0.1, 'mph')).toBe('26.4 gal')
  expect(formatTemperature(358.15, 'kph')).toBe('85 °C')
  expect(formatTemperature(358.15, 'mph')).toBe('185 °F')
  expect(formatHours(5581.4069)).toBe('5,581.4 h')
  expect([formatDistance(NaN, 'mph'), formatHours(NaN)]).toEqual(['', ''])
})

it.each([
  [30_000, 'under 1 min'],
  [12 * 60_000, '12 min'],
  [185 * 60_000, '3 h 05 min'],
  [52 * 3_600_000, '2 d 4 h']
])('%i ms last %s', (ms, text) => expect(formatDuration(ms)).toBe(text))

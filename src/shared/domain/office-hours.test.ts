import { describe, expect, it } from 'vitest'
import { isInOfficeHours, officeExpiryHours } from './office-hours'
import { formatWeekdayTime } from './time'

const hourMs = 3_600_000
const zone = 'America/Chicago'
/** Chicago is six hours behind UTC in November. */
const chicago = (day: number, hour: number, minute = 0) => Date.UTC(2026, 10, day, hour + 6, minute)

describe('officeExpiryHours', () => {
  it.each([
    ['Friday afternoon', chicago(20, 16, 20), 'Tue 16:20'],
    ['Friday morning', chicago(20, 9), 'Tue 16:00'],
    ['Saturday', chicago(21, 11), 'Tue 16:00'],
    ['Sunday night', chicago(22, 23, 30), 'Tue 16:30'],
    ['Monday', chicago(23, 10), 'Wed 16:00'],
    ['Thursday', chicago(26, 10), 'Mon 16:00']
  ])('gives the fleet a whole working day: %s proposes %#', (_when, nowMs, end) => {
    expect(formatWeekdayTime(nowMs + officeExpiryHours(nowMs, zone) * hourMs, zone)).toBe(end)
  })

  it('counts in the zone of the fleet, not in that of whoever sends', () => {
    // Friday 20:00 in Chicago is Saturday 11:00 in Tokyo: both end on Tuesday, at 16 h of their own.
    const nowMs = chicago(20, 20)
    expect(formatWeekdayTime(nowMs + officeExpiryHours(nowMs, 'Asia/Tokyo') * hourMs, 'Asia/Tokyo')).toBe('Tue 16:00')
  })
})

it('knows nights and weekends', () => {
  expect(isInOfficeHours(chicago(20, 16), zone)).toBe(true)
  expect(isInOfficeHours(chicago(20, 18), zone)).toBe(false)
  expect(isInOfficeHours(chicago(21, 12), zone)).toBe(false)
  expect(isInOfficeHours(chicago(23, 7, 59), zone)).toBe(false)
})

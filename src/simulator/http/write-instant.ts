import type { JsonBytes } from './json-bytes'

const dayMs = 86_400_000
/** Days from 0000-03-01, where this calendar's arithmetic begins, to 1970-01-01. */
const daysToEpoch = 719_468
const daysOfEra = 146_097

/**
 * Writes a moment as RFC 3339 has it, in UTC: what `Date.prototype.toISOString` gives, at a tenth of its cost; a page of positions has three
 * thousand. The calendar is Howard Hinnant's `civil_from_days`.
 *
 * @param atMs epoch milliseconds, from 1970 to 9999
 * @param withFraction with milliseconds, or in whole seconds
 */
export function writeInstant(out: JsonBytes, atMs: number, withFraction: boolean): void {
  const wholeMs = Math.trunc(atMs)
  const day = Math.floor(wholeMs / dayMs)
  const inDay = wholeMs - day * dayMs
  const days = day + daysToEpoch
  const era = Math.floor(days / daysOfEra)
  const dayOfEra = days - era * daysOfEra
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  // Months are counted from March, so that the leap day is a year's last.
  const march = Math.floor((5 * dayOfYear + 2) / 153)
  const date = dayOfYear - Math.floor((153 * march + 2) / 5) + 1
  const month = march < 10 ? march + 3 : march - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  const second = Math.floor(inDay / 1000)
  out.whole(year, 4)
  out.ascii('-')
  out.whole(month, 2)
  out.ascii('-')
  out.whole(date, 2)
  out.ascii('T')
  out.whole(Math.floor(second / 3600), 2)
  out.ascii(':')
  out.whole(Math.floor(second / 60) % 60, 2)
  out.ascii(':')
  out.whole(second % 60, 2)
  if (withFraction) {
    out.ascii('.')
    out.whole(inDay % 1000, 3)
  }
  out.ascii('Z')
}

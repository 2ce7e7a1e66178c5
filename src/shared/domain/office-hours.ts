import { expiryHours } from './invitation'

const hourMs = 3_600_000
/** Monday to Friday; the hours in which somebody opens a mail and acts on it. */
const officeFromHour = 8
const officeToHour = 18
/** Late in the working day, so that the day itself still counts. */
const lastHour = 16

interface LocalTime {
  /** Days since 1970 of the date that the wall shows. */
  readonly day: number
  readonly hour: number
}

/** Making a formatter takes a hundred times as long as using one. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function localTime(atMs: number, timeZone: string): LocalTime {
  let formatter = formatters.get(timeZone)
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric'
    })
    formatters.set(timeZone, formatter)
  }
  const parts = Object.fromEntries(formatter.formatToParts(atMs).map(({ type, value }) => [type, Number(value)]))
  const date = Date.UTC(parts['year'] ?? 1970, (parts['month'] ?? 1) - 1, parts['day'] ?? 1)
  return { day: date / (24 * hourMs), hour: parts['hour'] ?? 0 }
}

/** 1970-01-01 was a Thursday. */
function isWorkday(day: number): boolean {
  const weekday = (((day + 4) % 7) + 7) % 7
  return weekday >= 1 && weekday <= 5
}

/**
 * True when somebody is likely to be at a desk: Monday to Friday, 8 to 18 h. Holidays are not known here.
 *
 * @param atMs epoch milliseconds
 * @param timeZone IANA name
 */
export function isInOfficeHours(atMs: number, timeZone: string): boolean {
  const { day, hour } = localTime(atMs, timeZone)
  return isWorkday(day) && hour >= officeFromHour && hour < officeToHour
}

/**
 * How many hours an invitation should live that is sent now: the fleet has one whole working day after today, and the link ends late on the
 * working day that follows. So Friday afternoon proposes Tuesday (UX.md idea 6).
 *
 * @param nowMs the present
 * @param timeZone where the fleet works, IANA name
 * @returns whole hours that the API takes
 */
export function officeExpiryHours(nowMs: number, timeZone: string): number {
  const today = localTime(nowMs, timeZone).day
  let workdays = 0
  let lastDay = today
  for (let hours: number = expiryHours.least; hours <= expiryHours.most; hours += 1) {
    const { day, hour } = localTime(nowMs + hours * hourMs, timeZone)
    if (day !== lastDay) {
      lastDay = day
      if (isWorkday(day)) workdays += 1
    }
    if (workdays >= 2 && hour === lastHour && isWorkday(day)) return hours
  }
  return expiryHours.usual
}

const secondMs = 1000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/**
 * An age as people say it: "just now", "40 s ago", "12 min ago", "3 h ago", "2 d ago". After seven days the date says more than the
 * count (UX.md section 4.1), so the caller gets the date, in the zone of `formatExact`.
 *
 * @param atMs epoch milliseconds; NaN gives an empty string
 * @param nowMs the present
 * @param timeZone IANA name, used for dates older than a week; default: this computer's zone
 */
export function formatAge(atMs: number, nowMs: number, timeZone?: string): string {
  if (!Number.isFinite(atMs)) return ''
  const ageMs = Math.max(0, nowMs - atMs)
  if (ageMs < 10 * secondMs) return 'just now'
  if (ageMs < minuteMs) return `${Math.floor(ageMs / secondMs)} s ago`
  if (ageMs < hourMs) return `${Math.floor(ageMs / minuteMs)} min ago`
  if (ageMs < dayMs) return `${Math.floor(ageMs / hourMs)} h ago`
  if (ageMs < 7 * dayMs) return `${Math.floor(ageMs / dayMs)} d ago`
  return formatters(timeZone).date.format(atMs)
}

/**
 * How long until something, for a countdown: "in 3 d", "in 23 h", "in 40 min", "in under a minute"; "now" once it is past.
 */
export function formatCountdown(atMs: number, nowMs: number): string {
  const leftMs = atMs - nowMs
  if (leftMs <= 0) return 'now'
  if (leftMs < minuteMs) return 'in under a minute'
  if (leftMs < hourMs) return `in ${Math.floor(leftMs / minuteMs)} min`
  if (leftMs < 2 * dayMs) return `in ${Math.floor(leftMs / hourMs)} h`
  return `in ${Math.floor(leftMs / dayMs)} d`
}

/** The exact time with its zone: "22 Nov 2026, 14:03:20 CST". */
export function formatExact(atMs: number, timeZone?: string): string {
  if (!Number.isFinite(atMs)) return ''
  return formatters(timeZone).exact.format(atMs)
}

/** Weekday and hour, for "expires Tue 14:00". */
export function formatWeekdayTime(atMs: number, timeZone?: string): string {
  return formatters(timeZone).weekdayTime.format(atMs).replace(',', '')
}

/** Hours and minutes, for "as of 09:40". */
export function formatClock(atMs: number, timeZone?: string): string {
  return formatters(timeZone).clock.format(atMs)
}

interface Formatters {
  readonly date: Intl.DateTimeFormat
  readonly exact: Intl.DateTimeFormat
  readonly weekdayTime: Intl.DateTimeFormat
  readonly clock: Intl.DateTimeFormat
}

/** Making a formatter takes a hundred times as long as using one, and a list formats a screenful of times at each change. */
const madeFormatters = new Map<string | undefined, Formatters>()

function formatters(timeZone: string | undefined): Formatters {
  const made = madeFormatters.get(timeZone) ?? makeFormatters(timeZone)
  madeFormatters.set(timeZone, made)
  return made
}

function makeFormatters(timeZone: string | undefined): Formatters {
  const zone = timeZone === undefined ? {} : { timeZone }
  const time = { hour: '2-digit', minute: '2-digit' } as const
  const date = { day: 'numeric', month: 'short', year: 'numeric' } as const
  return {
    date: new Intl.DateTimeFormat('en-US', { ...date, ...zone }),
    exact: new Intl.DateTimeFormat('en-GB', { ...date, ...time, second: '2-digit', timeZoneName: 'short', ...zone }),
    weekdayTime: new Intl.DateTimeFormat('en-GB', { weekday: 'short', ...time, ...zone }),
    clock: new Intl.DateTimeFormat('en-GB', { ...time, ...zone })
  }
}

import { pageLanguage, type Language } from './language'

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
export function formatAge(atMs: number, nowMs: number, timeZone?: string, language = pageLanguage()): string {
  if (!Number.isFinite(atMs)) return ''
  const { justNow, ago } = words[language]
  const ageMs = Math.max(0, nowMs - atMs)
  if (ageMs < 10 * secondMs) return justNow
  if (ageMs < minuteMs) return ago(`${Math.floor(ageMs / secondMs)} s`)
  if (ageMs < hourMs) return ago(`${Math.floor(ageMs / minuteMs)} min`)
  if (ageMs < dayMs) return ago(`${Math.floor(ageMs / hourMs)} h`)
  if (ageMs < 7 * dayMs) return ago(`${Math.floor(ageMs / dayMs)} d`)
  return formatters(timeZone, language).date.format(atMs)
}

/**
 * How long until something, for a countdown: "in 3 d", "in 23 h", "in 40 min", "in under a minute"; "now" once it is past.
 */
export function formatCountdown(atMs: number, nowMs: number, language = pageLanguage()): string {
  const { now, underAMinute, ahead } = words[language]
  const leftMs = atMs - nowMs
  if (leftMs <= 0) return now
  if (leftMs < minuteMs) return underAMinute
  if (leftMs < hourMs) return ahead(`${Math.floor(leftMs / minuteMs)} min`)
  if (leftMs < 2 * dayMs) return ahead(`${Math.floor(leftMs / hourMs)} h`)
  return ahead(`${Math.floor(leftMs / dayMs)} d`)
}

/** The exact time with its zone: "22 Nov 2026, 14:03:20 CST". */
export function formatExact(atMs: number, timeZone?: string, language = pageLanguage()): string {
  if (!Number.isFinite(atMs)) return ''
  return formatters(timeZone, language).exact.format(atMs)
}

/** Weekday and hour, for "expires Tue 14:00". */
export function formatWeekdayTime(atMs: number, timeZone?: string, language = pageLanguage()): string {
  return formatters(timeZone, language).weekdayTime.format(atMs).replace(',', '')
}

/** Hours and minutes, for "as of 09:40". */
export function formatClock(atMs: number, timeZone?: string): string {
  return formatters(timeZone, 'en').clock.format(atMs)
}

const words = {
  en: {
    justNow: 'just now',
    ago: (age: string) => `${age} ago`,
    now: 'now',
    underAMinute: 'in under a minute',
    ahead: (left: string) => `in ${left}`
  },
  es: {
    justNow: 'ahora mismo',
    ago: (age: string) => `hace ${age}`,
    now: 'ahora',
    underAMinute: 'en menos de un minuto',
    ahead: (left: string) => `en ${left}`
  }
} as const satisfies Record<Language, unknown>

interface Formatters {
  readonly date: Intl.DateTimeFormat
  readonly exact: Intl.DateTimeFormat
  readonly weekdayTime: Intl.DateTimeFormat
  readonly clock: Intl.DateTimeFormat
}

/** Making a formatter takes a hundred times as long as using one, and a list formats a screenful of times at each change. */
const madeFormatters = new Map<string, Formatters>()

function formatters(timeZone: string | undefined, language: Language): Formatters {
  const key = `${language} ${timeZone ?? ''}`
  const made = madeFormatters.get(key) ?? makeFormatters(timeZone, language)
  madeFormatters.set(key, made)
  return made
}

function makeFormatters(timeZone: string | undefined, language: Language): Formatters {
  // Both with the day first and 24 hours.
  const exact = language === 'es' ? 'es-ES' : 'en-GB'
  const zone = timeZone === undefined ? {} : { timeZone }
  const time = { hour: '2-digit', minute: '2-digit' } as const
  const date = { day: 'numeric', month: 'short', year: 'numeric' } as const
  return {
    date: new Intl.DateTimeFormat(language === 'es' ? 'es-MX' : 'en-US', { ...date, ...zone }),
    exact: new Intl.DateTimeFormat(exact, { ...date, ...time, second: '2-digit', timeZoneName: 'short', ...zone }),
    weekdayTime: new Intl.DateTimeFormat(exact, { weekday: 'short', ...time, ...zone }),
    clock: new Intl.DateTimeFormat('en-GB', { ...time, ...zone })
  }
}

/** What can be loaded: the time until now, or days of the computer's calendar. */
export const ranges = ['day', 'three-days', 'week', 'dates'] as const
export type Range = (typeof ranges)[number]

export type RangeProblem = 'empty' | 'order' | 'too-long' | 'future'

/** A time to load, or why it cannot be loaded. */
export type Window =
  | { readonly kind: 'window'; readonly fromMs: number; readonly toMs: number }
  | { readonly kind: 'problem'; readonly problem: RangeProblem }

const dayMs = 86_400_000
const mostDays = 45
const daysOf = { day: 1, 'three-days': 3, week: 7 } as const

/**
 * The time that a choice stands for.
 *
 * @param dates as a date field gives them ("2026-11-22"), both days included; only read for `dates`
 * @param nowMs the present, epoch milliseconds; what lies after it is left out
 */
export function windowOf(range: Range, dates: { readonly from: string; readonly to: string }, nowMs: number): Window {
  if (range !== 'dates') return { kind: 'window', fromMs: nowMs - daysOf[range] * dayMs, toMs: nowMs }
  const from = readDay(dates.from)
  const to = readDay(dates.to)
  if (from === null || to === null) return { kind: 'problem', problem: 'empty' }
  if (from > to) return { kind: 'problem', problem: 'order' }
  if (from.getTime() >= nowMs) return { kind: 'problem', problem: 'future' }
  // Counted in days of the calendar: one in autumn has 25 hours.
  const dayCount = Math.round((to.getTime() - from.getTime()) / dayMs) + 1
  if (dayCount > mostDays) return { kind: 'problem', problem: 'too-long' }
  const end = new Date(to.getFullYear(), to.getMonth(), to.getDate() + 1).getTime()
  return { kind: 'window', fromMs: from.getTime(), toMs: Math.min(end, nowMs, from.getTime() + mostDays * dayMs) }
}

/** A day as a date field has it. */
export function writeDay(atMs: number): string {
  const day = new Date(atMs)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`
}

function readDay(text: string): Date | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (match === null) return null
  const day = new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3]))
  return writeDay(day.getTime()) === text ? day : null
}

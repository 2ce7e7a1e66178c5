import { formatAge, formatClock, formatWeekdayTime } from '@shared/domain/time'

const dayMs = 24 * 3_600_000

/**
 * The time of something for "as of …" and "since …": the hour today, the weekday and hour this week, the date before that.
 *
 * @param atMs epoch milliseconds
 * @param nowMs the present
 */
export function formatAsOf(atMs: number, nowMs: number): string {
  if (nowMs - atMs >= 7 * dayMs) return formatAge(atMs, nowMs)
  const isToday = new Date(atMs).toDateString() === new Date(nowMs).toDateString()
  return isToday ? formatClock(atMs) : formatWeekdayTime(atMs)
}

/**
 * A time of this computer's zone with its distance from UTC (RFC 3339), which neither a spreadsheet nor a person can take for another:
 * "2026-11-22T14:03:20-06:00".
 *
 * @param atMs epoch milliseconds
 */
export function localIsoTime(atMs: number): string {
  const minutes = -new Date(atMs).getTimezoneOffset()
  const wall = new Date(atMs + minutes * 60_000).toISOString().slice(0, 19)
  const distance = Math.abs(minutes)
  return `${wall}${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(distance / 60))}:${twoDigits(distance % 60)}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

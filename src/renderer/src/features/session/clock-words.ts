/** From here on the ages on screen are wrong enough to mislead (UX.md section 4.1, rule d). */
const warnFromMs = 2 * 60_000

/** True when this computer's clock and the server's are too far apart for ages to be believed. */
export function isClockWrong(clockAheadMs: number | null): boolean {
  return clockAheadMs !== null && Math.abs(clockAheadMs) > warnFromMs
}

/** The difference alone: "5 min behind", to follow "this computer's clock is". */
function differenceText(clockAheadMs: number): string {
  return `${spanText(Math.abs(clockAheadMs))} ${clockAheadMs > 0 ? 'behind' : 'ahead of'}`
}

/**
 * How this computer's clock stands to the server's.
 *
 * @param clockAheadMs by how much the server's is ahead; null when no answer has told yet
 */
export function clockText(clockAheadMs: number | null): string {
  if (clockAheadMs === null) return 'Not compared yet'
  if (Math.abs(clockAheadMs) < 1000) return 'Agrees with Catena’s'
  return `${differenceText(clockAheadMs)} Catena’s`
}

/** What a wrong clock means and what to do; for `isClockWrong`. */
export function clockWarning(clockAheadMs: number): string {
  return `This computer’s clock is ${differenceText(clockAheadMs)} Catena’s. Ages of positions may be wrong. Set the clock automatically in the system’s settings.`
}

function spanText(spanMs: number): string {
  const seconds = Math.round(spanMs / 1000)
  if (seconds < 120) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 120) return `${minutes} min`
  const hours = Math.round(minutes / 60)
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} d`
}

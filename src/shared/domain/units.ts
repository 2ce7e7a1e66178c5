/** Units a person reads; the API speaks SI throughout (API.md section 9). */
export type SpeedUnit = 'mph' | 'kph'

const mphPerMps = 2.236_936_292
const kphPerMps = 3.6

/**
 * A speed for the screen, rounded to whole units, as dispatchers read it off a dashboard.
 *
 * @param speedMps metres per second; NaN when not reported
 * @returns for example "62 mph", or an empty string when there is no speed
 */
export function formatSpeed(speedMps: number, unit: SpeedUnit): string {
  if (!Number.isFinite(speedMps)) return ''
  return unit === 'mph' ? `${Math.round(speedMps * mphPerMps)} mph` : `${Math.round(speedMps * kphPerMps)} km/h`
}

/** Above this a vehicle counts as moving, in metres per second: walking pace, so that a drifting fix does not drive. */
export const movingAboveMps = 1.4

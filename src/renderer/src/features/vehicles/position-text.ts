/**
 * Coordinates as other map programs read them: latitude first, five decimals (about a metre).
 *
 * @returns for example "41.87811, -87.62980", or an empty string without a position
 */
export function formatCoordinates(longitudeDeg: number, latitudeDeg: number): string {
  if (!Number.isFinite(longitudeDeg) || !Number.isFinite(latitudeDeg)) return ''
  return `${latitudeDeg.toFixed(5)}, ${longitudeDeg.toFixed(5)}`
}

const directions = ['north', 'northeast', 'east', 'southeast', 'south', 'southwest', 'west', 'northwest'] as const

/**
 * A bearing in words, to the nearest of eight directions: more would claim a precision that two fixes do not give.
 *
 * @param bearingDeg clockwise from north; NaN when unknown
 */
export function bearingInWords(bearingDeg: number): string | null {
  if (!Number.isFinite(bearingDeg)) return null
  return directions[Math.round((((bearingDeg % 360) + 360) % 360) / 45) % 8] ?? null
}

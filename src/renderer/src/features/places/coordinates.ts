import type { PlacePoint } from '@shared/domain/place'

/**
 * Reads coordinates as other map programs write them: latitude first, "41.878, -87.63", also with degree signs or "41.878 N, 87.63 W".
 *
 * @returns null where the text is not two numbers on the globe
 */
export function parseCoordinates(text: string): PlacePoint | null {
  const found = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*°?\s*([NS]?)\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*°?\s*([EWO]?)\s*$/i.exec(
    text
  )
  if (found === null) return null
  const [, north = '', northSide = '', east = '', eastSide = ''] = found
  const latitudeDeg = Number(north) * (northSide.toUpperCase() === 'S' ? -1 : 1)
  // In Spanish, west is "oeste".
  const longitudeDeg = Number(east) * (/^[WO]$/i.test(eastSide) ? -1 : 1)
  if (Math.abs(latitudeDeg) > 90 || Math.abs(longitudeDeg) > 180) return null
  return { longitudeDeg, latitudeDeg }
}

/** As `parseCoordinates` reads them, to about a metre. */
export function coordinatesText({ longitudeDeg, latitudeDeg }: PlacePoint): string {
  return `${latitudeDeg.toFixed(5)}, ${longitudeDeg.toFixed(5)}`
}

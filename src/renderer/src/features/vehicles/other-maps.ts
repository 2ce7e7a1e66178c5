/**
 * Addresses of a position in other maps, exactly in the forms that main's list of links knows (`main/window/external-links.ts`).
 *
 * @returns null without a position
 */
export function otherMapLinks(
  longitudeDeg: number,
  latitudeDeg: number
): { readonly openStreetMap: string; readonly googleMaps: string } | null {
  if (!Number.isFinite(longitudeDeg) || !Number.isFinite(latitudeDeg)) return null
  const [lat, lon] = [latitudeDeg.toFixed(5), longitudeDeg.toFixed(5)]
  return {
    openStreetMap: `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=15/${lat}/${lon}`,
    googleMaps: `https://www.google.com/maps/search/?api=1&query=${lat}%2C${lon}`
  }
}

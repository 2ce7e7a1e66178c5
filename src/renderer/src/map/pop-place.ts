import type { PopPlace } from './map-host-types'

/** Half the width of what pops up, and a little. */
const popMarginPx = 150

/**
 * Where something pops up.
 *
 * @param at what it belongs to, in CSS pixels of the map
 * @param room of the map that is not covered, in CSS pixels
 */
export function popPlaceAt(
  at: { readonly x: number; readonly y: number },
  room: { readonly widthPx: number; readonly heightPx: number }
): PopPlace {
  const side = at.y > room.heightPx / 2 ? 'above' : 'below'
  return { x: Math.max(popMarginPx, Math.min(room.widthPx - popMarginPx, at.x)), y: at.y, side }
}

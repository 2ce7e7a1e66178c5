import type { Settings } from '@shared/ipc/schemas-settings'

/**
 * How much larger than on a desk. `large`: the names on the map, 12 px on a desk, are 10 mm high on a screen of 55 inches, which is what one reads
 * from 3 m (a capital of 10 arc minutes).
 */
const factors: Readonly<Record<Settings['wallMarks'], number>> = { normal: 1, large: 1.75, largest: 2.5 }

/** A larger screen is looked at from further away: what counts is its share of the screen, not its pixels. */
const deskWidthPx = 1920
const deskHeightPx = 1080

/**
 * How much larger than laid out the map is shown.
 *
 * @param widthPx of the window, in CSS pixels
 * @param heightPx of the window, in CSS pixels
 */
export function wallScaleOf(marks: Settings['wallMarks'], widthPx: number, heightPx: number): number {
  const share = Math.min(widthPx / deskWidthPx, heightPx / deskHeightPx)
  // Steps of a twentieth: each other one is another set of sprites for the graphics card.
  return Math.max(1, Math.round(factors[marks] * share * 20) / 20)
}

import type { MapScheme } from './palette'
import type { AgeLook, Shape } from './vehicle-look'

/** Diameters of a cluster in CSS pixels, by how many vehicles are in it. */
export const clusterSizesPx = [34, 40, 48] as const

/** Parts into which a ring is divided. */
export const ringParts = 120
/** Parts of a group that is there at all. */
export const leastRingParts = 5

/** What an icon shows. */
export type IconDesign =
  | {
      readonly kind: 'vehicle'
      readonly scheme: MapScheme
      readonly pixelRatio: number
      readonly shape: Shape
      readonly age: AgeLook
    }
  | {
      readonly kind: 'cluster'
      readonly scheme: MapScheme
      readonly pixelRatio: number
      readonly sizePx: number
      /** Of `ringParts`, one number for each of `ringGroups`. */
      readonly shares: readonly number[]
    }

/** Which of `clusterSizesPx` a cluster has. */
export function clusterSizeIndex(total: number): 0 | 1 | 2 {
  if (total < 10) return 0
  return total < 1000 ? 1 : 2
}

/**
 * Divides a ring among the groups of a cluster. A group that is there at all is seen, one stale vehicle among a thousand too; what it
 * takes beyond its share comes from the largest.
 *
 * @param counts vehicles in each group, at least one in all
 * @returns whole parts that add up to `ringParts`
 */
export function ringSharesOf(counts: ArrayLike<number>): readonly number[] {
  let total = 0
  for (let group = 0; group < counts.length; group++) total += counts[group] ?? 0
  const shares = Array.from(counts, (count) =>
    count === 0 ? 0 : Math.max(leastRingParts, Math.round((count / total) * ringParts))
  )
  const largest = shares.indexOf(Math.max(...shares))
  const excess = shares.reduce((sum, share) => sum + share, 0) - ringParts
  return shares.map((share, index) => (index === largest ? share - excess : share))
}

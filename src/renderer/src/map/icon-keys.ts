import type { MapScheme } from './palette'
import { ageLooks, ringGroups, shapes, type AgeLook, type Shape } from './vehicle-look'

/** Diameters of a cluster in CSS pixels, by how many vehicles are in it. */
const clusterSizesPx = [34, 40, 48] as const

/** Parts into which a ring is divided: fine enough to read, coarse enough that icons can be kept. */
export const ringParts = 24

/** What an icon shows; its key says the same, so that an icon can be drawn when the map asks for it by name. */
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

/** The name of a design on the map, for example `vehicle/light/2/chevron/live` or `cluster/dark/1/40/20.4.0.0.0.0`. */
export function iconKeyOf(design: IconDesign): string {
  const { kind, scheme, pixelRatio } = design
  const rest = kind === 'vehicle' ? `${design.shape}/${design.age}` : `${design.sizePx}/${design.shares.join('.')}`
  return `${kind}/${scheme}/${pixelRatio}/${rest}`
}

/** The design that a key names, or null when it is none of ours. */
export function iconDesignOf(key: string): IconDesign | null {
  const [kind, schemeText, ratioText, first = '', second = ''] = key.split('/')
  const pixelRatio = Number(ratioText)
  if ((schemeText !== 'light' && schemeText !== 'dark') || !(pixelRatio > 0)) return null
  const scheme: MapScheme = schemeText
  if (kind === 'vehicle') {
    const shape = shapes.find((known) => known === first)
    const age = ageLooks.find((known) => known === second)
    return shape && age ? { kind, scheme, pixelRatio, shape, age } : null
  }
  const shares = second.split('.').map(Number)
  const areShares = shares.length === ringGroups.length && shares.every((share) => share >= 0)
  const sizePx = Number(first)
  return kind === 'cluster' && areShares && sizePx > 0 ? { kind, scheme, pixelRatio, sizePx, shares } : null
}

/** How large a cluster is drawn, in CSS pixels. */
export function clusterSizePx(total: number): number {
  if (total < 10) return clusterSizesPx[0]
  return total < 1000 ? clusterSizesPx[1] : clusterSizesPx[2]
}

/**
 * Divides a ring among the groups of a cluster. A group that is there at all gets at least one part, so that one stale vehicle among a thousand is
 * seen; the parts it takes come from the largest.
 *
 * @param counts vehicles in each group, at least one in all
 * @returns whole parts that add up to `ringParts`
 */
export function ringSharesOf(counts: readonly number[]): readonly number[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const shares = counts.map((count) => (count === 0 ? 0 : Math.max(1, Math.round((count / total) * ringParts))))
  const largest = shares.indexOf(Math.max(...shares))
  const excess = shares.reduce((sum, share) => sum + share, 0) - ringParts
  return shares.map((share, index) => (index === largest ? share - excess : share))
}

import type { ExpressionSpecification, FilterSpecification } from 'maplibre-gl'

type ZoomValue = number | ExpressionSpecification

/** A value that changes evenly with the zoom: pairs of zoom and value. */
export function byZoom(...stops: readonly (readonly [number, ZoomValue])[]): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as ExpressionSpecification
}

/** A value by the feature's rank: pairs of rank (or ranks) and value, and the value of all others. */
export function byRank(
  cases: readonly (readonly [number | number[], number])[],
  otherwise: number
): ExpressionSpecification {
  return ['match', ['get', 'rank'], ...cases.flat(1), otherwise] as unknown as ExpressionSpecification
}

/** The archive's deepest tiles carry labels for later zooms, too: `mz` says from which on each is shown. */
export const isShownAtZoom: ExpressionSpecification = ['any', ['!', ['has', 'mz']], ['>=', ['zoom'], ['get', 'mz']]]

export function all(...conditions: readonly ExpressionSpecification[]): FilterSpecification {
  return ['all', ...conditions] as FilterSpecification
}

/** Source and name of a layer of the archive. */
export function fromBasemap<L extends string>(sourceLayer: L) {
  return { source: 'basemap', 'source-layer': sourceLayer } as const
}

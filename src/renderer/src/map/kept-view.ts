import type { Map as MapLibreMap } from 'maplibre-gl'
import { screenViewOf, type ScreenMap, type ScreenView } from './screen-view'

export interface KeptView {
  /** What the map shows now. */
  readonly current: () => ScreenView
  readonly stop: () => void
}

/** What changes how places lie on the screen. */
const changes = ['move', 'moveend', 'resize'] as const

/** Works out anew how places lie on the screen only when the map has moved: for a mouse that moves over a map at rest, that took longer than finding what it is on. */
export function keepView(map: ScreenMap & Pick<MapLibreMap, 'on' | 'off'>): KeptView {
  let kept: ScreenView | null = null
  const forget = () => {
    kept = null
  }
  for (const change of changes) map.on(change, forget)
  return {
    current: () => (kept ??= screenViewOf(map)),
    stop() {
      for (const change of changes) map.off(change, forget)
    }
  }
}

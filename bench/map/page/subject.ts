import type { Map as MapLibreMap } from 'maplibre-gl'
import type { BenchFleet, BenchTick } from './fleet'
import type { BenchTexts } from './texts'

/** A map with vehicles, whoever draws them. */
export interface Subject {
  readonly map: MapLibreMap
  /** Where the vehicles are drawn: the map's own canvas, or one over it. */
  readonly canvas: HTMLCanvasElement
  /** Tells of every frame of that canvas, while its pixels can be read; gives how to stop. */
  readonly onFrame: (listener: () => void) => () => void
  readonly load: (fleet: BenchFleet, texts: BenchTexts) => Promise<void>
  /** Does what happens outside of the page, and gives what hands the tick to the page. */
  readonly prepare: (tick: BenchTick) => () => void
  /** Everything handed over is drawn, and nothing moves. */
  readonly isSettled: () => boolean
  /** What the last look below the mouse found; counts the looks. */
  readonly looks: () => { readonly count: number; readonly found: number }
}

export interface SubjectParts {
  readonly container: HTMLElement
  /** Absolute. Without the archive the map is a plain surface. */
  readonly archiveUrl: string
  readonly fontsUrl: string
}

/** Over the contiguous states, as all figures of the whole country are taken. */
export const countryView = { center: [-96, 38.5] as [number, number], zoom: 4 }

import type { MapScheme } from './palette'

export interface PictureSize {
  /** In CSS pixels. */
  readonly widthPx: number
  readonly heightPx: number
  /** Device pixels to the CSS pixel. */
  readonly pixelRatio: number
}

/** A drawn map, in device pixels, and its scale. */
export interface MapPicture {
  readonly canvas: HTMLCanvasElement
  /** "200 mi", and how long that is, in CSS pixels; null where the map has none. */
  readonly scale: { readonly text: string; readonly widthPx: number } | null
}

/** Draws what the map shows once more; null when it could not be drawn in time, or not at all. */
export type TakeMapPicture = (scheme: MapScheme, size: PictureSize) => Promise<MapPicture | null>

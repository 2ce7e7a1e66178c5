import type { Map as MapLibreMap } from 'maplibre-gl'
import { drawIcon, largestIconPx, type IconPixels } from './icon-drawing'
import { iconDesignOf, type IconDesign } from './icon-keys'

export type IconMap = Pick<
  MapLibreMap,
  'addImage' | 'hasImage' | 'listImages' | 'removeImage' | 'setMissingStyleImageResolver'
>

export interface IconShelf {
  /** Forgets cluster icons that are in neither this drawing nor the one before, once there are many. */
  readonly keepOnly: (keys: ReadonlySet<string>) => void
  readonly stop: () => void
}

/** About 4 MB of icons at two device pixels to the CSS pixel. */
const mostIcons = 256

/**
 * Draws icons when the map asks for them by key. The map forgets images with its style (a lost WebGL context, another style) and then asks
 * again, so there is nothing to restore.
 *
 * @param map where the icons go
 * @param draw how an icon is drawn
 */
export function stockIcons(map: IconMap, draw: (design: IconDesign) => IconPixels): IconShelf {
  let before: ReadonlySet<string> = new Set()
  map.setMissingStyleImageResolver((key) => {
    const design = iconDesignOf(key)
    if (design && !map.hasImage(key)) map.addImage(key, draw(design), { pixelRatio: design.pixelRatio })
  })
  return {
    keepOnly(keys) {
      const held = map.listImages()
      if (held.length > mostIcons) {
        for (const key of held) if (iconDesignOf(key) && !keys.has(key) && !before.has(key)) map.removeImage(key)
      }
      before = keys
    },
    stop: () => map.setMissingStyleImageResolver(null)
  }
}

/** Draws on one canvas that is kept; throws when the browser gives no 2D context, without which there would be no page either. */
export function createIconDrawer(page: Document): (design: IconDesign) => IconPixels {
  const canvas = page.createElement('canvas')
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) throw new Error('The browser gives no 2D drawing context')
  return (design) => {
    const side = largestIconPx(design.pixelRatio)
    if (canvas.width < side) canvas.width = canvas.height = side
    return drawIcon(pen, design)
  }
}

/** Device pixels to the CSS pixel, in the steps in which icons are drawn. */
export function iconPixelRatio(devicePixelRatio: number): number {
  return Math.min(3, Math.max(1, Math.ceil(devicePixelRatio)))
}

import { labelCharacters } from './cluster-label'
import { labelSizesPx } from './fleet-shaders'
import { drawIcon, vehicleSidePx } from './icon-drawing'
import { vehiclePalettes, type MapScheme } from './palette'
import { ageLooks, shapes } from './vehicle-look'

/** Every picture that the fleet is drawn with, on one canvas, and where on it they are; in device pixels. */
export interface FleetAtlas {
  readonly canvas: HTMLCanvasElement
  readonly spritePx: number
  /** From one sprite to the next; a clear pixel lies around each. */
  readonly cellPx: number
  readonly columns: number
  readonly glyphWidthPx: number
  readonly glyphHeightPx: number
  /** Where the figures begin, below the sprites. */
  readonly glyphTopPx: number
  /** Of each character in each of `labelSizesPx`, in CSS pixels. */
  readonly advances: Float32Array
  /** From the upper edge of a figure's cell to its middle line, in CSS pixels; negative. */
  readonly baselinePx: number
}

/** The typeface of the figures on clusters; waited for before the first drawing of them counts as final. */
export const labelFont = '600 12px Inter'

/** Widest figure and a little, in CSS pixels. */
const glyphWidthPx = 13
const glyphHeightPx = 16

/**
 * Draws the atlas.
 *
 * @param page where a canvas can be made
 * @param scheme the colours
 * @param pixelRatio device pixels to the CSS pixel
 */
export function drawFleetAtlas(page: Document, scheme: MapScheme, pixelRatio: number): FleetAtlas {
  const spritePx = Math.ceil(vehicleSidePx * pixelRatio)
  const cellPx = spritePx + 2
  const columns = ageLooks.length
  const glyph = { width: Math.ceil(glyphWidthPx * pixelRatio), height: Math.ceil(glyphHeightPx * pixelRatio) }
  const glyphTopPx = shapes.length * cellPx
  const canvas = page.createElement('canvas')
  canvas.width = Math.max(columns * cellPx, labelCharacters.length * glyph.width)
  canvas.height = glyphTopPx + labelSizesPx.length * glyph.height
  const pen = penOf(canvas)
  drawSprites(page, pen, { scheme, pixelRatio, spritePx, cellPx })

  const advances = new Float32Array(labelSizesPx.length * labelCharacters.length)
  pen.fillStyle = vehiclePalettes[scheme].text
  pen.textBaseline = 'alphabetic'
  labelSizesPx.forEach((sizePx, row) => {
    pen.font = `600 ${sizePx * pixelRatio}px Inter, system-ui, sans-serif`
    // Half the height of the figures below the middle.
    const baseline = glyph.height / 2 + Math.round(pen.measureText('0').actualBoundingBoxAscent / 2)
    Array.from(labelCharacters).forEach((character, column) => {
      const ownPx = pen.measureText(character).width
      // Whole pixels, so that each figure is as crisp as the atlas; a hair narrow, as text of this size is set best.
      const widthPx = Math.round(ownPx * 0.97)
      advances[row * labelCharacters.length + column] = widthPx / pixelRatio
      const shiftPx = Math.round((widthPx - ownPx) / 2)
      pen.fillText(character, column * glyph.width + shiftPx, glyphTopPx + row * glyph.height + Math.round(baseline))
    })
  })
  return {
    canvas,
    spritePx,
    cellPx,
    columns,
    glyphWidthPx: glyph.width,
    glyphHeightPx: glyph.height,
    glyphTopPx,
    advances,
    baselinePx: -glyph.height / 2 / pixelRatio
  }
}

interface SpriteSizes {
  readonly scheme: MapScheme
  readonly pixelRatio: number
  readonly spritePx: number
  readonly cellPx: number
}

function drawSprites(page: Document, pen: CanvasRenderingContext2D, sizes: SpriteSizes): void {
  const { scheme, pixelRatio, spritePx, cellPx } = sizes
  const scratch = page.createElement('canvas')
  scratch.width = scratch.height = spritePx
  const scratchPen = penOf(scratch)
  shapes.forEach((shape, row) => {
    ageLooks.forEach((age, column) => {
      drawIcon(scratchPen, { kind: 'vehicle', scheme, pixelRatio, shape, age })
      pen.drawImage(scratch, column * cellPx + 1, row * cellPx + 1)
    })
  })
}

/** Throws when the browser gives no 2D context, without which there would be no page either. */
function penOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) throw new Error('The browser gives no 2D drawing context')
  return pen
}

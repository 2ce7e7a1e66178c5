import { stalenessBuckets, type Staleness } from '@shared/domain/staleness'
import type { MapScheme } from '../../map/palette'
import { words as wallWords } from '../wall/words'
import type { MapPicture } from '../../map/map-picture-types'
import { drawnColour, type DrawnMark } from './drawn-marks'
import type { SheetFacts } from './sheet-facts'

/** Of a picture, in CSS pixels: 16:9, as screens and slides are. */
export const pictureSheet = { widthPx: 1920, heightPx: 1080, headerPx: 92, pixelRatio: 2 } as const

/** Of the legend's line for tracks and places. */
const drawnLinePx = 34

/** How high the legend below the map is, in CSS pixels. */
export function pictureFooterPx({ drawn }: Pick<SheetFacts, 'drawn'>): number {
  return drawn.length === 0 ? 96 : 96 + drawnLinePx
}

/** LOOK.md, "Colour"; a canvas has no style sheet. */
const inks = {
  light: { panel: '#ffffff', line: '#e3e6ea', text: '#1b2430', text2: '#5b6675' },
  dark: { panel: '#151b24', line: '#242d39', text: '#e6eaf0', text2: '#93a0b1' }
} as const satisfies Record<MapScheme, object>

const markColours: Readonly<Record<Staleness, string>> = {
  live: '#1a9e5c',
  recent: 'rgba(26, 158, 92, 0.7)',
  late: '#e8930c',
  stale: '#d9601a',
  lost: '#7b8794',
  never: '#7b8794'
}

const font = (sizePx: number, weight = 400): string => `${weight} ${sizePx}px Inter, system-ui, sans-serif`
const marginPx = 32

/**
 * The map with its title, filter, time, legend and attribution, as one picture.
 *
 * @param canvas where it is drawn; it gets the sheet's size
 */
export function drawPictureSheet(
  canvas: HTMLCanvasElement,
  { canvas: map, scale }: MapPicture,
  facts: SheetFacts,
  scheme: MapScheme
): void {
  const { widthPx, heightPx, headerPx, pixelRatio } = pictureSheet
  const footerPx = pictureFooterPx(facts)
  canvas.width = widthPx * pixelRatio
  canvas.height = heightPx * pixelRatio
  const pen = canvas.getContext('2d')
  if (pen === null) return
  const ink = inks[scheme]
  pen.scale(pixelRatio, pixelRatio)
  pen.fillStyle = ink.panel
  pen.fillRect(0, 0, widthPx, heightPx)
  pen.drawImage(map, 0, headerPx, widthPx, heightPx - headerPx - footerPx)
  pen.fillStyle = ink.line
  pen.fillRect(0, headerPx - 1, widthPx, 1)
  pen.fillRect(0, heightPx - footerPx, widthPx, 1)
  pen.textBaseline = 'alphabetic'

  const write = (text: string, x: number, y: number, fontText: string, colour: string, mostPx?: number): number => {
    pen.font = fontText
    pen.fillStyle = colour
    pen.fillText(mostPx === undefined ? text : shortened(pen, text, mostPx), x, y)
    return pen.measureText(text).width
  }

  const titleWidth = write(facts.title, marginPx, 44, font(30, 600), ink.text, widthPx * 0.5)
  if (facts.mark !== null) write(facts.mark, marginPx + titleWidth + 20, 43, font(20, 600), markColours.stale)
  write(`${facts.count} · ${facts.filter}`, marginPx, 75, font(19), ink.text2, widthPx * 0.62)
  pen.textAlign = 'right'
  write(facts.asOf, widthPx - marginPx, 44, font(22, 600), ink.text)
  write(facts.source, widthPx - marginPx, 75, font(17), ink.text2)
  pen.textAlign = 'left'

  const top = heightPx - footerPx
  const stepPx = (widthPx - 2 * marginPx) / stalenessBuckets.length
  stalenessBuckets.forEach((staleness, index) => {
    const x = marginPx + index * stepPx
    drawMark(pen, staleness, x + 9, top + 32)
    const width = write(wallWords.staleness[staleness], x + 30, top + 39, font(20, 600), ink.text)
    write(wallWords.meaning[staleness], x + 40 + width, top + 39, font(18), ink.text2)
  })
  let drawnX = marginPx
  for (const { kind, text } of facts.drawn) {
    drawDrawnMark(pen, kind, drawnColour(kind, scheme), drawnX, top + 39 + drawnLinePx)
    drawnX += 56 + write(text, drawnX + 40, top + 39 + drawnLinePx, font(18), ink.text, widthPx / 2)
  }
  const bottom = heightPx - 20
  write(facts.attribution, marginPx, bottom, font(16), ink.text2)
  if (scale !== null) drawScale(pen, scale, widthPx - marginPx, bottom, ink.text2)
}

/** As the map draws it: a line, or an area. */
function drawDrawnMark(
  pen: CanvasRenderingContext2D,
  kind: DrawnMark['kind'],
  colour: string,
  x: number,
  baseline: number
): void {
  pen.strokeStyle = pen.fillStyle = colour
  pen.setLineDash([])
  pen.lineWidth = kind === 'places' ? 2 : 3.5
  pen.beginPath()
  if (kind === 'places') {
    pen.rect(x + 1, baseline - 15, 28, 16)
    pen.save()
    pen.globalAlpha = 0.12
    pen.fill()
    pen.restore()
  } else {
    pen.moveTo(x, baseline - 6)
    pen.lineTo(x + 30, baseline - 6)
  }
  pen.stroke()
}

/** As the list draws it (StalenessMark), about the point. */
function drawMark(pen: CanvasRenderingContext2D, staleness: Staleness, x: number, y: number): void {
  pen.strokeStyle = pen.fillStyle = markColours[staleness]
  pen.lineWidth = 2.2
  pen.setLineDash([])
  const ring = (radiusPx: number): void => {
    pen.beginPath()
    pen.arc(x, y, radiusPx, 0, Math.PI * 2)
  }
  switch (staleness) {
    case 'live':
    case 'recent':
      pen.beginPath()
      pen.moveTo(x, y - 10)
      pen.lineTo(x + 9, y + 9)
      pen.lineTo(x, y + 4)
      pen.lineTo(x - 9, y + 9)
      pen.closePath()
      pen.fill()
      return
    case 'late':
      ring(8)
      pen.stroke()
      ring(4)
      pen.fill()
      return
    case 'stale':
      ring(8)
      pen.stroke()
      return
    case 'lost':
      pen.setLineDash([4, 3])
      ring(8)
      pen.stroke()
      pen.setLineDash([])
      pen.beginPath()
      pen.moveTo(x - 3.4, y - 3.4)
      pen.lineTo(x + 3.4, y + 3.4)
      pen.moveTo(x + 3.4, y - 3.4)
      pen.lineTo(x - 3.4, y + 3.4)
      pen.stroke()
      return
    case 'never':
      pen.beginPath()
      pen.moveTo(x - 7, y)
      pen.lineTo(x + 7, y)
      pen.stroke()
  }
}

function drawScale(
  pen: CanvasRenderingContext2D,
  scale: NonNullable<MapPicture['scale']>,
  right: number,
  baseline: number,
  colour: string
): void {
  pen.strokeStyle = pen.fillStyle = colour
  pen.lineWidth = 1.5
  pen.setLineDash([])
  pen.beginPath()
  pen.moveTo(right - scale.widthPx, baseline - 8)
  pen.lineTo(right - scale.widthPx, baseline)
  pen.lineTo(right, baseline)
  pen.lineTo(right, baseline - 8)
  pen.stroke()
  pen.font = font(16)
  pen.textAlign = 'right'
  pen.fillText(scale.text, right - scale.widthPx - 10, baseline)
  pen.textAlign = 'left'
}

/** A text that fits, with dots where it was cut. */
function shortened(pen: CanvasRenderingContext2D, text: string, mostPx: number): string {
  if (pen.measureText(text).width <= mostPx) return text
  let end = text.length
  while (end > 0 && pen.measureText(`${text.slice(0, end)}…`).width > mostPx) end -= 1
  return `${text.slice(0, end).trimEnd()}…`
}

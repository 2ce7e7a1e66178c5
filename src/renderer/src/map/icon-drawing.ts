import type { IconDesign } from './icon-keys'
import { ringParts } from './icon-keys'
import { vehiclePalettes, type VehiclePalette } from './palette'
import { ringGroups, type AgeLook, type Shape } from './vehicle-look'

/** Pixels as MapLibre takes them. */
export interface IconPixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

/** What icons are painted with. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'arc'
  | 'beginPath'
  | 'closePath'
  | 'fill'
  | 'fillStyle'
  | 'lineCap'
  | 'lineJoin'
  | 'lineTo'
  | 'lineWidth'
  | 'moveTo'
  | 'setLineDash'
  | 'setTransform'
  | 'stroke'
  | 'strokeStyle'
>

type IconPen = Pen & Pick<CanvasRenderingContext2D, 'clearRect' | 'getImageData'>

/** Side of a vehicle's icon in CSS pixels; its mark is smaller, the rest is for rings and outline. */
export const vehicleSidePx = 30
/** Clear space around a cluster, in CSS pixels. */
const clusterMarginPx = 2
const ringWidthPx = 5
const fullTurn = Math.PI * 2

/**
 * Draws an icon.
 *
 * @param pen a 2D context whose canvas is at least as large as the icon; it is cleared
 * @param design what to draw
 */
export function drawIcon(pen: IconPen, design: IconDesign): IconPixels {
  const sidePx = design.kind === 'vehicle' ? vehicleSidePx : design.sizePx + 2 * clusterMarginPx
  const side = Math.ceil(sidePx * design.pixelRatio)
  pen.setTransform(1, 0, 0, 1, 0, 0)
  pen.clearRect(0, 0, side, side)
  // The origin in the middle, and CSS pixels as the unit.
  pen.setTransform(design.pixelRatio, 0, 0, design.pixelRatio, side / 2, side / 2)
  paintIcon(pen, design)
  const { data } = pen.getImageData(0, 0, side, side)
  return { width: side, height: side, data }
}

/** Paints an icon around the origin, over what is there, with CSS pixels as the unit. */
export function paintIcon(pen: Pen, design: IconDesign): void {
  pen.lineJoin = 'round'
  pen.setLineDash([])
  const palette = vehiclePalettes[design.scheme]
  if (design.kind === 'vehicle') drawVehicle(pen, design.shape, design.age, palette)
  else drawCluster(pen, design.sizePx / 2, design.shares, palette)
}

/** The largest side of any icon at this pixel ratio, in device pixels. */
export function largestIconPx(pixelRatio: number): number {
  return Math.ceil(64 * pixelRatio)
}

function drawVehicle(pen: Pen, shape: Shape, age: AgeLook, palette: VehiclePalette): void {
  const colour = palette.ages[age]
  switch (age) {
    case 'live':
    case 'recent':
      drawSolid(pen, shape, colour, palette.outline)
      break
    case 'late':
    case 'lateParked':
      drawRinged(pen, shape, colour, palette.outline)
      break
    case 'stale':
    case 'staleParked':
      drawHollow(pen, shape, colour, palette.outline)
      break
    case 'lost':
      drawLost(pen, colour, palette.outline)
      break
  }
}

function drawSolid(pen: Pen, shape: Shape, colour: string, outline: string): void {
  trace(pen, shape, 1)
  strokeWith(pen, outline, 4)
  // The outline's colour below a translucent fill, so that it looks the same on land and water.
  fillWith(pen, outline)
  fillWith(pen, colour)
  if (shape === 'circle') drawCore(pen, outline)
}

function drawRinged(pen: Pen, shape: Shape, colour: string, outline: string): void {
  disc(pen, 10.5)
  fillWith(pen, outline)
  strokeWith(pen, outline, 4.5)
  strokeWith(pen, colour, 2)
  trace(pen, shape, 0.72)
  fillWith(pen, colour)
  if (shape === 'circle') drawCore(pen, outline)
}

function drawHollow(pen: Pen, shape: Shape, colour: string, outline: string): void {
  trace(pen, shape, shape === 'dot' ? 1.1 : 1)
  strokeWith(pen, outline, 5)
  fillWith(pen, outline)
  strokeWith(pen, colour, 2.2)
}

function drawLost(pen: Pen, colour: string, outline: string): void {
  disc(pen, 7)
  strokeWith(pen, outline, 5)
  fillWith(pen, outline)
  pen.setLineDash([2.6, 1.8])
  strokeWith(pen, colour, 1.8)
  pen.setLineDash([])
  pen.beginPath()
  pen.moveTo(-2.6, -2.6)
  pen.lineTo(2.6, 2.6)
  pen.moveTo(2.6, -2.6)
  pen.lineTo(-2.6, 2.6)
  pen.lineCap = 'round'
  strokeWith(pen, colour, 1.8)
  pen.lineCap = 'butt'
}

function drawCluster(pen: Pen, radius: number, shares: readonly number[], palette: VehiclePalette): void {
  disc(pen, radius + 0.5)
  fillWith(pen, palette.outline)
  disc(pen, radius - ringWidthPx / 2)
  fillWith(pen, palette.clusterFill)
  const middle = radius - ringWidthPx / 2 - 1
  const isSplit = shares.filter((share) => share > 0).length > 1
  // A hair of background between two colours, so that the split reads without telling the colours apart.
  const gap = isSplit ? 0.7 / middle : 0
  let from = -Math.PI / 2
  ringGroups.forEach((group, index) => {
    const angle = ((shares[index] ?? 0) / ringParts) * fullTurn
    if (angle === 0) return
    pen.beginPath()
    pen.arc(0, 0, middle, from + gap, from + angle - gap)
    strokeWith(pen, palette.ring[group], ringWidthPx)
    from += angle
  })
}

/** Outlines a shape around the origin, pointing north. */
function trace(pen: Pen, shape: Shape, scale: number): void {
  if (shape !== 'chevron') {
    disc(pen, (shape === 'dot' ? 5 : 7) * scale)
    return
  }
  pen.beginPath()
  pen.moveTo(0, -9.5 * scale)
  pen.lineTo(7 * scale, 7.5 * scale)
  pen.lineTo(0, 4 * scale)
  pen.lineTo(-7 * scale, 7.5 * scale)
  pen.closePath()
}

function drawCore(pen: Pen, colour: string): void {
  disc(pen, 2.4)
  fillWith(pen, colour)
}

function disc(pen: Pen, radius: number): void {
  pen.beginPath()
  pen.arc(0, 0, radius, 0, fullTurn)
  pen.closePath()
}

function fillWith(pen: Pen, colour: string): void {
  pen.fillStyle = colour
  pen.fill()
}

function strokeWith(pen: Pen, colour: string, widthPx: number): void {
  pen.strokeStyle = colour
  pen.lineWidth = widthPx
  pen.stroke()
}

import { vehicleFlags } from '@shared/domain/vehicle-flags'
import type { VehicleTable } from '../state/vehicle-table'
import { shortCount } from '../map/cluster-label'
import { paintIcon, type Pen } from '../map/icon-drawing'
import { clusterSizeIndex, clusterSizesPx, ringSharesOf } from '../map/icon-keys'
import { mercatorX, mercatorY, worldWidthPx } from '../map/mercator'
import { vehiclePalettes, type MapScheme } from '../map/palette'
import { ageLookIndex, ageLooks } from '../map/vehicle-look'
import type { FittedCamera, PaneSize } from './fit-camera'
import type { PictureCluster, PictureContent } from './group-vehicles'

type PicturePen = Pen & Pick<CanvasRenderingContext2D, 'font' | 'textAlign' | 'textBaseline' | 'fillText' | 'rotate'>

type PaintedTable = Pick<VehicleTable, 'longitudeDeg' | 'latitudeDeg' | 'derivedBearingDeg' | 'occurredAtMs' | 'flags'>

interface PaintStyle {
  readonly scheme: MapScheme
  /** Device pixels to the CSS pixel. */
  readonly pixelRatio: number
  readonly nowMs: number
}

/** A mark that is cut by the pane's edge is painted as far as it goes. */
const widestMarkPx = 32

/** From a cluster's middle to the line that its number stands on, in parts of the letters' size: so the map centres it. */
const baselineEm = 0.36

/**
 * Paints clusters and vehicles where and as the map draws them: vehicles from north to south, then clusters, the largest last.
 *
 * @param pen of a canvas as large as the pane, times the pixel ratio
 */
export function paintPicture(
  pen: PicturePen,
  { clusters, singles }: PictureContent,
  table: PaintedTable,
  { camera, size, style }: { readonly camera: FittedCamera; readonly size: PaneSize; readonly style: PaintStyle }
): void {
  const worldPx = worldWidthPx * 2 ** camera.zoom
  const { scheme, pixelRatio, nowMs } = style

  /** Calls back with the origin at each place in the pane that shows a point; there are several where the world is shown more than once. */
  function at(x: number, y: number, paint: () => void): void {
    const top = (y - camera.y) * worldPx + size.heightPx / 2
    if (!(top > -widestMarkPx && top < size.heightPx + widestMarkPx)) return
    const left = (x - camera.x) * worldPx + size.widthPx / 2
    const first = left - Math.floor((left + widestMarkPx) / worldPx) * worldPx
    for (let copy = first; copy < size.widthPx + widestMarkPx; copy += worldPx) {
      pen.setTransform(pixelRatio, 0, 0, pixelRatio, copy * pixelRatio, top * pixelRatio)
      paint()
    }
  }

  function paintVehicle(slot: number): void {
    const isMoving = ((table.flags[slot] ?? 0) & vehicleFlags.moving) !== 0
    const bearingDeg = table.derivedBearingDeg[slot] ?? NaN
    const shape = !isMoving ? 'dot' : Number.isFinite(bearingDeg) ? 'chevron' : 'circle'
    const age = ageLooks[ageLookIndex(table.occurredAtMs[slot] ?? NaN, nowMs, isMoving)] ?? 'lost'
    at(mercatorX(table.longitudeDeg[slot] ?? NaN), mercatorY(table.latitudeDeg[slot] ?? NaN), () => {
      if (shape === 'chevron' && age !== 'lost') pen.rotate((bearingDeg * Math.PI) / 180)
      paintIcon(pen, { kind: 'vehicle', scheme, pixelRatio, shape, age })
    })
  }

  function paintCluster({ x, y, total, counts }: PictureCluster): void {
    const shares = ringSharesOf(counts)
    const fontPx = labelSizePx(total)
    at(x, y, () => {
      paintIcon(pen, { kind: 'cluster', scheme, pixelRatio, sizePx: clusterSizesPx[clusterSizeIndex(total)], shares })
      pen.font = `600 ${fontPx}px Inter, sans-serif`
      pen.fillStyle = vehiclePalettes[scheme].text
      pen.fillText(shortCount(total), 0, fontPx * baselineEm)
    })
  }

  pen.textAlign = 'center'
  pen.textBaseline = 'alphabetic'
  singles.slice().sort(bySouth(table)).forEach(paintVehicle)
  const byTotal = [...clusters].sort((one, other) => one.total - other.total)
  byTotal.forEach(paintCluster)
}

/** As `text-size` of the map's clusters. */
function labelSizePx(total: number): number {
  if (total < 1000) return 12
  return total < 10_000 ? 11.5 : 11
}

function bySouth({ latitudeDeg }: PaintedTable) {
  return (one: number, other: number) => (latitudeDeg[other] ?? 0) - (latitudeDeg[one] ?? 0)
}

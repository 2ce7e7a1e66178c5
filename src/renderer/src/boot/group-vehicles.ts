import type { Settings } from '@shared/ipc/schemas-settings'
import type { VehicleTable } from '../state/vehicle-table'
import { createClusterEngine } from '../map/cluster-engine'
import { clusterRadiiPx } from '../map/cluster-radius'
import { clusterWords, groupCountsOf } from '../map/draw-list'
import { worldUnits } from '../map/fixed-point'
import { latitudeOf, worldWidthPx } from '../map/mercator'
import { packRange, type RowTable } from '../map/point-rows'
import { clusterZoomOf, viewBoxOf, type ViewEdges } from '../map/view-box'
import type { FittedCamera, PaneSize } from './fit-camera'

export interface PictureCluster {
  /** Mercator units. */
  readonly x: number
  readonly y: number
  readonly total: number
  /** One count for each of `ringGroups`. */
  readonly counts: readonly number[]
}

/** What is to be painted: clusters, and the slots of vehicles that stand alone. */
export interface PictureContent {
  readonly clusters: readonly PictureCluster[]
  readonly singles: Uint32Array
  /** Vehicles in the clusters and alone. */
  readonly vehicleCount: number
}

type GroupedTable = RowTable & Pick<VehicleTable, 'size'>

interface GroupOptions {
  readonly isClusteringOn: boolean
  readonly clusterRadius: Settings['clusterRadius']
  /** Of vehicles with the same VIN, only the one with the freshest position is drawn. */
  readonly isMerging: boolean
  readonly nowMs: number
}

/** Groups what is in view with the same engine as the map's worker, so that the map shows the same clusters afterwards. */
export function groupVehicles(
  table: GroupedTable,
  camera: FittedCamera,
  size: PaneSize,
  { clusterRadius, ...options }: GroupOptions
): PictureContent {
  const engine = createClusterEngine()
  engine.handle({
    kind: 'load',
    id: 0,
    from: 0,
    size: table.size,
    rows: packRange(table, 0, table.size, new Uint32Array())
  })
  const box = viewBoxOf(edgesOf(camera, size), camera.zoom)
  const view = {
    box,
    zoom: clusterZoomOf(camera.zoom),
    clusterRadiusPx: clusterRadiiPx[clusterRadius],
    exemptSlots: []
  }
  const reply = engine.handle({ kind: 'view', id: 0, view: { ...view, ...options } })
  if (reply?.kind !== 'view') return { clusters: [], singles: new Uint32Array(), vehicleCount: 0 }
  const { answer } = reply
  const clusters = Array.from({ length: answer.clusters.length / clusterWords }, (_, index) => {
    const [x = 0, y = 0, total = 0] = answer.clusters.subarray(index * clusterWords)
    return { x: x / worldUnits, y: y / worldUnits, total, counts: groupCountsOf(answer, index) }
  })
  return { clusters, singles: answer.slots, vehicleCount: answer.vehicleCount }
}

function edgesOf({ x, y, zoom }: FittedCamera, { widthPx, heightPx }: PaneSize): ViewEdges {
  const worldPx = worldWidthPx * 2 ** zoom
  const [halfWidth, halfHeight] = [widthPx / worldPx / 2, heightPx / worldPx / 2]
  return {
    westDeg: (x - halfWidth) * 360 - 180,
    eastDeg: (x + halfWidth) * 360 - 180,
    northDeg: latitudeOf(y - halfHeight),
    southDeg: latitudeOf(y + halfHeight)
  }
}

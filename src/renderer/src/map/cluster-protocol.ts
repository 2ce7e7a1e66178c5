/** What the page and the cluster worker say to each other. Arrays are transferred, never shared. */

/** A box in Mercator units. It may reach past x = 1, where the view crosses the antimeridian; it is at most one world wide. */
export interface MercatorBox {
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
}

/** The columns that the worker needs, by slot or beside `slots`. */
export interface PointColumns {
  /** NaN where there is no position, or no vehicle. */
  readonly longitudeDeg: Float64Array
  readonly latitudeDeg: Float64Array
  readonly occurredAtMs: Float64Array
  /** Bits of `vehicleFlags`. */
  readonly flags: Uint8Array
}

/** What to group, and how. */
export interface ClusterView {
  readonly box: MercatorBox
  /** The map's zoom in steps of one half, so that clusters hold still while it moves. */
  readonly zoom: number
  readonly isClusteringOn: boolean
  /** Never part of a cluster; null when nothing is selected. */
  readonly selectedSlot: number | null
  readonly nowMs: number
}

export type ClusterRequest =
  | { readonly kind: 'reset'; readonly columns: PointColumns }
  | {
      readonly kind: 'patch'
      readonly slots: Uint32Array
      readonly columns: PointColumns
      readonly removedSlots: Uint32Array
    }
  | { readonly kind: 'view'; readonly id: number; readonly view: ClusterView }
  | { readonly kind: 'open'; readonly id: number; readonly view: ClusterView; readonly x: number; readonly y: number }
  | { readonly kind: 'locate'; readonly id: number; readonly slot: number }

/** What is visible: clusters as columns, vehicles by slot. */
export interface ClusterAnswer {
  /** Centres of the clusters, in Mercator units. */
  readonly x: Float64Array
  readonly y: Float64Array
  /** Vehicles in each cluster, two or more. */
  readonly totals: Uint32Array
  /** `ringGroups.length` counts for each cluster. */
  readonly groups: Uint32Array
  /** Vehicles that stand alone. */
  readonly singles: Uint32Array
  /** Vehicles in the box: those in clusters, those alone, and the selected one. */
  readonly vehicleCount: number
  /** When one of them next changes its staleness bucket, epoch milliseconds; Infinity when none will. */
  readonly nextEdgeMs: number
  /** Vehicles were grouped although clustering is off, because there are too many to draw one by one. */
  readonly isCrowded: boolean
}

/** The vehicles of one cluster. */
export interface OpenedCluster {
  /** The first of them; `total` says how many there are. */
  readonly slots: Uint32Array
  readonly total: number
  /** The smallest box that holds them all. */
  readonly box: MercatorBox
  /** The zoom from which they are no longer one cluster; null when they stand at one spot. */
  readonly splitZoom: number | null
}

export type ClusterReply =
  | { readonly kind: 'view'; readonly id: number; readonly answer: ClusterAnswer }
  /** Null when there is no cluster left. */
  | { readonly kind: 'open'; readonly id: number; readonly opened: OpenedCluster | null }
  /** Where the vehicle is drawn: its own place or its cluster's; null when it is not in the view. */
  | { readonly kind: 'locate'; readonly id: number; readonly at: { readonly x: number; readonly y: number } | null }

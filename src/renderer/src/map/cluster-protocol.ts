/** What the page and the cluster worker say to each other. Arrays that were made for it are transferred, never shared. */
import type { FixedPoint } from './fixed-point'

/** A box in Mercator units. It may reach past x = 1, where the view crosses the antimeridian; it is at most one world wide. */
export interface MercatorBox {
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
}

/** What to group, and how. */
export interface ClusterView {
  readonly box: MercatorBox
  /** The map's zoom in steps of one half, so that clusters hold still while it moves. */
  readonly zoom: number
  readonly isClusteringOn: boolean
  /** Vehicles nearer to each other than this are one cluster, in CSS pixels, as long as the view is not close. */
  readonly clusterRadiusPx: number
  /** Of vehicles with one VIN, only the freshest is drawn. */
  readonly isMerging: boolean
  /** Selected and followed: never part of a cluster, and drawn also where they do not pass. */
  readonly exemptSlots: readonly number[]
  readonly nowMs: number
}

export type ClusterRequest =
  /** A part of a snapshot, from 0 on; `rows` as packed by `packRows`. Answered with the same rows, to be filled anew. */
  | {
      readonly kind: 'load'
      readonly id: number
      readonly from: number
      readonly size: number
      readonly rows: Uint32Array
    }
  | {
      readonly kind: 'patch'
      readonly slots: Uint32Array
      readonly rows: Uint32Array
      readonly removedSlots: Uint32Array
    }
  /** Which vehicles are drawn, one bit each; null for all. */
  | { readonly kind: 'passing'; readonly words: Uint32Array | null }
  | { readonly kind: 'view'; readonly id: number; readonly view: ClusterView }
  | { readonly kind: 'open'; readonly id: number; readonly view: ClusterView; readonly at: FixedPoint }
  | { readonly kind: 'locate'; readonly id: number; readonly slot: number }

/** What is visible, ready for the graphics card (`draw-list.ts` says what the words mean). */
export interface ClusterAnswer {
  /** `clusterWords` words each, the lightest first: drawn in this order, the heaviest lie on top. */
  readonly clusters: Uint32Array
  /** `ringGroups.length` counts for each cluster, in the same order. */
  readonly groups: Uint32Array
  /** `markWords` words for each vehicle that stands alone; those exempt from clustering come last. */
  readonly marks: Uint32Array
  /** Whose marks they are. */
  readonly slots: Uint32Array
  readonly exemptCount: number
  /** Vehicles in the box: those in clusters and those alone. */
  readonly vehicleCount: number
  /** When one of them next changes its staleness bucket, epoch milliseconds; Infinity when none will. */
  readonly nextEdgeMs: number
  /** Vehicles were grouped although clustering is off, because there are too many to draw one by one. */
  readonly isCrowded: boolean
}

/** The vehicles of one cluster. */
export interface OpenedCluster {
  readonly slots: Uint32Array
  /** The smallest box that holds them all. */
  readonly box: MercatorBox
  /** The zoom from which they are no longer one cluster; null when they stand at one spot. */
  readonly splitZoom: number | null
}

/** Where a vehicle is drawn: its own place or its cluster's, which then has a total. */
export interface DrawnPlace extends FixedPoint {
  readonly total: number
}

export type ClusterReply =
  | { readonly kind: 'load'; readonly id: number; readonly rows: Uint32Array }
  | { readonly kind: 'view'; readonly id: number; readonly answer: ClusterAnswer }
  /** Null when there is no cluster left. */
  | { readonly kind: 'open'; readonly id: number; readonly opened: OpenedCluster | null }
  /** Null when it is not known. */
  | { readonly kind: 'locate'; readonly id: number; readonly at: DrawnPlace | null }

import type { SpeedUnit } from '@shared/domain/units'
import type { VehicleTable } from '../state/vehicle-table'
import type { CameraMemory } from './camera-memory'
import type { MapDisplay } from './display-panel'
import type { ShownBaseMap } from './use-base-map'
import type { MapHost } from './map-host-types'
import type { MapOverlay } from './map-overlay'
import type { MapScheme } from './palette'

/** What the map shows and whom it tells; everything a store holds comes in here. */
export interface MapPaneProps {
  readonly table: VehicleTable
  readonly nowMs: number
  /** The same, to the millisecond; epoch milliseconds. */
  readonly clock: () => number
  readonly scheme: MapScheme
  readonly display: MapDisplay
  /** What lies under the vehicles, and what is to be said of it; the bundled map, and nothing, by default. */
  readonly baseMap?: ShownBaseMap
  /** Of vehicles with the same VIN, only the one with the freshest position is drawn. */
  readonly isMerging: boolean
  readonly speedUnit: SpeedUnit
  /** Whether the fleet has been received as a whole at least once. */
  readonly isFleetComplete: boolean
  readonly selectedSlot: number | null
  readonly selectedAt: number
  readonly hoveredSlot: number | null
  readonly rightInsetPx: number
  readonly onSelect: (slot: number | null) => void
  /** Resolves with whether it was saved. */
  readonly changeDisplay: (change: Partial<MapDisplay>) => Promise<boolean>
  /** Which vehicles are drawn, one bit each; null or left out for all. */
  readonly passing?: Uint32Array | null
  /** Kept in the middle; null or left out for none. */
  readonly followedSlot?: number | null
  /** The person took the map elsewhere. */
  readonly onFollowEnd?: () => void
  readonly onReady?: () => void
  /** What else is drawn; only those of the first render count. */
  readonly overlays?: readonly MapOverlay[]
  /** Told when the map is made, and with null when it is taken down. */
  readonly onHost?: (host: MapHost | null) => void
  readonly memory?: CameraMemory
}

import type { VerdictKind } from '@shared/domain/verdict-kinds'
import type { VehicleTable } from '@renderer/state/vehicle-table'
import type { BaseMap } from './base-map'
import type { BaseTrouble } from './base-trouble'
import type { ClusterPort } from './cluster-client'
import type { ClusterRadius } from './cluster-radius'
import type { MapOverlay } from './map-overlay'
import type { MapScheme } from './palette'

/** Where the map looked when it was last shown. */
export interface CameraState {
  readonly longitudeDeg: number
  readonly latitudeDeg: number
  readonly zoom: number
}

/** Where something pops up in the container, in CSS pixels: far enough from its edges, above or below the point. */
export interface PopPlace {
  readonly x: number
  readonly y: number
  readonly side: 'above' | 'below'
}

/** What the mouse rests on. */
export type Pointed = { readonly place: PopPlace } & (
  | { readonly kind: 'vehicle'; readonly slot: number }
  /** `counts` has one number for each of `ringGroups`; `worst` is what is the matter with the worst connection, null when nothing is. */
  | {
      readonly kind: 'cluster'
      readonly total: number
      readonly counts: readonly number[]
      readonly worst: VerdictKind | null
    }
)

/** Vehicles at one place, too close to tell apart at any zoom. */
export interface Spot {
  readonly place: PopPlace
  readonly slots: readonly number[]
}

/** What the keyboard is on, and which of all things in view that is, from 1. */
export type KeyFocus = { readonly place: number; readonly of: number } & (
  { readonly kind: 'vehicle'; readonly slot: number } | { readonly kind: 'cluster'; readonly total: number }
)

export interface MapHostEvents {
  /** A vehicle was chosen, or nothing. */
  readonly onSelect: (slot: number | null) => void
  readonly onPoint: (pointed: Pointed | null) => void
  /** A list of vehicles is to be shown, or taken away because the map moved. */
  readonly onSpot: (spot: Spot | null) => void
  /** Vehicles are grouped although clustering is off. */
  readonly onCrowded: (isCrowded: boolean) => void
  readonly onBasemapMissing: () => void
  /** The person took the map elsewhere: the followed vehicle is no longer kept in the middle. */
  readonly onFollowEnd?: () => void
  /** The keyboard went to something else on the map, or to nothing. */
  readonly onKeyFocus?: (focus: KeyFocus | null) => void
  /** The graphics driver cannot draw vehicles. */
  readonly onUndrawable?: () => void
  /** The base map that was chosen does not come, or comes no more. */
  readonly onBaseTrouble: (trouble: BaseTrouble) => void
}

export interface MapHostParts extends MapHostEvents {
  /** Filled by the map. Carries `data-map-idle` and `data-vehicles-drawn`, for tests that wait for the picture. */
  readonly container: HTMLElement
  readonly table: VehicleTable
  /** Epoch milliseconds. */
  readonly clock: () => number
  readonly scheme: MapScheme
  readonly base: BaseMap
  readonly isClusteringOn: boolean
  /** How near vehicles are grouped; default `normal`. */
  readonly clusterRadius?: ClusterRadius
  /** Whether vehicles that stand alone are named; default true. The selected one always is. */
  readonly areNamesShown?: boolean
  /** Of vehicles with the same VIN, only the one with the freshest position is drawn. */
  readonly isMerging: boolean
  readonly isMotionReduced: () => boolean
  /** Where to look at first; null to show the fleet. */
  readonly camera: CameraState | null
  readonly createPort: () => ClusterPort
  /** What else is drawn; the same for the life of the map. */
  readonly overlays: readonly MapOverlay[]
  /** Absolute addresses. */
  readonly archiveUrl: string
  readonly regionsUrl: string
  readonly fontsUrl: string
  /** Told once, in the frame that shows the first vehicles. */
  readonly onReady: () => void
}

export interface MapHost {
  readonly setScheme: (scheme: MapScheme) => void
  /** Changes what lies under the vehicles; they, the camera and the overlays stay. */
  readonly setBase: (base: BaseMap) => void
  readonly setClustering: (isOn: boolean) => void
  readonly setClusterRadius: (radius: ClusterRadius) => void
  readonly setNames: (areShown: boolean) => void
  readonly setMerging: (isOn: boolean) => void
  /** Which vehicles are drawn: bit `slot & 31` of word `slot >>> 5`; null for all. Selected and followed ones always are. */
  readonly setPassing: (words: Uint32Array | null) => void
  /** Keeps a vehicle in the middle, at the person's zoom, until the map is dragged (`onFollowEnd`); null for none. */
  readonly follow: (slot: number | null) => void
  /**
   * Shows the selection.
   *
   * @param isNew whether it was just made: then the map moves to it, unless it was made on the map itself
   */
  readonly select: (slot: number | null, isNew: boolean) => void
  readonly hover: (slot: number | null) => void
  /** How much of the right edge is covered, in CSS pixels. */
  readonly setRightInset: (px: number) => void
  /** While false, the first view follows the fleet as it arrives, until the person moves the map. */
  readonly setFleetComplete: (isComplete: boolean) => void
  readonly setSpeedUnit: (unit: 'mph' | 'kph') => void
  readonly zoomBy: (steps: 1 | -1) => void
  readonly fitAll: () => void
  readonly focus: () => void
  readonly cameraState: () => CameraState | null
  readonly stop: () => void
}

import type { CameraState } from './map-host-types'

/** Holds where the map looked while another screen is shown: written when the map goes, read when it comes back. */
export interface CameraMemory {
  readonly read: () => CameraState | null
  readonly write: (camera: CameraState) => void
  /** The `selectedAt` that a map last went to; null before any did. A newer one was made while no map was there to go to it. */
  readonly shownSelectionAt: () => number | null
  readonly noteShownSelection: (selectedAt: number) => void
}

/** An empty memory. Keep one where it outlives the map, and make another for another organisation. */
export function createCameraMemory(): CameraMemory {
  let kept: CameraState | null = null
  let shownAt: number | null = null
  return {
    read: () => kept,
    write: (camera) => (kept = camera),
    shownSelectionAt: () => shownAt,
    noteShownSelection: (selectedAt) => (shownAt = selectedAt)
  }
}

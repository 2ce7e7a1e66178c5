import type { CameraState } from './map-host-types'

/** Holds where the map looked while another screen is shown: written when the map goes, read when it comes back. */
export interface CameraMemory {
  readonly read: () => CameraState | null
  readonly write: (camera: CameraState) => void
}

/** An empty memory. Keep one where it outlives the map, and make another for another organisation. */
export function createCameraMemory(): CameraMemory {
  let kept: CameraState | null = null
  return { read: () => kept, write: (camera) => (kept = camera) }
}

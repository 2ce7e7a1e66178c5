import type { Map as MapLibreMap } from 'maplibre-gl'
import type { Subject } from './subject'

/** Half the side of the patch that is looked at, in device pixels. */
const reachPx = 6
const sidePx = 2 * reachPx + 1
/** A pixel has changed when its three channels together have by more than this. */
const leastChange = 24
/** A mark covers more of the patch than this; noise of a redrawn base map does not. */
const leastPixels = 20

/** Tells in which frame a mark shows up at a place where there was none. */
export interface PixelProbe {
  /**
   * Resolves after the frame in which it shows, when the graphics side has finished it.
   *
   * @returns when that was, on the clock of `performance.now()`
   */
  readonly shown: Promise<number>
  readonly stop: () => void
}

/**
 * Looks at the pixels after every frame. Reading them waits for everything that was to be drawn.
 *
 * @param subject whose frames these are
 * @param place longitude and latitude; nothing is drawn there yet but the base map
 */
export function watchPixels(subject: Subject, place: readonly [number, number]): PixelProbe {
  const { map, canvas, onFrame } = subject
  map.redraw()
  const before = readPatch(map, canvas, place)
  let stop: () => void = () => undefined
  const shown = new Promise<number>((resolve) => {
    stop = onFrame(() => {
      if (changedPixels(before, readPatch(map, canvas, place)) < leastPixels) return
      stop()
      resolve(performance.now())
    })
  })
  return { shown, stop: () => stop() }
}

/** How many pixels differ between two patches of RGBA bytes. */
export function changedPixels(before: Uint8Array, after: Uint8Array): number {
  let changed = 0
  for (let at = 0; at < before.length; at += 4) {
    const change = [0, 1, 2].reduce(
      (sum, channel) => sum + Math.abs((before[at + channel] ?? 0) - (after[at + channel] ?? 0)),
      0
    )
    if (change > leastChange) changed += 1
  }
  return changed
}

function readPatch(
  map: MapLibreMap,
  canvas: HTMLCanvasElement,
  [longitudeDeg, latitudeDeg]: readonly [number, number]
): Uint8Array {
  const gl = canvas.getContext('webgl2')
  if (gl === null) throw new Error('The canvas has no WebGL 2 context')
  const { x, y } = map.project([longitudeDeg, latitudeDeg])
  const patch = new Uint8Array(4 * sidePx * sidePx)
  gl.bindFramebuffer(gl.FRAMEBUFFER, null)
  const bottom = gl.drawingBufferHeight - Math.round(y)
  gl.readPixels(Math.round(x) - reachPx, bottom - reachPx, sidePx, sidePx, gl.RGBA, gl.UNSIGNED_BYTE, patch)
  return patch
}

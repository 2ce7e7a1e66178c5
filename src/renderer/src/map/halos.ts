import type { ClusterAnswer, DrawnPlace } from './cluster-protocol'
import { markWords } from './draw-list'
import type { Halo } from './fleet-painter'
import { clusterSizeIndex, clusterSizesPx } from './icon-keys'
import type { KeyTarget } from './key-targets'
import { startPulse } from './pulse'

/** Around a single mark, in CSS pixels. */
const ringRadiusPx = 16
/** From a cluster's edge to a ring around it, in CSS pixels. */
const clearPx = 5

/** Around the selected and the followed vehicle. */
export function chosenHalos({ marks, slots, exemptCount }: ClusterAnswer): readonly Halo[] {
  return Array.from({ length: exemptCount }, (_, place) => {
    const at = (slots.length - exemptCount + place) * markWords
    return { x: marks[at] ?? 0, y: marks[at + 1] ?? 0, radiusPx: ringRadiusPx, strokePx: 2.5, fillAlpha: 0.2 }
  })
}

/** Around what the keyboard is on. */
export function focusHalo({ x, y, total }: KeyTarget): Halo {
  return { x, y, radiusPx: ringRadiusAround(total) + 2, strokePx: 3, fillAlpha: 0 }
}

/** The ring around what is pointed at in the list, which goes with it and swells when it begins. */
export interface HoverRing {
  readonly point: (slot: number | null) => void
  /** What is drawn has changed: finds the place anew. */
  readonly refresh: () => void
  readonly stop: () => void
}

interface HoverRingParts {
  readonly locate: (slot: number) => Promise<DrawnPlace | null>
  readonly draw: (halo: Halo | null) => void
  readonly isMotionReduced: () => boolean
}

/** Nothing is pointed at yet. */
export function createHoverRing({ locate, draw, isMotionReduced }: HoverRingParts): HoverRing {
  let pointed: number | null = null
  let place: DrawnPlace | null = null
  let swell = 0
  let stopPulse: () => void = () => undefined

  function show(): void {
    if (place === null) {
      draw(null)
      return
    }
    const radiusPx = ringRadiusAround(place.total) + 10 * swell
    draw({ x: place.x, y: place.y, radiusPx, strokePx: 2, fillAlpha: 0.16 + 0.24 * swell })
  }

  async function find(slot: number): Promise<void> {
    const found = await locate(slot)
    if (slot !== pointed) return
    place = found
    show()
  }

  return {
    point(slot) {
      stopPulse()
      const hadRing = place !== null
      pointed = slot
      place = null
      if (slot === null) {
        if (hadRing) draw(null)
        return
      }
      void find(slot)
      stopPulse = startPulse((next) => {
        swell = next
        if (place) show()
      }, isMotionReduced())
    },
    refresh() {
      if (pointed !== null) void find(pointed)
    },
    stop() {
      pointed = null
      stopPulse()
    }
  }
}

function ringRadiusAround(total: number): number {
  return total < 2 ? ringRadiusPx : clusterSizesPx[clusterSizeIndex(total)] / 2 + clearPx
}

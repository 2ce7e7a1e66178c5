import { pulseRadiusPx } from './vehicle-layers'

const pulseMs = 900
const pulses = 2

/**
 * Lets the ring around a hovered vehicle swell twice and come to rest; with reduced motion it rests at once.
 *
 * @param set takes radius in CSS pixels and opacity
 * @param isMotionReduced whether the person wants things to stand still
 * @returns how to stop
 */
export function startPulse(set: (radiusPx: number, opacity: number) => void, isMotionReduced: boolean): () => void {
  set(pulseRadiusPx, 0.16)
  if (isMotionReduced) return () => undefined
  let frame = 0
  let startedAt: number | null = null
  const step = (at: number) => {
    startedAt ??= at
    const turns = (at - startedAt) / pulseMs
    if (turns >= pulses) {
      set(pulseRadiusPx, 0.16)
      return
    }
    const swell = Math.sin((turns % 1) * Math.PI)
    set(pulseRadiusPx + 10 * swell, 0.16 + 0.24 * swell)
    frame = requestAnimationFrame(step)
  }
  frame = requestAnimationFrame(step)
  return () => cancelAnimationFrame(frame)
}

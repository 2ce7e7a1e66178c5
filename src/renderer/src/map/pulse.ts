const pulseMs = 900
const pulses = 2

/**
 * Lets the ring around a hovered vehicle swell twice and come to rest; with reduced motion it rests at once.
 *
 * @param set takes how far it has swollen, 0 to 1
 * @param isMotionReduced whether the person wants things to stand still
 * @returns how to stop
 */
export function startPulse(set: (swell: number) => void, isMotionReduced: boolean): () => void {
  set(0)
  if (isMotionReduced) return () => undefined
  let frame = 0
  let startedAt: number | null = null
  const step = (at: number) => {
    startedAt ??= at
    const turns = (at - startedAt) / pulseMs
    if (turns >= pulses) {
      set(0)
      return
    }
    set(Math.sin((turns % 1) * Math.PI))
    frame = requestAnimationFrame(step)
  }
  frame = requestAnimationFrame(step)
  return () => cancelAnimationFrame(frame)
}

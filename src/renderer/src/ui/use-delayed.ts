import { useEffect, useState } from 'react'

/**
 * Turns true only after `isOn` has been true for a while, and false at once. For progress after 200 ms and bad news after one second.
 *
 * @param isOn the present truth
 * @param delayMs how long it has to hold
 */
export function useDelayed(isOn: boolean, delayMs: number): boolean {
  const [hasHeld, setHasHeld] = useState(false)
  useEffect(() => {
    if (!isOn) return
    const timer = setTimeout(() => setHasHeld(true), delayMs)
    return () => {
      clearTimeout(timer)
      setHasHeld(false)
    }
  }, [isOn, delayMs])
  return isOn && hasHeld
}

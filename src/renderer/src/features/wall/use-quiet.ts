import { useEffect, useState } from 'react'
import { useWall } from '../../state/stores'

/** After this long without a hand on it, the wall shows the map alone. */
const quietAfterMs = 5000

/** Whether controls and pointer are in the way: full screen, and nobody has touched anything for a while. */
export function useQuiet(): boolean {
  const isFullScreen = useWall((wall) => wall.isFullScreen)
  const [isResting, setResting] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const touch = (): void => {
      setResting(false)
      clearTimeout(timer)
      timer = setTimeout(() => setResting(true), quietAfterMs)
    }
    touch()
    const kinds = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const
    for (const kind of kinds) window.addEventListener(kind, touch, { passive: true })
    return () => {
      clearTimeout(timer)
      for (const kind of kinds) window.removeEventListener(kind, touch)
    }
  }, [])
  return isFullScreen && isResting
}

import { useEffect, useState, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { useSettings, useStores } from '../../state/stores'
import { wallScaleOf } from './wall-scale-of'
import classes from './wall.module.css'

/**
 * Lays the map out for a smaller screen and shows it larger: marks, numbers, names, the names of towns and the buttons grow together, and are
 * drawn with as many pixels as the screen has.
 */
export function WallScale({ children }: { readonly children: ReactNode }) {
  const { mapTools } = useStores()
  const size = useSettings((settings) => settings.wallMarks)
  const map = useStore(mapTools.tap.map, (tapped) => tapped.map)
  const [scale, setScale] = useState(() => wallScaleOf(size, window.innerWidth, window.innerHeight))

  useEffect(() => {
    const look = (): void => setScale(wallScaleOf(size, window.innerWidth, window.innerHeight))
    look()
    window.addEventListener('resize', look)
    return () => window.removeEventListener('resize', look)
  }, [size])
  useEffect(() => {
    map?.setPixelRatio(window.devicePixelRatio * scale)
  }, [map, scale])

  const side = `${100 / scale}%`
  return (
    <div className={classes['scaled']} style={{ width: side, height: side, transform: `scale(${scale})` }}>
      {children}
    </div>
  )
}

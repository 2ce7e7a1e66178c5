import { useEffect, useRef } from 'react'
import { drawIcon, largestIconPx } from './icon-drawing'
import type { IconDesign } from './icon-keys'
import classes from './map.module.css'

interface Props {
  readonly design: IconDesign
}

/** The very mark that the map draws, so that the legend cannot disagree with it. Decorative: the words beside it say the same. */
export function LegendMark({ design }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const key = JSON.stringify(design)
  useEffect(() => {
    const wanted = JSON.parse(key) as IconDesign
    const scratch = document.createElement('canvas')
    scratch.width = scratch.height = largestIconPx(wanted.pixelRatio)
    const pen = scratch.getContext('2d')
    const target = canvas.current
    const targetPen = target?.getContext('2d')
    if (!pen || !target || !targetPen) return
    const { width, height } = drawIcon(pen, wanted)
    target.width = width
    target.height = height
    target.style.width = `${width / wanted.pixelRatio}px`
    targetPen.drawImage(scratch, 0, 0)
  }, [key])
  return <canvas ref={canvas} className={classes['mark']} aria-hidden="true" />
}

/** Device pixels to the CSS pixel on this screen, in the steps in which marks are drawn. */
export function screenPixelRatio(): number {
  return Math.min(3, Math.max(1, Math.ceil(window.devicePixelRatio)))
}

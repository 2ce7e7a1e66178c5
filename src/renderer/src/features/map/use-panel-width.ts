import { useState, useSyncExternalStore, type KeyboardEvent, type PointerEvent } from 'react'
import { useSettings } from '../../state/stores'
import { useChangeSettings } from '../../state/use-change-settings'

/** As in `settingsSchema`; a list that nobody resized is `usual` wide, or wider where the window has room for columns. */
const widthsPx = { least: 280, usual: 380 } as const
const keyStepPx = 16
/** The map keeps the rest. */
const largestShare = 0.6
const wideWindowPx = 1600
const shareOfWideWindow = 0.36

/** The list's width: follows the pointer while dragging, is saved when it is let go, and moves by keys. */
export function usePanelWidth() {
  const savedPx = useSettings((settings) => settings.listWidthPx)
  const change = useChangeSettings()
  const windowPx = useSyncExternalStore(followResize, () => window.innerWidth)
  const [draggedPx, setDraggedPx] = useState<number | null>(null)
  const mostPx = Math.max(widthsPx.least, Math.floor(windowPx * largestShare))
  const bounded = (px: number) => Math.round(Math.min(mostPx, Math.max(widthsPx.least, px)))
  const isUntouched = savedPx === widthsPx.usual && windowPx >= wideWindowPx
  const restingPx = isUntouched ? Math.round(windowPx * shareOfWideWindow) : bounded(savedPx)
  const widthPx = draggedPx ?? restingPx

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const edge = event.currentTarget
    const startX = event.clientX
    let newestPx = restingPx
    const onMove = (move: globalThis.PointerEvent) => {
      newestPx = bounded(restingPx + move.clientX - startX)
      setDraggedPx(newestPx)
    }
    const onEnd = () => {
      edge.removeEventListener('pointermove', onMove)
      edge.removeEventListener('lostpointercapture', onEnd)
      if (newestPx !== restingPx) change({ listWidthPx: newestPx })
      setDraggedPx(null)
    }
    edge.setPointerCapture(event.pointerId)
    edge.addEventListener('pointermove', onMove)
    edge.addEventListener('lostpointercapture', onEnd)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const wantedPx = pxAfterKey(event.key, restingPx, mostPx)
    if (wantedPx === null) return
    event.preventDefault()
    if (bounded(wantedPx) !== restingPx) change({ listWidthPx: bounded(wantedPx) })
  }

  return {
    widthPx,
    isDragging: draggedPx !== null,
    edgeProps: { widthPx, leastPx: widthsPx.least, mostPx, onPointerDown, onKeyDown }
  }
}

function pxAfterKey(key: string, widthPx: number, mostPx: number): number | null {
  switch (key) {
    case 'ArrowLeft':
      return widthPx - keyStepPx
    case 'ArrowRight':
      return widthPx + keyStepPx
    case 'Home':
      return widthsPx.least
    case 'End':
      return mostPx
    default:
      return null
  }
}

function followResize(notify: () => void): () => void {
  window.addEventListener('resize', notify)
  return () => window.removeEventListener('resize', notify)
}

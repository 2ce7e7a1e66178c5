import { useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useSettings } from '../../state/stores'
import { useChangeSettings } from '../../state/use-change-settings'

/** As in `settingsSchema`. */
const widthsPx = { least: 280, most: 720 } as const
const keyStepPx = 16

/** The list's width: follows the pointer while dragging, is saved when it is let go, and moves by keys. */
export function usePanelWidth() {
  const savedPx = useSettings((settings) => settings.listWidthPx)
  const change = useChangeSettings()
  const [draggedPx, setDraggedPx] = useState<number | null>(null)
  const widthPx = draggedPx ?? savedPx

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const edge = event.currentTarget
    const startX = event.clientX
    let newestPx = savedPx
    const onMove = (move: globalThis.PointerEvent) => {
      newestPx = bounded(savedPx + move.clientX - startX)
      setDraggedPx(newestPx)
    }
    const onEnd = () => {
      edge.removeEventListener('pointermove', onMove)
      edge.removeEventListener('lostpointercapture', onEnd)
      if (newestPx !== savedPx) change({ listWidthPx: newestPx })
      setDraggedPx(null)
    }
    edge.setPointerCapture(event.pointerId)
    edge.addEventListener('pointermove', onMove)
    edge.addEventListener('lostpointercapture', onEnd)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const wantedPx = widthAfterKey(event.key, savedPx)
    if (wantedPx === null) return
    event.preventDefault()
    if (wantedPx !== savedPx) change({ listWidthPx: wantedPx })
  }

  return {
    widthPx,
    isDragging: draggedPx !== null,
    edgeProps: { widthPx, leastPx: widthsPx.least, mostPx: widthsPx.most, onPointerDown, onKeyDown }
  }
}

function widthAfterKey(key: string, widthPx: number): number | null {
  switch (key) {
    case 'ArrowLeft':
      return bounded(widthPx - keyStepPx)
    case 'ArrowRight':
      return bounded(widthPx + keyStepPx)
    case 'Home':
      return widthsPx.least
    case 'End':
      return widthsPx.most
    default:
      return null
  }
}

function bounded(widthPx: number): number {
  return Math.round(Math.min(widthsPx.most, Math.max(widthsPx.least, widthPx)))
}

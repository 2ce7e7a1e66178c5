import { useCallback, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { formatDistance } from '@shared/domain/measures'
import type { PlacePoint, PlaceShape } from '@shared/domain/place'
import { createDrawSurface } from '@renderer/map/draw-surface'
import { createDrawSession, shapeOfPoints, wrapped } from '@renderer/map/place-drawing'
import type { DrawnDraft } from '@renderer/map/places-overlay'
import { useSettings, useStores } from '@renderer/state/stores'
import { metresOf, usualNear } from './lengths'
import type { OpenPlace, PlaceTool } from './open-place'

export interface PlaceDrawing {
  readonly tool: PlaceTool | null
  /** Points that are set, by pointing or by typing. */
  readonly corners: readonly PlacePoint[]
  readonly draft: DrawnDraft | null
  /** What "nearest to" looks within, in the person's unit; null while that is no length. */
  readonly nearLength: number | null
  readonly begin: (tool: PlaceTool) => void
  /** Gives up; nothing else changes. */
  readonly end: () => void
  readonly setNearLength: (length: number | null) => void
  readonly addCorner: (point: PlacePoint) => void
  readonly takeBack: () => void
  readonly closeShape: () => void
  /** What was typed instead of drawn. */
  readonly finish: (shape: PlaceShape) => void
}

/** Stands in while nothing is drawn; nobody adds to it. */
const idle = createDrawSession('point')

/**
 * Drawing on the map.
 *
 * @param onOpen told of what was drawn
 */
export function usePlaceDrawing(onOpen: (place: OpenPlace) => void): PlaceDrawing {
  const { mapTools } = useStores()
  const map = useStore(mapTools.tap.map, (state) => state.map)
  const unit = useSettings((settings) => settings.speedUnit)
  const [tool, setTool] = useState<PlaceTool | null>(null)
  const [session, setSession] = useState(idle)
  const { points: corners, hovered } = useStore(session.store)
  const [nearLength, setNearLength] = useState<number | null>(usualNear[unit])

  const begin = useCallback((next: PlaceTool) => {
    setTool(next)
    setSession(createDrawSession(next === 'near' ? 'point' : next))
  }, [])
  const end = useCallback(() => {
    setTool(null)
    setSession(idle)
  }, [])
  const finish = useCallback(
    (shape: PlaceShape) => {
      onOpen({ shape, order: tool === 'near' ? 'distance' : 'name', savedId: null })
      end()
    },
    [onOpen, end, tool]
  )
  const finishPoints = useCallback(
    (points: readonly PlacePoint[]) => {
      const [point] = points
      if (tool === null || point === undefined) return
      const radiusM = metresOf(nearLength ?? usualNear[unit], unit)
      const shape: PlaceShape | null =
        tool === 'near' ? { kind: 'circle', centre: wrapped(point), radiusM } : shapeOfPoints(tool, points)
      if (shape) finish(shape)
    },
    [tool, nearLength, unit, finish]
  )
  useEffect(() => {
    if (map === null || session === idle) return
    return createDrawSurface({ map, session, onDone: finishPoints, onCancel: end })
  }, [map, session, finishPoints, end])

  const draft = useMemo(() => {
    if (tool === null) return null
    const points = hovered === null ? corners : [...corners, hovered]
    const shape = tool === 'near' ? null : shapeOfPoints(tool, points)
    return { shape, points, length: shape?.kind === 'circle' ? formatDistance(shape.radiusM, unit) : '' }
  }, [tool, corners, hovered, unit])

  return {
    tool,
    corners,
    draft,
    nearLength,
    begin,
    end,
    setNearLength,
    addCorner: session.add,
    takeBack: session.takeBack,
    closeShape: () => finishPoints(corners),
    finish
  }
}

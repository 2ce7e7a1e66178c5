import type { SavedPlace } from '@shared/ipc/schemas-saved'
import type { PlaceShape } from '@shared/domain/place'
import { createHandleSurface, type HandleSurface } from '@renderer/map/handle-surface'
import { handlesOf, withHandleAt } from '@renderer/map/shape-handles'
import { useStores } from '@renderer/state/stores'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { editWords as words } from './edit-words'

/** A saved place whose shape is being changed; nothing is saved until the person says so. */
export interface PlaceEditing {
  readonly edited: SavedPlace | null
  readonly begin: (place: SavedPlace) => void
  readonly change: (shape: PlaceShape) => void
  readonly end: () => void
}

/** Changing shapes by their handles on the map, and by numbers. */
export function usePlaceEditing(): PlaceEditing {
  const { mapTools } = useStores()
  const map = useStore(mapTools.tap.map, (state) => state.map)
  const [edited, setEdited] = useState<SavedPlace | null>(null)
  const surface = useRef<HandleSurface | null>(null)
  const change = (shape: PlaceShape) => setEdited((now) => (now === null ? null : { ...now, shape }))
  const move = useEffectEvent((handle: number, to: { longitudeDeg: number; latitudeDeg: number }) => {
    const shape = edited === null ? null : withHandleAt(edited.shape, handle, to)
    if (shape !== null) change(shape)
  })
  const editedId = edited?.id ?? null
  const kind = edited?.shape.kind ?? null

  useEffect(() => {
    if (map === null || editedId === null || kind === null) return
    const made = createHandleSurface({
      map,
      labelOf: (handle) => words.handle(kind, handle),
      onMove: (handle, to) => move(handle, to)
    })
    surface.current = made
    return () => {
      surface.current = null
      made.stop()
    }
  }, [map, editedId, kind])
  useEffect(() => {
    if (edited !== null) surface.current?.set(handlesOf(edited.shape))
  }, [map, edited])

  return { edited, begin: setEdited, change, end: () => setEdited(null) }
}

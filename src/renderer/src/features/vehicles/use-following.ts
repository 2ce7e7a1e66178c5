import { useReducedMotion } from '@mantine/hooks'
import type { MapHost } from '@renderer/map/map-host-types'
import { useSelection, useStores, useVehicleTable } from '@renderer/state/stores'
import { useEffect, useEffectEvent } from 'react'
import { useStore } from 'zustand'

/** A map that keeps a vehicle in the middle by itself. */
interface FollowingHost {
  readonly follow?: (slot: number | null) => void
}

/**
 * Keeps the map on the followed vehicle, and ends that on a drag of the map, on Escape, and when the vehicle leaves.
 *
 * @param rightInsetPx how much of the map's right edge is covered, in CSS pixels
 */
export function useFollowing(rightInsetPx: number): void {
  const { mapTools, selection } = useStores()
  const table = useVehicleTable()
  const slot = useSelection((state) => state.followedSlot)
  const isMotionReduced = useReducedMotion()
  const host = useStore(mapTools.host, (state) => state.host) as (MapHost & FollowingHost) | null
  const end = useEffectEvent(() => selection.getState().follow(null))
  const centre = useEffectEvent(() => {
    if (slot === null) return
    if (!table.isPresent(slot)) {
      end()
      return
    }
    const longitudeDeg = table.longitudeDeg[slot] ?? NaN
    const latitudeDeg = table.latitudeDeg[slot] ?? NaN
    if (host?.follow === undefined && Number.isFinite(longitudeDeg))
      mapTools.tracks.centre(longitudeDeg, latitudeDeg, { rightPx: rightInsetPx, isMotionReduced })
  })

  useEffect(() => {
    host?.follow?.(slot)
    if (slot === null) return
    centre()
    const unsubscribe = table.subscribe((change) => {
      // A slot that was left may be another vehicle's in the same change.
      if (change.kind === 'delta' && change.removedSlots.includes(slot)) end()
      else if (change.kind === 'reset' || change.slots.includes(slot)) centre()
    })
    const stopWaiting = mapTools.tracks.onDrag(() => end())
    const handleKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('[aria-modal="true"]')) return
      end()
    }
    window.addEventListener('keydown', handleKey)
    return () => {
      unsubscribe()
      stopWaiting()
      window.removeEventListener('keydown', handleKey)
    }
  }, [slot, host, table, mapTools])
}

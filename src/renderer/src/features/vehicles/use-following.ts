import { useSelection, useStores, useVehicleTable } from '@renderer/state/stores'
import { useEffect } from 'react'

/** Ends following on Escape and when the vehicle leaves; a drag of the map is the map's to tell. */
export function useFollowing(): void {
  const { selection } = useStores()
  const table = useVehicleTable()
  const slot = useSelection((state) => state.followedSlot)
  useEffect(() => {
    if (slot === null) return
    const end = () => selection.getState().follow(null)
    const unsubscribe = table.subscribe((change) => {
      // A slot that was left may be another vehicle's in the same change.
      const hasLeft = change.kind === 'delta' && change.removedSlots.includes(slot)
      if (hasLeft || !table.isPresent(slot)) end()
    })
    const handleKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('[aria-modal="true"]')) return
      end()
    }
    window.addEventListener('keydown', handleKey)
    return () => {
      unsubscribe()
      window.removeEventListener('keydown', handleKey)
    }
  }, [slot, selection, table])
}

import type { Bridge } from '@shared/ipc/contract'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** The one selection that map, list and detail share (UX.md section 4.3). */
export interface SelectionState {
  readonly selectedSlot: number | null
  /** Counts every `select`, so that choosing the same vehicle again brings it back to the centre. */
  readonly selectedAt: number
  readonly hoveredSlot: number | null
  /** The vehicle that the map stays on; see `follow`. */
  readonly followedSlot: number | null
  /** Choosing another vehicle ends following; choosing none (closing the details) does not. */
  readonly select: (slot: number | null) => void
  readonly hover: (slot: number | null) => void
  /** Begins to follow a vehicle, which is selected by it; null ends it. */
  readonly follow: (slot: number | null) => void
}

export interface SelectionStore {
  readonly store: StoreApi<SelectionState>
  readonly start: () => () => void
}

/**
 * Nothing is selected at first.
 *
 * @param bridge tells when slots start anew: the number then means another vehicle, and must not stay selected
 */
export function createSelectionStore(bridge: Bridge): SelectionStore {
  const store = createStore<SelectionState>((set) => ({
    selectedSlot: null,
    selectedAt: 0,
    hoveredSlot: null,
    followedSlot: null,
    select: (slot) =>
      set((state) => ({
        selectedSlot: slot,
        selectedAt: state.selectedAt + 1,
        followedSlot: slot === null || slot === state.followedSlot ? state.followedSlot : null
      })),
    hover: (slot) => set((state) => (state.hoveredSlot === slot ? state : { hoveredSlot: slot })),
    follow: (slot) => set(slot === null ? { followedSlot: null } : { followedSlot: slot, selectedSlot: slot })
  }))
  return {
    store,
    start() {
      let lastEpoch: number | null = null
      return bridge.events['positions:reset'](({ epoch }) => {
        if (epoch !== lastEpoch) store.setState({ selectedSlot: null, hoveredSlot: null, followedSlot: null })
        lastEpoch = epoch
      })
    }
  }
}

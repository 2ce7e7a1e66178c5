import type { Bridge } from '@shared/ipc/contract'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** The one selection that map, list and detail share (UX.md section 4.3). */
export interface SelectionState {
  readonly selectedSlot: number | null
  /** Counts every `select`, so that choosing the same vehicle again brings it back to the centre. */
  readonly selectedAt: number
  readonly hoveredSlot: number | null
  readonly select: (slot: number | null) => void
  readonly hover: (slot: number | null) => void
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
    select: (slot) => set((state) => ({ selectedSlot: slot, selectedAt: state.selectedAt + 1 })),
    hover: (slot) => set((state) => (state.hoveredSlot === slot ? state : { hoveredSlot: slot }))
  }))
  return {
    store,
    start() {
      let lastEpoch: number | null = null
      return bridge.events['positions:reset'](({ epoch }) => {
        if (epoch !== lastEpoch) store.setState({ selectedSlot: null, hoveredSlot: null })
        lastEpoch = epoch
      })
    }
  }
}

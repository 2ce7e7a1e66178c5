import { createStore, type StoreApi } from 'zustand/vanilla'

export type Screen = 'map' | 'invitations' | 'settings'

/** What floats over the screens and belongs to the frame; at most one at a time. */
export type FrameDialog = 'sign-out' | 'shortcuts' | 'credentials' | 'set-aside'

/** Which screen is shown, and what is open over it. */
export interface ViewState {
  readonly screen: Screen
  readonly isInviteOpen: boolean
  readonly dialog: FrameDialog | null
  readonly show: (screen: Screen) => void
  readonly openInvite: () => void
  readonly closeInvite: () => void
  readonly openDialog: (dialog: FrameDialog) => void
  readonly closeDialog: () => void
}

/** The page starts on the map: it is what people look at all day. */
export function createViewStore(): StoreApi<ViewState> {
  return createStore<ViewState>((set) => ({
    screen: 'map',
    isInviteOpen: false,
    dialog: null,
    show: (screen) => set({ screen }),
    openInvite: () => set({ isInviteOpen: true }),
    closeInvite: () => set({ isInviteOpen: false }),
    openDialog: (dialog) => set({ dialog }),
    closeDialog: () => set({ dialog: null })
  }))
}

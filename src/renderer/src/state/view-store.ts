import type { SessionState } from '@shared/ipc/schemas-session'
import { createStore, type StoreApi } from 'zustand/vanilla'

export type Screen = 'map' | 'invitations' | 'bulk' | 'settings'

/** What floats over the screens and belongs to the frame; at most one at a time. */
export type FrameDialog =
  | 'sign-out'
  | 'shortcuts'
  | 'credentials'
  | 'set-aside'
  | 'session'
  | 'switch-profile'
  | 'add-profile'
  | 'replace-secret'
  | 'rename-profile'
  | 'remove-profile'
  | 'lock'
  | 'lock-and-revoke'

/** Which screen is shown, and what is open over it. */
export interface ViewState {
  readonly screen: Screen
  readonly isInviteOpen: boolean
  readonly dialog: FrameDialog | null
  /** The profile that the dialog is about; null when it is about the open one or about none. */
  readonly dialogProfileId: string | null
  /** The part of the settings to bring into view; cleared by that part once it has. */
  readonly settingsPart: 'profiles' | null
  /** The profile that is being opened, until main has answered. */
  readonly openingProfileId: string | null
  readonly show: (screen: Screen) => void
  readonly showSettingsPart: (part: 'profiles' | null) => void
  readonly openInvite: () => void
  readonly closeInvite: () => void
  readonly openDialog: (dialog: FrameDialog, profileId?: string) => void
  readonly closeDialog: () => void
  readonly setOpening: (profileId: string | null) => void
}

export interface ViewStore {
  readonly store: StoreApi<ViewState>
  readonly start: () => () => void
}

/**
 * The page starts on the map: it is what people look at all day.
 *
 * @param session whose profile decides what stays: another profile is another workspace and starts anew, and nothing floats over a
 *   screen that it does not belong to
 */
export function createViewStore(session: StoreApi<SessionState>): ViewStore {
  const store = createStore<ViewState>((set) => ({
    screen: 'map',
    isInviteOpen: false,
    dialog: null,
    dialogProfileId: null,
    settingsPart: null,
    openingProfileId: null,
    show: (screen) => set({ screen }),
    showSettingsPart: (settingsPart) =>
      set(settingsPart === null ? { settingsPart } : { settingsPart, screen: 'settings' }),
    openInvite: () => set({ isInviteOpen: true }),
    closeInvite: () => set({ isInviteOpen: false }),
    openDialog: (dialog, profileId) => set({ dialog, dialogProfileId: profileId ?? null }),
    closeDialog: () => set({ dialog: null, dialogProfileId: null }),
    setOpening: (openingProfileId) => set({ openingProfileId })
  }))
  return {
    store,
    start() {
      const first = session.getState()
      let lastOpenId = first.kind === 'open' ? first.profile.id : null
      let lastPlace = placeOf(first)
      return session.subscribe((state) => {
        const place = placeOf(state)
        if (place !== lastPlace) store.setState({ isInviteOpen: false, dialog: null, dialogProfileId: null })
        lastPlace = place
        if (state.kind !== 'open') return
        if (lastOpenId !== null && lastOpenId !== state.profile.id)
          store.setState({ screen: 'map', settingsPart: null })
        lastOpenId = state.profile.id
      })
    }
  }
}

/** The screen and profile that what floats belongs to. */
function placeOf(session: SessionState): string {
  switch (session.kind) {
    case 'open':
    case 'locked':
      return `${session.kind} ${session.profile.id}`
    case 'signed-out':
      return `${session.kind} ${session.remembered?.id ?? ''}`
    case 'starting':
      return session.kind
  }
}

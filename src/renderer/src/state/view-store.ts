import type { SessionState } from '@shared/ipc/schemas-session'
import type { Settings } from '@shared/ipc/schemas-settings'
import { createStore, type StoreApi } from 'zustand/vanilla'

export type Screen = 'attention' | 'map' | 'fleets' | 'invitations' | 'bulk' | 'activity' | 'settings'

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
 * A profile opens on the screen that the person chose to start on (ADR 20).
 *
 * @param settings which says what that screen is
 * @param session whose profile decides what stays: another profile is another workspace and starts anew, and nothing floats over a
 *   screen that it does not belong to
 */
export function createViewStore(
  session: StoreApi<SessionState>,
  settings: StoreApi<Pick<Settings, 'startScreen'>>
): ViewStore {
  const startScreen = (): Screen => settings.getState().startScreen
  const store = createStore<ViewState>((set) => ({
    screen: startScreen(),
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
      const firstSession = session.getState()
      let lastOpenId = firstSession.kind === 'open' ? firstSession.profile.id : null
      let lastPlace = placeOf(firstSession)
      // The settings come a moment after the page; who went somewhere in between meant to.
      const firstScreen = store.getState().screen
      const stopSettings = settings.subscribe(() => {
        stopSettings()
        if (store.getState().screen === firstScreen) store.setState({ screen: startScreen() })
      })
      const stopSession = session.subscribe((state) => {
        const place = placeOf(state)
        if (place !== lastPlace) store.setState({ isInviteOpen: false, dialog: null, dialogProfileId: null })
        lastPlace = place
        if (state.kind !== 'open') return
        if (lastOpenId !== null && lastOpenId !== state.profile.id)
          store.setState({ screen: startScreen(), settingsPart: null })
        lastOpenId = state.profile.id
      })
      return () => {
        stopSettings()
        stopSession()
      }
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

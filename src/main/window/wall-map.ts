import type { BrowserWindow } from 'electron'
import type { SessionState } from '@shared/ipc/schemas-session'
import type { WallState } from '@shared/ipc/schemas-wall'

/** What of a window the wall map needs. */
export type WallWindow = Pick<
  BrowserWindow,
  'isDestroyed' | 'isMinimized' | 'restore' | 'show' | 'focus' | 'destroy' | 'close' | 'isFullScreen' | 'setFullScreen'
>

/** The second window of the app: there or not, and whose vehicles it shows. */
export interface WallMap<W extends WallWindow = WallWindow> {
  /** The window, while it is open. */
  window(): W | null
  state(): WallState
  /** Opens it for the profile that is open, or brings it to the front. @returns false when no profile is open */
  open(): boolean
  close(): void
  setFullScreen(isFullScreen: boolean): void
  /** To be called when the window was closed, by whomever, and when it came to fill its screen or no longer does. */
  changed(): void
  /** To be called with every change of the session. */
  followSession(state: SessionState): void
}

interface WallMapOptions<W extends WallWindow> {
  readonly createWindow: () => W
  readonly onChange: (state: WallState) => void
}

/**
 * Nothing is open at first.
 *
 * Threat: a wall is seen by everyone in the room and by the camera in it. Once the profile is locked, signed out of or left for another one,
 * its vehicles must not stay there: the window goes at once, unasked. It comes back when the same profile is unlocked, as whoever locks the
 * computer for lunch expects, and only then.
 */
export function createWallMap<W extends WallWindow>({ createWindow, onChange }: WallMapOptions<W>): WallMap<W> {
  let opened: { readonly window: W; readonly profileId: string } | null = null
  let openProfileId: string | null = null
  /** The profile whose lock took the window away. */
  let returnsForProfileId: string | null = null

  const window = (): W | null => (opened === null || opened.window.isDestroyed() ? null : opened.window)
  const state = (): WallState => ({ isOpen: window() !== null, isFullScreen: window()?.isFullScreen() ?? false })
  const tell = (): void => onChange(state())

  function open(): boolean {
    if (openProfileId === null) return false
    const shown = window()
    if (shown === null) {
      opened = { window: createWindow(), profileId: openProfileId }
      tell()
    } else {
      if (shown.isMinimized()) shown.restore()
      shown.show()
      shown.focus()
    }
    return true
  }

  function leave(isLocked: boolean): void {
    if (opened === null) return
    const shown = window()
    returnsForProfileId = isLocked && shown !== null ? opened.profileId : null
    opened = null
    // Not `close`: a page that hangs could keep the window open.
    shown?.destroy()
    tell()
  }

  return {
    window,
    state,
    open,
    close: () => window()?.close(),
    setFullScreen: (isFullScreen) => window()?.setFullScreen(isFullScreen),
    changed() {
      if (window() === null) opened = null
      tell()
    },
    followSession(session) {
      openProfileId = session.kind === 'open' ? session.profile.id : null
      if (opened !== null && opened.profileId !== openProfileId) leave(session.kind === 'locked')
      if (openProfileId !== null) {
        const isBack = openProfileId === returnsForProfileId
        returnsForProfileId = null
        if (isBack) open()
      } else if (session.kind === 'signed-out') returnsForProfileId = null
    }
  }
}

import { notifications } from '@mantine/notifications'
import { useMemo } from 'react'
import { useExports, type Exports } from '../features/export/use-exports'
import { useLock } from '../features/profiles/use-lock'
import { useOpenProfile } from '../features/profiles/use-open-profile'
import { words as wallWords } from '../features/wall/words'
import { openProfileId } from '../state/open-profile-id'
import { useBridge, useStores } from '../state/stores'
import { failureSentence } from '../ui/failure-words'
import { frameWords } from './words'

/** What menu, palette, keys and buttons of the frame can do; one meaning for each, wherever it is asked for. */
export interface FrameActions {
  readonly showMap: () => void
  readonly showInvitations: () => void
  readonly showSettings: () => void
  readonly newInvitation: () => void
  readonly inviteMany: () => void
  readonly find: () => void
  /** Follows the selected vehicle, or ends following. */
  readonly follow: () => void
  readonly refresh: () => void
  readonly switchProfile: () => void
  readonly openProfile: (profile: { readonly id: string; readonly name: string }) => void
  readonly addProfile: () => void
  readonly manageProfiles: () => void
  readonly showSession: () => void
  /** @param revokesToken asks Catena to revoke the access token, too */
  readonly lock: (revokesToken: boolean) => void
  readonly signOut: () => void
  readonly enterCredentials: () => void
  readonly showShortcuts: () => void
  readonly openWall: () => void
  readonly exports: Exports
}

/**
 * The frame's actions.
 *
 * @param openPalette opens the search over everything
 */
export function useActions(openPalette: () => void): FrameActions {
  const bridge = useBridge()
  const { session, view, selection, vehicleTable } = useStores()
  const { open } = useOpenProfile()
  const { ask } = useLock()
  const exports = useExports()
  return useMemo(() => {
    const refresh = async () => {
      const isOnInvitations = ['invitations', 'bulk'].includes(view.getState().screen)
      const asked = openProfileId(session.getState())
      const result = await bridge.calls[isOnInvitations ? 'invitations:refresh' : 'positions:refresh'](undefined)
      // Locked, signed out or switched meanwhile: nobody waits for this answer any more.
      const isWaitedFor = openProfileId(session.getState()) === asked
      if (!result.ok && result.error.code !== 'cancelled' && isWaitedFor) {
        notifications.show({ color: 'red', title: frameWords.notRefreshed, message: failureSentence(result.error) })
      }
    }
    return {
      showMap: () => view.getState().show('map'),
      showInvitations: () => view.getState().show('invitations'),
      showSettings: () => view.getState().show('settings'),
      newInvitation: () => view.getState().openInvite(),
      inviteMany: () => view.getState().show('bulk'),
      find: () => {
        // On the map "find" narrows the list in place; anywhere else, or with the list hidden, it searches everything.
        const filter = view.getState().screen === 'map' ? document.getElementById('vehicle-filter') : null
        if (filter) filter.focus()
        else openPalette()
      },
      follow: () => {
        const { selectedSlot, followedSlot, follow } = selection.getState()
        if (view.getState().screen !== 'map') return
        const hasPosition = selectedSlot !== null && Number.isFinite(vehicleTable.longitudeDeg[selectedSlot])
        follow(followedSlot === null && hasPosition ? selectedSlot : null)
      },
      refresh: () => void refresh(),
      switchProfile: () => view.getState().openDialog('switch-profile'),
      openProfile: open,
      addProfile: () => view.getState().openDialog('add-profile'),
      manageProfiles: () => view.getState().showSettingsPart('profiles'),
      showSession: () => view.getState().openDialog('session'),
      lock: ask,
      signOut: () => view.getState().openDialog('sign-out'),
      enterCredentials: () => view.getState().openDialog('credentials'),
      showShortcuts: () => view.getState().openDialog('shortcuts'),
      openWall: () =>
        void bridge.calls['wall:open'](undefined).then((answer) => {
          if (!answer.ok) notifications.show({ color: 'red', message: wallWords.notOpened })
        }),
      exports
    }
  }, [bridge, session, view, selection, vehicleTable, open, ask, exports, openPalette])
}

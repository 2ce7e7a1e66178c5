import { notifications } from '@mantine/notifications'
import { useMemo } from 'react'
import { useBridge, useStores } from '../state/stores'
import { failureSentence } from '../ui/failure-words'

/** What menu, palette, keys and buttons of the frame can do; one meaning for each, wherever it is asked for. */
export interface FrameActions {
  readonly showMap: () => void
  readonly showInvitations: () => void
  readonly showSettings: () => void
  readonly newInvitation: () => void
  readonly find: () => void
  readonly refresh: () => void
  readonly signOut: () => void
  readonly enterCredentials: () => void
  readonly showShortcuts: () => void
}

/**
 * The frame's actions.
 *
 * @param openPalette opens the search over everything
 */
export function useActions(openPalette: () => void): FrameActions {
  const bridge = useBridge()
  const { view } = useStores()
  return useMemo(() => {
    const refresh = async () => {
      const isOnInvitations = view.getState().screen === 'invitations'
      const result = await bridge.calls[isOnInvitations ? 'invitations:refresh' : 'positions:refresh'](undefined)
      if (!result.ok && result.error.code !== 'cancelled') {
        notifications.show({ color: 'red', title: 'Not refreshed', message: failureSentence(result.error) })
      }
    }
    return {
      showMap: () => view.getState().show('map'),
      showInvitations: () => view.getState().show('invitations'),
      showSettings: () => view.getState().show('settings'),
      newInvitation: () => view.getState().openInvite(),
      find: () => {
        // On the map "find" narrows the list in place; anywhere else, or with the list hidden, it searches everything.
        const filter = view.getState().screen === 'map' ? document.getElementById('vehicle-filter') : null
        if (filter) filter.focus()
        else openPalette()
      },
      refresh: () => void refresh(),
      signOut: () => view.getState().openDialog('sign-out'),
      enterCredentials: () => view.getState().openDialog('credentials'),
      showShortcuts: () => view.getState().openDialog('shortcuts')
    }
  }, [bridge, view, openPalette])
}

import { notifications } from '@mantine/notifications'
import { useMemo } from 'react'
import { useExports, type Exports } from '../features/export/use-exports'
import { useLock } from '../features/profiles/use-lock'
import { useOpenProfile } from '../features/profiles/use-open-profile'
import { words as wallWords } from '../features/wall/words'
import type { FleetRow } from '@shared/ipc/schemas-fleets'
import type { Screen } from '../state/view-store'
import { openProfileId } from '../state/open-profile-id'
import { useBridge, useStores } from '../state/stores'
import { failureSentence } from '../ui/failure-words'
import { frameWords } from './words'

/** What menu, palette, keys and buttons of the frame can do; one meaning for each, wherever it is asked for. */
export interface FrameActions {
  readonly showAttention: () => void
  readonly showMap: () => void
  readonly showFleets: () => void
  readonly showInvitations: () => void
  readonly showActivity: () => void
  readonly showSettings: () => void
  readonly newInvitation: () => void
  readonly inviteMany: () => void
  readonly find: () => void
  /** Follows the selected vehicle, or ends following. */
  readonly follow: () => void
  /** Begins a message to the fleet that is chosen: in a list of fleets, on its page, or by its vehicle on the map. */
  readonly chase: () => void
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
  const { session, view, selection, vehicleTable, fleets, fleetView } = useStores()
  const { open } = useOpenProfile()
  const { ask } = useLock()
  const exports = useExports()
  return useMemo(() => {
    const refresh = async () => {
      const asked = openProfileId(session.getState())
      const result = await bridge.calls[refreshOf(view.getState().screen)](undefined)
      // Locked, signed out or switched meanwhile: nobody waits for this answer any more.
      const isWaitedFor = openProfileId(session.getState()) === asked
      if (!result.ok && result.error.code !== 'cancelled' && isWaitedFor) {
        notifications.show({ color: 'red', title: frameWords.notRefreshed, message: failureSentence(result.error) })
      }
    }
    return {
      showAttention: () => view.getState().show('attention'),
      showMap: () => view.getState().show('map'),
      showFleets: () => view.getState().show('fleets'),
      showInvitations: () => view.getState().show('invitations'),
      showActivity: () => view.getState().show('activity'),
      showSettings: () => view.getState().show('settings'),
      newInvitation: () => view.getState().openInvite(),
      inviteMany: () => view.getState().show('bulk'),
      find: () => {
        // On the map and among fleets "find" narrows the list in place; anywhere else, or with the list hidden, it searches everything.
        const filter = document.getElementById(filterIds[view.getState().screen] ?? '')
        if (filter) filter.focus()
        else openPalette()
      },
      follow: () => {
        const { selectedSlot, followedSlot, follow } = selection.getState()
        if (view.getState().screen !== 'map') return
        const hasPosition = selectedSlot !== null && Number.isFinite(vehicleTable.longitudeDeg[selectedSlot])
        follow(followedSlot === null && hasPosition ? selectedSlot : null)
      },
      chase: () => {
        const { screen } = view.getState()
        const slot = selection.getState().selectedSlot
        const key =
          screen === 'map'
            ? keyOfFleet(fleets.getState().byKey.values(), slot === null ? '' : vehicleTable.fleetName(slot))
            : screen === 'attention' || screen === 'fleets'
              ? fleetView.getState().currentKey
              : null
        if (key !== null && fleets.getState().byKey.has(key)) fleetView.getState().chase(key)
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
  }, [bridge, session, view, selection, vehicleTable, fleets, fleetView, open, ask, exports, openPalette])
}

/** Where a screen has a field of its own that finds. */
const filterIds: Partial<Readonly<Record<Screen, string>>> = { map: 'vehicle-filter', fleets: 'fleet-search' }

/** What a screen shows is what is read anew. */
function refreshOf(screen: Screen): 'invitations:refresh' | 'fleets:refresh' | 'positions:refresh' {
  if (screen === 'invitations' || screen === 'bulk') return 'invitations:refresh'
  return screen === 'attention' || screen === 'fleets' ? 'fleets:refresh' : 'positions:refresh'
}

/** The fleet of a vehicle; positions know it by its name alone. */
function keyOfFleet(rows: Iterable<FleetRow>, name: string): string | null {
  if (name === '') return null
  for (const row of rows) if (row.name === name) return row.key
  return null
}

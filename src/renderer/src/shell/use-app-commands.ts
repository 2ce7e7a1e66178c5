import { assertNever } from '@shared/domain/assert-never'
import type { AppCommand } from '@shared/ipc/contract'
import { useEffect } from 'react'
import { useBridge } from '../state/stores'
import type { FrameActions } from './use-actions'

/** Does what the native menu asks for. */
export function useAppCommands(actions: FrameActions): void {
  const bridge = useBridge()
  useEffect(
    () =>
      bridge.events['app:command'](({ command }) => {
        // What is behind an open dialog does not change under it; a lock takes the dialog away, too.
        if (command === 'lock' || document.querySelector('[aria-modal="true"]') === null) run(actions, command)
      }),
    [actions, bridge]
  )
}

function run(actions: FrameActions, command: AppCommand): void {
  switch (command) {
    case 'show-attention':
      actions.showAttention()
      return
    case 'show-fleets':
      actions.showFleets()
      return
    case 'show-activity':
      actions.showActivity()
      return
    case 'show-map':
      actions.showMap()
      return
    case 'show-invitations':
      actions.showInvitations()
      return
    case 'show-settings':
      actions.showSettings()
      return
    case 'new-invitation':
      actions.newInvitation()
      return
    case 'invite-many':
      actions.inviteMany()
      return
    case 'find':
      actions.find()
      return
    case 'refresh':
      actions.refresh()
      return
    case 'switch-profile':
      actions.switchProfile()
      return
    case 'add-profile':
      actions.addProfile()
      return
    case 'show-session':
      actions.showSession()
      return
    case 'lock':
      actions.lock(false)
      return
    case 'sign-out':
      actions.signOut()
      return
    case 'export-csv':
      void actions.exports.vehicles('csv')
      return
    case 'export-geojson':
      void actions.exports.vehicles('geojson')
      return
    case 'export-picture':
      void actions.exports.picture()
      return
    case 'export-pdf':
      void actions.exports.pdf()
      return
    case 'print':
      void actions.exports.print()
      return
    default:
      assertNever(command)
  }
}

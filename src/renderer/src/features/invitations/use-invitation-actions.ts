import { notifications } from '@mantine/notifications'
import type { InvitationRow } from '@shared/ipc/schemas-invitations'
import { useBridge } from '@renderer/state/stores'
import { fleetLabel } from './invitation-filter'
import { failureText, words } from './words'

/** What can be done with a row, each ending in a toast that says what happened. Copying goes through main, which alone knows the link. */
export function useInvitationActions() {
  const bridge = useBridge()
  return {
    /** @returns true when the link is on the clipboard */
    copyLink: async (row: InvitationRow): Promise<boolean> => {
      const answer = await bridge.calls['invitations:copy-link']({ handle: row.handle })
      if (answer.ok) {
        notifications.show({
          title: words.copiedTitle,
          message: words.copiedText(fleetLabel(row), answer.value.expiresAtMs)
        })
      } else {
        notifications.show({ color: 'red', title: words.failedTitle, message: failureText(answer.error) })
      }
      return answer.ok
    },
    revoke: async (row: InvitationRow): Promise<void> => {
      const answer = await bridge.calls['invitations:revoke']({ handle: row.handle })
      if (answer.ok) notifications.show({ message: words.revokeDone(fleetLabel(row)) })
      else notifications.show({ color: 'red', title: words.failedTitle, message: failureText(answer.error) })
    }
  }
}

import { notifications } from '@mantine/notifications'
import type { CreateInvitationOutput, InvitationRow } from '@shared/ipc/schemas-invitations'
import { useMemo } from 'react'
import { useBridge } from '@renderer/state/stores'
import { actionWords } from './action-words'
import { failureText } from './failure-text'
import { fleetLabel } from './invitation-filter'
import { words } from './words'
import type { Failure } from '@shared/ipc/result'

/** What can be done with a row at once, each ending in a toast that says what happened. Main alone knows the link. */
export function useInvitationActions() {
  const bridge = useBridge()
  return useMemo(
    () => ({
      /** @returns true when the link is on the clipboard */
      copyLink: async (row: InvitationRow): Promise<boolean> => {
        const answer = await bridge.calls['invitations:copy-link']({ handle: row.handle })
        if (answer.ok) {
          notifications.show({
            title: words.copiedTitle,
            message: words.copiedText(fleetLabel(row), answer.value.expiresAtMs)
          })
        } else {
          showFailure(answer.error)
        }
        return answer.ok
      },
      openLink: async (row: InvitationRow): Promise<void> => {
        const answer = await bridge.calls['invitations:open-link']({ handle: row.handle })
        if (answer.ok) notifications.show({ message: actionWords.linkOpened(fleetLabel(row)) })
        else showFailure(answer.error)
      }
    }),
    [bridge]
  )
}

/** A toast of what did not work, and what to do. */
export function showFailure(failure: Failure): void {
  notifications.show({ color: 'red', title: words.failedTitle, message: failureText(failure) })
}

/** A toast that reads the server's 200 or 201 back in words. */
export function announceResent({ row, outcome, isLinkCopied }: CreateInvitationOutput): void {
  notifications.show({
    ...(isLinkCopied ? {} : { color: 'orange' }),
    title: isLinkCopied ? actionWords.linkCopied : actionWords.linkNotCopied,
    message: actionWords.resent[outcome](fleetLabel(row), row.expiresAtMs),
    autoClose: 8000
  })
}

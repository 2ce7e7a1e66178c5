import { notifications } from '@mantine/notifications'
import type { SavedChange } from '@shared/ipc/schemas-saved'
import { useCallback } from 'react'
import { useStores } from '@renderer/state/stores'
import { failureSentence } from '@renderer/ui/failure-words'
import { words } from './words'

/** Saves filters, templates or messages with the open profile: shown at once, taken back where it could not be kept. */
export function useSaveInvitationThings(): (change: SavedChange) => void {
  const { saved, bridge } = useStores()
  return useCallback(
    (change) => {
      const before = saved.getState()
      saved.setState(change as Partial<typeof before>)
      void bridge.calls['saved:change'](change).then((answer) => {
        if (answer.ok) return
        if (answer.error.code !== 'file-not-written') saved.setState(before)
        notifications.show({ color: 'red', title: words.notSaved, message: failureSentence(answer.error) })
      })
    },
    [saved, bridge]
  )
}

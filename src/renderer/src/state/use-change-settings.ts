import { notifications } from '@mantine/notifications'
import type { SettingsChange } from '@shared/ipc/schemas-settings'
import { useCallback } from 'react'
import { useStores } from './stores'

/** Changes settings: shown at once, kept by main; when main refuses, what was there before comes back and a toast says so. */
export function useChangeSettings(): (change: SettingsChange) => void {
  const { bridge, settings } = useStores()
  return useCallback(
    (change) => {
      const before = settings.getState()
      settings.setState({ ...before, ...(change as Partial<typeof before>) }, true)
      void bridge.calls['settings:change'](change).then((result) => {
        settings.setState(result.ok ? result.value : before, true)
        if (!result.ok) {
          notifications.show({
            color: 'red',
            title: 'Setting not saved',
            message: 'It could not be written to this computer. Check that its disk is not full, then try again.'
          })
        }
      })
    },
    [bridge, settings]
  )
}

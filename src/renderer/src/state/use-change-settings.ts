import { notifications } from '@mantine/notifications'
import type { SettingsChange } from '@shared/ipc/schemas-settings'
import { useCallback } from 'react'
import { inLanguage } from '../ui/in-language'
import { useStores } from './stores'

const words = inLanguage({
  en: {
    title: 'Setting not saved',
    text: 'It could not be written to this computer. Check that its disk is not full, then try again.'
  },
  es: {
    title: 'El ajuste no se guardó',
    text: 'No se pudo escribir en esta computadora. Revise que el disco no esté lleno e inténtelo de nuevo.'
  }
})

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
            title: words.title,
            message: words.text
          })
        }
      })
    },
    [bridge, settings]
  )
}

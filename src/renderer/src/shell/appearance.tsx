import { MantineProvider, type MantineColorScheme, type MantineColorSchemeManager } from '@mantine/core'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import type { Settings } from '@shared/ipc/schemas-settings'
import { useState, type ReactNode } from 'react'
import type { StoreApi } from 'zustand/vanilla'
import { useStores } from '../state/stores'
import { cssVariablesResolver, theme } from '../ui/theme'

interface AppearanceProps {
  /** The CSP nonce of this page, for the styles that Mantine makes at run time. */
  readonly nonce: string
  /** Whatever the settings say for the main window. */
  readonly forcedScheme?: 'light' | 'dark'
  readonly children: ReactNode
}

/** Theme, colour scheme, toasts and dialogs around everything. */
export function Appearance({ nonce, forcedScheme, children }: AppearanceProps) {
  const { settings } = useStores()
  const [manager] = useState(() => createSchemeManager(settings))
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={manager}
      defaultColorScheme="auto"
      {...(forcedScheme && { forceColorScheme: forcedScheme })}
      getStyleNonce={() => nonce}
    >
      <ModalsProvider>
        <Notifications position="bottom-right" autoClose={6000} limit={4} />
        {children}
      </ModalsProvider>
    </MantineProvider>
  )
}

/** The colour scheme lives in the settings, which main keeps; Mantine only reads it. */
function createSchemeManager(settings: StoreApi<Settings>): MantineColorSchemeManager {
  let unsubscribe: () => void = () => undefined
  const current = () => schemeOf(settings.getState())
  return {
    get: current,
    set: () => undefined,
    subscribe: (onUpdate) => {
      // The answer of main may have come between the first render and this subscription.
      onUpdate(current())
      unsubscribe = settings.subscribe((next, previous) => {
        if (next.colourScheme !== previous.colourScheme) onUpdate(schemeOf(next))
      })
    },
    unsubscribe: () => unsubscribe(),
    clear: () => undefined
  }
}

function schemeOf(settings: Settings): MantineColorScheme {
  return settings.colourScheme === 'system' ? 'auto' : settings.colourScheme
}

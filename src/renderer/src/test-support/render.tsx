import { MantineProvider } from '@mantine/core'
import { ModalsProvider } from '@mantine/modals'
import { notifications, Notifications } from '@mantine/notifications'
import { act, render, type RenderResult } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { StoresProvider } from '../state/stores'
import { theme } from '../ui/theme'
import { createFakeBridge, type FakeBridge } from './fake-bridge'

interface RenderOptions {
  /** A bridge with nothing but the usual answers by default. */
  readonly bridge?: FakeBridge
  /** Epoch milliseconds; the computer's clock by default. */
  readonly now?: () => number
}

export interface RenderedPage extends RenderResult {
  readonly bridge: FakeBridge
  readonly user: UserEvent
}

/**
 * Renders something as the page would: theme, toasts, modals and stores around it, transitions off. Resolves when the stores have
 * heard main's first answers.
 *
 * @param ui what to render
 */
export async function renderPage(ui: ReactNode, options: RenderOptions = {}): Promise<RenderedPage> {
  const bridge = options.bridge ?? createFakeBridge()
  const now = options.now ?? Date.now
  // Mantine keeps toasts in a store of its own, which outlives a page.
  notifications.clean()
  notifications.cleanQueue()
  const rendered = await act(async () => {
    const result = render(
      <StoresProvider bridge={bridge} now={now}>
        <MantineProvider theme={theme} env="test">
          <ModalsProvider>
            <Notifications />
            {ui}
          </ModalsProvider>
        </MantineProvider>
      </StoresProvider>
    )
    await Promise.resolve()
    return result
  })
  return { ...rendered, bridge, user: userEvent.setup() }
}

import type { App } from 'electron'

interface ShowableWindow {
  isDestroyed(): boolean
  isMinimized(): boolean
  restore(): void
  show(): void
  focus(): void
}

/**
 * One app per data folder (SECURITY.md row 12): two would write to one cache and one vault.
 *
 * @param app Electron's; its data folder must be set before
 * @param mainWindow the window to bring forward when the person starts the app again, if there is one
 * @returns `second` when another instance runs: quit at once, it has been told. Else `first`, with how to stop listening
 */
export function claimSingleInstance(
  app: Pick<App, 'requestSingleInstanceLock' | 'on' | 'removeListener'>,
  mainWindow: () => ShowableWindow | undefined
): { readonly kind: 'first'; readonly stop: () => void } | { readonly kind: 'second' } {
  if (!app.requestSingleInstanceLock()) return { kind: 'second' }
  // Threat: the second instance's command line is a stranger's text. It is not read: starting again only shows the window.
  const bringForward = (): void => {
    const window = mainWindow()
    if (window === undefined || window.isDestroyed()) return
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  }
  app.on('second-instance', bringForward)
  return { kind: 'first', stop: () => void app.removeListener('second-instance', bringForward) }
}

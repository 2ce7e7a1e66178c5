import type { App, WebContents } from 'electron'
import type { Logger } from '../app/logger'
import { describeUrl, isOwnPage } from './app-origin'

interface NavigationGuardOptions {
  readonly app: Pick<App, 'on' | 'removeListener'>
  /** Opens an allowed link in the system's browser; from `createLinkOpener`. */
  readonly openLink: (url: string) => Promise<boolean>
  readonly logger: Logger
}

interface Navigation {
  readonly url: string
  readonly isMainFrame: boolean
  preventDefault(): void
}

/**
 * Keeps every window on our page, from before its first navigation (SECURITY.md rows 1, 5 and 6).
 *
 * Threat: a page that leads the window elsewhere keeps the preload, and with it the bridge. Navigation, redirects and frames
 * are refused unless they lead to our page; a new window or a webview is always refused; a link for a new window goes to the
 * system's browser when it is on the list.
 *
 * @returns how to stop; windows that exist stay guarded
 */
export function guardNavigation(options: NavigationGuardOptions): () => void {
  const { app, openLink, logger } = options
  const guard = (_event: unknown, contents: WebContents): void => guardContents(contents, openLink, logger)
  app.on('web-contents-created', guard)
  return () => void app.removeListener('web-contents-created', guard)
}

/** Whether a navigation may go on: only the top frame, only to our page. */
export function isNavigationAllowed(url: string, isMainFrame: boolean): boolean {
  return isMainFrame && isOwnPage(url)
}

function guardContents(contents: WebContents, openLink: (url: string) => Promise<boolean>, logger: Logger): void {
  const check = (navigation: Navigation): void => {
    if (isNavigationAllowed(navigation.url, navigation.isMainFrame)) return
    navigation.preventDefault()
    logger.warn('A navigation was refused', { target: describeUrl(navigation.url) })
  }
  contents.on('will-navigate', check)
  contents.on('will-redirect', check)
  contents.on('will-frame-navigate', check)
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
    logger.warn('A webview was refused')
  })
  contents.setWindowOpenHandler(({ url }) => {
    void openLink(url)
    return { action: 'deny' }
  })
}

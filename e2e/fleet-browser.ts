import { chromium, type Page } from '@playwright/test'
import { chromiumFlags, ensureChromium } from '../scripts/chromium/chromium.mjs'

/** The browser of an invited fleet: the system's Chromium, apart from the app. */
export interface FleetBrowser {
  /** Opens a link as somebody who was sent it. */
  readonly open: (link: string) => Promise<Page>
  readonly close: () => Promise<void>
}

/**
 * Starts it.
 *
 * @throws when there is no Chromium; the message says what to install
 */
export async function openFleetBrowser(): Promise<FleetBrowser> {
  const executable = ensureChromium()
  if (!executable.ok) throw new Error(executable.message)
  const browser = await chromium.launch({ executablePath: executable.value, args: chromiumFlags(process.getuid?.()) })
  return {
    async open(link) {
      const page = await browser.newPage()
      await page.goto(link)
      return page
    },
    close: () => browser.close()
  }
}

import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test'
import { chromiumFlags, ensureChromium } from '../../scripts/chromium/chromium.mjs'
import { openSite, type Site } from './site'

/** The browser and the pages that everything is measured in. */
export interface BenchBrowser {
  readonly browser: Browser
  /** Of the browser itself, for what is known of its processes. */
  readonly session: CDPSession
  /** A page of its own process, which nothing was measured in before. */
  readonly openPage: (path: string) => Promise<BenchPage>
  readonly close: () => Promise<void>
}

export interface BenchPage {
  readonly page: Page
  readonly session: CDPSession
  /** What the page complained of. */
  readonly errors: readonly string[]
  readonly close: () => Promise<void>
}

const viewport = { width: 1280, height: 800 }

/**
 * Starts the system's Chromium without a window, drawing by software, and serves the pages.
 *
 * @param open builds and serves the pages; those of the map by default
 * @throws when there is no Chromium and it may not be installed; the message says what to do
 */
export async function openBenchBrowser(open: () => Promise<Site> = openSite): Promise<BenchBrowser> {
  const executable = ensureChromium()
  if (!executable.ok) throw new Error(executable.message)
  const site = await open()
  const browser = await chromium.launch({
    executablePath: executable.value,
    args: [...chromiumFlags(process.getuid?.()), '--enable-precise-memory-info']
  })
  return {
    browser,
    session: await browser.newBrowserCDPSession(),
    async openPage(path) {
      const context = await browser.newContext({ viewport, deviceScaleFactor: 1 })
      const page = await context.newPage()
      page.setDefaultTimeout(180_000)
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(error.message))
      await page.goto(new URL(path, site.url).href)
      return { page, errors, session: await context.newCDPSession(page), close: () => context.close() }
    },
    async close() {
      await browser.close()
      await site.close()
    }
  }
}

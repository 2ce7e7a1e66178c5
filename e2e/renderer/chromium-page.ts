import { resolve } from 'node:path'
import { chromium, type CDPSession, type Page } from '@playwright/test'
import { build, type Rolldown } from 'vite'
import { chromiumFlags, ensureChromium } from '../../scripts/chromium/chromium.mjs'
import type { PageSize } from '../launch'
import { pageStartGlobal, type PageStart } from './page-start'
import { serveRenderer } from './serve-renderer'

const projectDir = resolve(__dirname, '../..')

/** What the page begins with. */
export interface ChromiumPageStart extends PageStart {
  readonly colorScheme?: 'light' | 'dark'
  readonly isMotionReduced?: boolean
  readonly windowSize?: PageSize
}

/** The built page in a tab of its own. */
export interface ChromiumPage {
  readonly page: Page
  readonly resize: (size: PageSize) => Promise<void>
  /** Half the CSS pixels of twice the size at a factor of 2, as the browser's own zoom has it. */
  readonly zoom: (factor: number) => Promise<void>
  readonly picture: () => Promise<Buffer>
}

/** The system's Chromium, kept for all tests of a run. */
export interface ChromiumPages {
  /** The built page in a context of its own, with its bridge answered inside of it; everything it printed goes to `tell`. */
  readonly open: (start: ChromiumPageStart, tell: (line: string) => void) => Promise<ChromiumPage>
  readonly close: () => Promise<void>
}

const usualSize: PageSize = { width: 1280, height: 800 }

/**
 * Starts Chromium and serves the built page to it.
 *
 * @throws when there is no Chromium; the message says what to install
 */
export async function openChromium(): Promise<ChromiumPages> {
  const executable = ensureChromium()
  if (!executable.ok) throw new Error(executable.message)
  const [server, bridgeScript] = await Promise.all([serveRenderer(), buildBridge()])
  const browser = await chromium.launch({
    executablePath: executable.value,
    args: chromiumFlags(process.getuid?.())
  })
  return {
    async open({ colorScheme = 'light', isMotionReduced, windowSize = usualSize, vehicles }, tell) {
      const context = await browser.newContext({
        viewport: windowSize,
        deviceScaleFactor: 1,
        colorScheme,
        reducedMotion: isMotionReduced === true ? 'reduce' : 'no-preference',
        timezoneId: 'America/Chicago'
      })
      const start: PageStart = vehicles === undefined ? {} : { vehicles }
      await context.addInitScript({ content: `globalThis.${pageStartGlobal} = ${JSON.stringify(start)}` })
      await context.addInitScript({ content: bridgeScript })
      const page = await context.newPage()
      page.on('console', (message) => tell(message.text()))
      page.on('pageerror', (error) => tell(`pageerror ${error.message}`))
      await page.goto(server.url)
      return controls(page, await context.newCDPSession(page), windowSize)
    },
    async close() {
      await browser.close()
      await server.close()
    }
  }
}

/** A window's size and zoom: Playwright knows of the first only. */
function controls(page: Page, devTools: CDPSession, startSize: PageSize): ChromiumPage {
  let size = startSize
  return {
    page,
    resize: (next) => {
      size = next
      return page.setViewportSize({ ...next })
    },
    zoom: async (factor) => {
      if (factor === 1) await devTools.send('Emulation.clearDeviceMetricsOverride')
      if (factor === 1) return page.setViewportSize({ ...size })
      await devTools.send('Emulation.setDeviceMetricsOverride', {
        width: size.width / factor,
        height: size.height / factor,
        deviceScaleFactor: factor,
        mobile: false
      })
    },
    picture: async () => Buffer.from((await devTools.send('Page.captureScreenshot')).data, 'base64')
  }
}

/** What stands for the preload, as one script. */
async function buildBridge(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    root: projectDir,
    resolve: {
      alias: { '@shared': resolve(projectDir, 'src/shared'), '@renderer': resolve(projectDir, 'src/renderer/src') }
    },
    build: {
      write: false,
      target: 'chrome114',
      lib: { entry: resolve(__dirname, 'page-bridge.ts'), formats: ['iife'], name: 'fleetDeskPageBridge' }
    }
  })) as Rolldown.RolldownOutput[]
  const [chunk] = built[0]?.output ?? []
  if (chunk === undefined) throw new Error('The page bridge was not built')
  return chunk.code
}

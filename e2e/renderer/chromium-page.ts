import { resolve } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { build, type Rolldown } from 'vite'
import { chromiumFlags, ensureChromium } from '../../scripts/chromium/chromium.mjs'
import { serveRenderer } from './serve-renderer'

const projectDir = resolve(__dirname, '../..')

/** The system's Chromium, kept for all tests of a run. */
export interface ChromiumPages {
  /** The built page in a context of its own, with its bridge answered inside of it; everything it printed goes to `tell`. */
  readonly open: (tell: (line: string) => void) => Promise<Page>
  readonly close: () => Promise<void>
}

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
    async open(tell) {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        deviceScaleFactor: 1,
        colorScheme: 'light',
        timezoneId: 'America/Chicago'
      })
      await context.addInitScript({ content: bridgeScript })
      const page = await context.newPage()
      page.on('console', (message) => tell(message.text()))
      page.on('pageerror', (error) => tell(`pageerror ${error.message}`))
      await page.goto(server.url)
      return page
    },
    async close() {
      await browser.close()
      await server.close()
    }
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

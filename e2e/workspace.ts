import type { Page } from '@playwright/test'
import { test as base } from './fixtures'
import { connectTo, credentialsOf } from './pages/connect-page'
import { waitForVehicles } from './pages/workspace-page'
import { openChromium, type ChromiumPages } from './renderer/chromium-page'

export { expect } from '@playwright/test'

/** The project in which the page runs in the system's Chromium, without main. */
export const rendererProject = 'renderer'
/** Tests with this tag run in Electron and, for the page alone, in Chromium. */
export const bothEngines = { tag: '@renderer' } as const

/** An open session with its map, its list and some hundred vehicles or more, whatever it runs in. */
export interface Workspace {
  readonly page: Page
  /** What the page, and in Electron main, wrote. */
  readonly consoleLines: readonly string[]
  /** Lets the vehicles drive on; the page hears of it at its next refresh. */
  readonly driveOn: () => Promise<void>
}

interface WorkerFixtures {
  /** Starts Chromium when it is asked for the first time. */
  readonly chromiumPages: () => Promise<ChromiumPages>
}

/** As `test` of the fixtures, with a workspace in the engine of the project. */
export const test = base.extend<{ readonly workspace: Workspace }, WorkerFixtures>({
  chromiumPages: [
    async ({}, use) => {
      let opened: Promise<ChromiumPages> | undefined
      await use(() => (opened ??= openChromium()))
      await (await opened)?.close()
    },
    { scope: 'worker' }
  ],
  workspace: async ({ chromiumPages, launch, anotherSimulator }, use, { project }) => {
    if (project.name === rendererProject) {
      const consoleLines: string[] = []
      const page = await (await chromiumPages()).open((line) => consoleLines.push(line))
      await waitForVehicles(page, 100)
      // Vehicles drive on at each refresh by themselves.
      await use({ page, consoleLines, driveOn: () => Promise.resolve() })
      await page.context().close()
      return
    }
    const simulator = await anotherSimulator()
    const { page, consoleLines } = await launch()
    await connectTo(page, credentialsOf(simulator.addresses))
    await waitForVehicles(page, 100)
    await use({
      page,
      consoleLines,
      driveOn: async () => {
        await simulator.control('/move', { seconds: 25 })
      }
    })
  }
})

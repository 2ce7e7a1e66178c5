import { test as base } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchApp, type LaunchedApp, type LaunchOptions } from './launch'
import { startSimulator, type SimulatorProcess } from './simulator'

export { expect } from '@playwright/test'

interface Fixtures {
  /** A data folder of this test's own; it makes the single-instance lock this test's own, too. */
  readonly userDataDir: string
  /** A running simulator with 200 vehicles. */
  readonly simulator: SimulatorProcess
  /** Launches the app as often as a test wants; whatever still runs at the end is killed. */
  readonly launch: (options?: Partial<LaunchOptions>) => Promise<LaunchedApp>
  /** The app, just started, nobody signed in. */
  readonly app: LaunchedApp
}

export const test = base.extend<Fixtures>({
  userDataDir: async ({}, use) => {
    const dir = await mkdtemp(join(tmpdir(), 'fleet-desk-e2e-'))
    await use(dir)
    await rm(dir, { recursive: true, force: true, maxRetries: 5 })
  },
  simulator: async ({}, use) => {
    const simulator = await startSimulator()
    await use(simulator)
    await simulator.stop()
  },
  launch: async ({ userDataDir }, use) => {
    const running: LaunchedApp[] = []
    await use(async (options = {}) => {
      const app = await launchApp({ userDataDir, ...options })
      running.push(app)
      return app
    })
    await Promise.all(running.map((app) => app.kill()))
  },
  app: async ({ launch }, use) => use(await launch())
})

import { test as base } from '@playwright/test'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openKeyring, type OwnKeyring } from './keyring'
import { launchApp, type LaunchedApp, type LaunchOptions } from './launch'
import { createSecretWatch, leakReport, type SecretWatch } from './secret-watch'
import { startSimulator, type SimulatorProcess, type SimulatorStart } from './simulator'

export { expect } from '@playwright/test'

/** In a data folder. */
export const settingsFileName = 'settings.json'

interface Fixtures {
  /**
   * A data folder of this test's own; it makes the single-instance lock this test's own, too. In it the map was chosen to start on: most tests are
   * about what is seen there. Who tests the first start ever takes the settings away.
   */
  readonly userDataDir: string
  /**
   * What must not be found after the test, in no data folder and no output of its apps: the secrets of its simulators, and
   * what it adds. A finding fails the test.
   */
  readonly secrets: SecretWatch
  /** A running simulator with 200 vehicles. */
  readonly simulator: SimulatorProcess
  /** Starts further simulators; they are stopped after the test. */
  readonly anotherSimulator: (start?: SimulatorStart | readonly string[]) => Promise<SimulatorProcess>
  /** A keyring that only this test uses; give the app its `env`. Linux only. */
  readonly keyring: OwnKeyring
  /** Launches the app as often as a test wants; whatever still runs at the end is killed. */
  readonly launch: (options?: Partial<LaunchOptions>) => Promise<LaunchedApp>
  /** The app, just started, nobody signed in. */
  readonly app: LaunchedApp
}

// A fixture ends before those that it uses: apps and simulators first (these remember what they gave out), then comes the
// search, and the folder goes last.
export const test = base.extend<Fixtures>({
  userDataDir: async ({}, use) => {
    const dir = await mkdtemp(join(tmpdir(), 'fleet-desk-e2e-'))
    await writeFile(join(dir, settingsFileName), JSON.stringify({ startScreen: 'map' }))
    await use(dir)
    await rm(dir, { recursive: true, force: true, maxRetries: 5 })
  },
  secrets: async ({ userDataDir }, use) => {
    const secrets = createSecretWatch(userDataDir)
    await use(secrets)
    const leaks = await secrets.leaks()
    if (leaks.length > 0) throw new Error(`Secrets were left behind:\n${leakReport(leaks)}`)
  },
  anotherSimulator: async ({ secrets }, use) => {
    const running: SimulatorProcess[] = []
    await use(async (start) => {
      const simulator = await startSimulator(start)
      running.push(simulator)
      secrets.addSimulator(simulator)
      return simulator
    })
    await Promise.all(running.map((simulator) => simulator.stop()))
  },
  simulator: async ({ anotherSimulator }, use) => use(await anotherSimulator()),
  keyring: async ({}, use) => {
    const keyring = await openKeyring()
    await use(keyring)
    await keyring.close()
  },
  launch: async ({ userDataDir, secrets }, use) => {
    const running: LaunchedApp[] = []
    await use(async (options = {}) => {
      const given = options.env?.['CATENA_CLIENT_SECRET']
      if (given !== undefined) secrets.add(given, 'client secret of the environment')
      const app = await launchApp({ userDataDir, ...options })
      running.push(app)
      secrets.addApp(app)
      return app
    })
    await Promise.all(running.map((app) => app.kill()))
  },
  app: async ({ launch }, use) => use(await launch())
})

import type { LaunchedApp } from './launch'
import { createSearcher, searchFolder, searchLines, type Leak, type Secret } from './leak-search'
import { tokenHead } from './simulator-secrets'
import type { SimulatorProcess } from './simulator'

/** Everything secret of one test, and everywhere it must not be. */
export interface SecretWatch {
  /** A secret that the test typed or put somewhere. At least eight characters. */
  add(text: string, kind: string): void
  addSimulator(simulator: SimulatorProcess): void
  addApp(app: LaunchedApp): void
  /** Searches data folders and output of all apps of the test. Call it when they have ended. */
  leaks(): Promise<readonly Leak[]>
}

/** The secret of a simulator without flags, and of the demo fleet inside the app. */
const demoSecret: Secret = { text: 'demo-secret-not-real', kind: 'client secret' }

/** @param userDataDir searched in any case; those of apps that were launched elsewhere are searched as well */
export function createSecretWatch(userDataDir: string): SecretWatch {
  const typed: Secret[] = [demoSecret, { text: tokenHead, kind: 'token' }]
  const simulators: SimulatorProcess[] = []
  const apps: LaunchedApp[] = []
  return {
    add: (text, kind) => {
      typed.push({ text, kind })
    },
    addSimulator: (simulator) => {
      simulators.push(simulator)
    },
    addApp: (app) => {
      apps.push(app)
    },
    leaks: async () => {
      const known = await Promise.all(simulators.map((simulator) => simulator.secrets()))
      const search = createSearcher([...typed, ...known.flat()])
      const folders = new Set([userDataDir, ...apps.map((app) => app.userDataDir)])
      const leaks: Leak[] = []
      for (const folder of folders) leaks.push(...(await searchFolder(folder, search)))
      for (const app of apps) leaks.push(...searchLines(app.consoleLines, 'output of the app', search))
      return leaks
    }
  }
}

/** One line a finding: kind, form and place, never the secret. */
export function leakReport(leaks: readonly Leak[]): string {
  return leaks.map(({ kind, form, place }) => `${kind} (${form}) in ${place}`).join('\n')
}

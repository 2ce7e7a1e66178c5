import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openHeadlessSession } from '../../scripts/headless/headless-session.mjs'
import { buildIfStale } from '../../scripts/tasks/build-if-stale.mjs'
import { prepareRuntime } from '../../scripts/tasks/prepare-runtime.mjs'

/** What a benchmark with windows needs: an Electron, a display, an unlocked keyring, and a folder for its files. */
export interface Stage {
  readonly executable: string
  /** Environment for everything that is started on the stage. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** A folder that is gone afterwards. */
  readonly newFolder: (name: string) => Promise<string>
  readonly close: () => Promise<void>
}

/**
 * Builds the app if its build is missing or stale, and opens a headless session of its own, also where there is a desktop: what somebody's
 * desktop does meanwhile must not be measured.
 *
 * @throws when the app does not build or the machine lacks what is needed; the message says what
 */
export async function openStage(): Promise<Stage> {
  const buildCode = await buildIfStale(process.env)
  if (buildCode !== 0) throw new Error('The app does not build')
  const runtime = await prepareRuntime(process.env)
  if (runtime === undefined) throw new Error('There is no Electron to run')
  const session = await openHeadlessSession({ env: process.env, keyring: true })
  if (!session.ok) throw new Error(session.message)
  const root = await mkdtemp(join(tmpdir(), 'fleet-desk-bench-'))
  return {
    executable: runtime.executable,
    env: session.value.env,
    newFolder: (name) => mkdtemp(join(root, `${name}-`)),
    close: async () => {
      await session.value.stop()
      await rm(root, { recursive: true, force: true, maxRetries: 5 })
    }
  }
}

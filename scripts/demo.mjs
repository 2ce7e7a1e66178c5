// @ts-check
// npm run demo: the app with its simulated fleet.
// With a display the app opens. Without one, a guided tour runs headless and leaves numbered screenshots in demo-output/.
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { hasDisplay, runHeadless } from './headless/run-headless.mjs'
import { buildIfStale } from './tasks/build-if-stale.mjs'
import { prepareRuntime } from './tasks/prepare-runtime.mjs'
import { projectDirectory, toolEntry } from './tasks/project-tools.mjs'
import { runApp } from './tasks/run-app.mjs'

const outputDirectory = join(projectDirectory, 'demo-output')

const { env } = process
const runtime = await prepareRuntime(env)
if (runtime === undefined) {
  process.exitCode = 1
} else if (hasDisplay(env, process.platform)) {
  const args = ['--demo', ...process.argv.slice(2)]
  process.exitCode = await runApp({ executable: runtime.executable, args, env })
} else {
  const buildCode = await buildIfStale(env)
  process.exitCode = buildCode === 0 ? await runTour(runtime.executable) : buildCode
}

/**
 * @param {string} executable
 * @returns {Promise<number>} exit code: that of the tour, or 1 when it left nothing to look at
 */
async function runTour(executable) {
  // Screenshots of an earlier run must not pass for ones of this run.
  await rm(outputDirectory, { recursive: true, force: true })
  await mkdir(outputDirectory)
  process.stdout.write('No display here: the guided tour runs headless and leaves screenshots in demo-output/.\n')
  const code = await runHeadless({
    command: process.execPath,
    args: [
      toolEntry('@playwright/test', 'playwright'),
      ...['test', '--config', 'playwright.config.ts', '--project', 'tour', '--reporter', 'list']
    ],
    env: { ...env, FLEET_DESK_ELECTRON: executable },
    cwd: projectDirectory
  })
  const screenshots = (await readdir(outputDirectory)).filter((name) => name.endsWith('.png')).sort()
  for (const name of screenshots) process.stdout.write(`${join('demo-output', name)}\n`)
  if (screenshots.length === 0) process.stderr.write('The tour left no screenshots.\n')
  return screenshots.length === 0 && code === 0 ? 1 : code
}

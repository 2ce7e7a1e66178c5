// @ts-check
// npm start [-- app arguments]: runs the app as built; builds it first when there is no build or sources changed.
import { hasDisplay } from './headless/run-headless.mjs'
import { prepareRuntime } from './tasks/prepare-runtime.mjs'
import { runApp } from './tasks/run-app.mjs'

const { env } = process
if (hasDisplay(env, process.platform)) {
  const runtime = await prepareRuntime(env)
  process.exitCode =
    runtime === undefined ? 1 : await runApp({ executable: runtime.executable, args: process.argv.slice(2), env })
} else {
  process.stderr.write('This machine has no display. `npm run demo` shows the app without one, as screenshots.\n')
  process.exitCode = 1
}

// @ts-check
// npm run dev [-- the app's arguments, such as --demo]: the app with hot reload.
import { sandboxArguments } from './electron-runtime/sandbox-arguments.mjs'
import { runCommand } from './headless/run-command.mjs'
import { prepareRuntime } from './tasks/prepare-runtime.mjs'
import { projectDirectory, toolEntry } from './tasks/project-tools.mjs'

const runtime = await prepareRuntime(process.env)
if (runtime === undefined) {
  process.exitCode = 1
} else {
  const noSandbox = sandboxArguments({ platform: process.platform, userId: process.getuid?.() }).length > 0
  process.exitCode = await runCommand({
    command: process.execPath,
    args: [toolEntry('electron-vite'), 'dev', ...(noSandbox ? ['--noSandbox'] : []), '--', ...process.argv.slice(2)],
    env: { ...process.env, ELECTRON_EXEC_PATH: runtime.executable },
    cwd: projectDirectory
  })
}

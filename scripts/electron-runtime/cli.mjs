// @ts-check
// node scripts/electron-runtime/cli.mjs          prints the path of the Electron executable to run
// node scripts/electron-runtime/cli.mjs --json   prints everything known about it
import { electronForThisMachine } from './system-steps.mjs'

const runtime = await electronForThisMachine()
if (runtime.ok) {
  const text = process.argv.includes('--json') ? JSON.stringify(runtime.value, null, 2) : runtime.value.executable
  process.stdout.write(`${text}\n`)
} else {
  process.stderr.write(`${runtime.message}\n`)
  process.exitCode = 1
}

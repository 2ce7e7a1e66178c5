// @ts-check
// node scripts/system-packages/cli.mjs
// Makes sure the system libraries Electron needs are there. Exit code 1, with the command to run, when it may not install.
import { ensureSystemPackages } from './ensure-system-packages.mjs'

const result = ensureSystemPackages()
if (result.ok) {
  process.stdout.write(result.value.length === 0 ? 'No system packages are missing.\n' : 'System packages installed.\n')
} else {
  process.stderr.write(`${result.message}\n`)
  process.exitCode = 1
}

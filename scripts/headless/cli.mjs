// @ts-check
// node scripts/headless/cli.mjs [--no-keyring] -- command args…
// Runs a command under a virtual display (1920×1200) with an unlocked, private keyring. Exit code is the command's.
import { runHeadless } from './run-headless.mjs'

const args = process.argv.slice(2)
const separator = args.indexOf('--')
const [command, ...commandArgs] = separator < 0 ? [] : args.slice(separator + 1)
const options = separator < 0 ? args : args.slice(0, separator)
const unknown = options.filter((option) => option !== '--no-keyring')

if (command === undefined || unknown.length > 0) {
  process.stderr.write('Usage: node scripts/headless/cli.mjs [--no-keyring] -- command args…\n')
  process.exitCode = 2
} else {
  const keyring = !options.includes('--no-keyring')
  process.exitCode = await runHeadless({ command, args: commandArgs, env: process.env, keyring })
}

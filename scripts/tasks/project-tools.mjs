// @ts-check
// Where the project is, and how its development tools are started: by node and the tool's own entry file, because
// `npx` may ask the network and .cmd shims need a shell on Windows.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

export const projectDirectory = resolve(import.meta.dirname, '..', '..')

/**
 * @param {string} packageName an installed package
 * @param {string} [binName] which of its programs, default the package's own name
 * @returns {string} absolute path of the program's entry file
 */
export function toolEntry(packageName, binName = packageName) {
  const directory = join(projectDirectory, 'node_modules', packageName)
  const description = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'))
  const bin = typeof description.bin === 'string' ? description.bin : description.bin?.[binName]
  if (typeof bin !== 'string') throw new Error(`${packageName} has no program called ${binName}.`)
  return join(directory, bin)
}

// @ts-check
// Runs inside the fallback Electron as its `resources/app`: that Electron has no default_app.asar, so somebody has to load
// the app folder named on the command line. Does what Electron's default_app/main.ts does for `electron [-r module] <app>`,
// so that an app cannot tell the difference. Runs on Electron 25 (Node 18.15), CommonJS.

/**
 * `setVersion` and `setAppPath` are what Electron's own default app uses; the public types leave them out.
 *
 * @typedef {import('electron').App & { setVersion(version: string): void, setAppPath(path: string): void }} DefaultAppApi
 */

const { app } = /** @type {{ app: DefaultAppApi }} */ (module.require('electron'))
const { existsSync, readFileSync } = /** @type {typeof import('node:fs')} */ (module.require('node:fs'))
const { dirname, join, resolve } = /** @type {typeof import('node:path')} */ (module.require('node:path'))
const Module = module.require('node:module')

const { appPath, preloads } = readCommandLine(process.argv.slice(1))
if (appPath === undefined) {
  process.stderr.write('Name the app folder to run: electron [switches] <folder>\n')
  process.exit(1)
} else {
  runApp(resolve(appPath))
}

/**
 * @param {readonly string[]} args
 * @returns {{ appPath: string | undefined, preloads: string[] }} the first argument that is no switch is the app
 */
function readCommandLine(args) {
  /** @type {string[]} */
  const preloads = []
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? ''
    if (arg === '-r' || arg === '--require') {
      index += 1
      const preload = args[index]
      if (preload !== undefined) preloads.push(preload)
    } else if (!arg.startsWith('-')) {
      return { appPath: arg, preloads }
    }
  }
  return { appPath: undefined, preloads }
}

/** @param {string} path absolute */
function runApp(path) {
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true })
  const packageFile = join(path, 'package.json')
  if (existsSync(packageFile)) {
    const description = JSON.parse(readFileSync(packageFile, 'utf8'))
    if (description.version) app.setVersion(description.version)
    app.setName(description.productName || description.name)
    app.setAppPath(path)
  } else {
    app.setAppPath(dirname(path))
  }
  Module._preloadModules(preloads)
  Module._load(path, Module, true)
}

import { resolve } from 'node:path'
import { build } from 'vite'
import { appDir, type Desktop } from './desktop'

declare global {
  /** `unpack` of src/shared/ipc/packed.ts, for functions whose source is sent into a process that runs the built app. */
  var unpackHere: ((packed: Uint8Array) => object) | undefined
}

/** A script that defines `unpackHere` where it runs: as `pageScript` of a desktop, or by `defineUnpackInMain`. */
export async function unpackScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': resolve(appDir, 'src/shared') } },
    build: {
      write: false,
      target: 'chrome114',
      minify: false,
      lib: { entry: resolve(appDir, 'src/shared/ipc/packed.ts'), formats: ['iife'], name: 'packedHere' }
    }
  })
  const outputs = Array.isArray(built) ? built : [built]
  const chunk = outputs
    .flatMap((output) => ('output' in output ? output.output : []))
    .find(({ type }) => type === 'chunk')
  if (chunk?.type !== 'chunk') throw new Error('There is no script')
  return `${chunk.code}\nglobalThis.unpackHere = packedHere.unpack`
}

/** Defines `unpackHere` in main. */
export async function defineUnpackInMain(desktop: Desktop, script: string): Promise<void> {
  await desktop.inMain(({ require }, source) => {
    const { runInThisContext } = require('node:vm') as { readonly runInThisContext: (source: string) => unknown }
    runInThisContext(source)
  }, script)
}

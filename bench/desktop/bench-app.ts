import { copyFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { appDir, blankAppDir } from './desktop'
import type { Stage } from './stage'

/**
 * Builds a main script of the benchmark's own, for the same Electron and with the same tools as the app's, into an app folder.
 *
 * @param entry a file beside this one
 * @returns the folder
 */
export async function buildBenchApp(stage: Stage, entry: string): Promise<string> {
  const folder = await stage.newFolder('bench-app')
  await build({
    configFile: false,
    logLevel: 'error',
    root: appDir,
    resolve: { alias: { '@shared': resolve(appDir, 'src/shared') } },
    ssr: { noExternal: true, external: ['electron'] },
    build: {
      ssr: join(import.meta.dirname, entry),
      outDir: folder,
      emptyOutDir: false,
      target: 'node18.15',
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'main.cjs' } }
    }
  })
  await writeFile(join(folder, 'package.json'), '{"name":"fleet-desk-bench","version":"0.0.0","main":"main.cjs"}')
  await copyFile(join(blankAppDir, 'index.html'), join(folder, 'index.html'))
  return folder
}

// Runs crash-writer.ts in a process of its own, to be killed: node run-crash-writer.mjs PROFILE-FOLDER FIRST-BATCH
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const root = fileURLToPath(new URL('../../../..', import.meta.url))
const { module } = await runnerImport(fileURLToPath(new URL('crash-writer.ts', import.meta.url)), {
  root,
  configFile: false,
  logLevel: 'error',
  resolve: { alias: { '@shared': resolve(root, 'src/shared') } }
})
await module.writeUntilKilled(process.argv[2], Number(process.argv[3]))

// Runs the benchmarks of one area: npm run bench -- AREA. Each prints lines
//   bench NAME ratio=R ours=X baseline=Y unit=U
// where ratio says how many times better ours is than the baseline measured in the same run.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const areas = ['token', 'positions', 'map', 'invitations', 'verdicts']
const root = fileURLToPath(new URL('..', import.meta.url))
const wanted = process.argv.slice(2)

if (wanted.length === 0 || wanted.some((area) => !areas.includes(area))) {
  console.error(`Say which area to measure: ${areas.join(', ')}. For example: npm run bench -- positions`)
  process.exit(2)
}

for (const area of wanted) {
  const file = resolve(root, 'bench', `${area}.bench.ts`)
  if (!existsSync(file)) {
    console.log(`no benchmark yet for ${area}`)
    continue
  }
  const { module } = await runnerImport(file, {
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': resolve(root, 'src/shared') } }
  })
  await module.run()
}

// Runs the benchmarks of one area: npm run bench -- AREA [PART...]. Each prints lines
//   bench NAME ratio=R ours=X baseline=Y unit=U
// where ratio says how many times better ours is than the baseline measured in the same run (of costs, such as "token" and
// "warm-start": how many times dearer). An area may have parts: npm run bench -- positions sweep warm-start
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

// Vite, run from inside Vite, takes "development" for granted: the pages would be measured with React's development build, several times slower
// than the one that ships.
process.env['NODE_ENV'] = 'production'

const areas = ['token', 'positions', 'map', 'invitations', 'verdicts']
const root = fileURLToPath(new URL('..', import.meta.url))
const [area, ...parts] = process.argv.slice(2)

if (area === undefined || !areas.includes(area)) {
  console.error(`Say which area to measure: ${areas.join(', ')}. For example: npm run bench -- positions`)
  process.exit(2)
}

const file = resolve(root, 'bench', `${area}.bench.ts`)
if (existsSync(file)) {
  const { module } = await runnerImport(file, {
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': resolve(root, 'src/shared') } }
  })
  await module.run(parts)
} else {
  console.log(`no benchmark yet for ${area}`)
}

import { openBenchBrowser, type BenchBrowser } from './map/browser'
import { country, tickToPixels } from './map/country'
import { hit } from './map/hit'
import { list } from './map/list'
import { million } from './map/million'

/** The map and the list against the usual way, in the system's Chromium, part by part. */
const parts: Readonly<Record<string, (bench: BenchBrowser) => Promise<void>>> = {
  '100k': country,
  'pixels-100k': (bench) => tickToPixels(bench, 100_000, 'map-tick-pixels-100k'),
  'pixels-250k': (bench) => tickToPixels(bench, 250_000, 'map-tick-pixels-250k'),
  hit,
  '1m': million,
  list
}

/**
 * Runs the parts one after the other in one browser. A part that cannot be measured says so, and the others run all the same.
 *
 * @param wanted names of parts; none for all
 */
export async function run(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.filter((name) => !(name in parts))
  if (unknown.length > 0)
    throw new Error(`There is no part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`)
  const bench = await openBenchBrowser()
  console.log(
    `Chromium ${bench.browser.version()}, drawing by software, 1280 x 800; baseline: setData with cluster: true`
  )
  try {
    for (const [name, measure] of Object.entries(parts)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue
      const startedMs = performance.now()
      try {
        await measure(bench)
        console.log(`  (${name}: ${((performance.now() - startedMs) / 1000).toFixed(0)} s)`)
      } catch (error) {
        console.error(`bench part ${name} could not be measured:`, error)
        process.exitCode = 1
      }
    }
  } finally {
    await bench.close()
  }
}

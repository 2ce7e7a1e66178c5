import { benchCache } from './cache'
import { handoff } from './positions/handoff'
import { handoffDelta } from './positions/handoff-delta'
import { ingest } from './positions/ingest'
import { loopDelay } from './positions/loop-delay'
import { sweep, sweepLimited } from './positions/sweep'
import { warmStart } from './positions/warm-start'
import { storeBytes } from './store-bytes'

/** The position engine against the ways one would write it first, part by part. */
const parts: Readonly<Record<string, () => Promise<void> | void>> = {
  ingest,
  'store-bytes': storeBytes,
  cache: benchCache,
  sweep,
  'sweep-limited': sweepLimited,
  'loop-delay': loopDelay,
  handoff,
  'handoff-delta': handoffDelta,
  'warm-start': warmStart
}

/**
 * Runs the parts one after the other. A part that cannot be measured says so, and the others run all the same.
 *
 * @param wanted names of parts; none for all
 */
export async function run(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.filter((name) => !(name in parts))
  if (unknown.length > 0)
    throw new Error(`There is no part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`)
  for (const [name, measure] of Object.entries(parts)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    const startedMs = performance.now()
    try {
      await measure()
      console.log(`  (${name}: ${((performance.now() - startedMs) / 1000).toFixed(0)} s)`)
    } catch (error) {
      console.error(`bench part ${name} could not be measured:`, error)
      process.exitCode = 1
    }
  }
}

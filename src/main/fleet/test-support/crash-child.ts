import { createHash } from 'node:crypto'
import { createPositionCache } from '../cache'
import { createPositionEngine } from '../engine'
import type { CacheBatch, PositionCache } from '../position-cache'
import { textsOf } from './cache-fixtures'
import { pageOf, sweepOf, sweepOfName, sweepTimeMs, vehicleAt } from './crash-fleet'
import { createCrashSource } from './crash-source'

/** The key of the crash test's caches. */
export const crashKey = Buffer.alloc(32, 3)

/** Small enough for several rewrites in a round. */
const rewriteFloorBytes = 64 * 1024

/** What is told, a line each. */
export type CrashLine =
  | { readonly kind: 'opened'; readonly isGood: boolean }
  /** A batch that was acknowledged holds that page, or the names of that page, of that sweep. */
  | { readonly kind: 'page' | 'names'; readonly page: number; readonly sweep: number }
  | { readonly kind: 'rewriting' | 'rewritten' }
  /** A segment is going to be put, or was acknowledged. */
  | {
      readonly kind: 'putting' | 'put'
      readonly segment: number
      readonly sum: string
      readonly dropped: readonly number[]
    }

/** Where the cache is, and the first sweep of this run; sweeps before it were of earlier runs. */
export interface CrashRun {
  readonly profileFolder: string
  readonly firstSweep: number
  readonly say: (line: CrashLine) => void
}

/** Runs the engine over the made-up fleet, one sweep after the other, until the process is killed. */
export async function sweepUntilKilled({ profileFolder, firstSweep, say }: CrashRun): Promise<void> {
  let sweep = firstSweep
  // Time stands still during a sweep, and every fix of it is from then.
  const now = (): number => sweepTimeMs(sweep)
  const cache = telling(createPositionCache({ profileFolder, dataKey: crashKey, now, rewriteFloorBytes }), say)
  const engine = createPositionEngine({
    source: createCrashSource(() => sweep),
    cache,
    scheduler: {
      after(delayMs, run) {
        const timer = setTimeout(run, delayMs)
        return () => clearTimeout(timer)
      }
    },
    now,
    nextEpoch: () => 1,
    intervalMs: 1,
    identityIntervalMs: 1,
    retentionDays: () => 30,
    mostRequestsAtOnce: () => 4,
    random: Math.random,
    report(report) {
      if (report.kind === 'bug') throw report.error
      if (report.kind === 'cache-opened') {
        const { opening, reading } = report
        const isGood = opening.kind === 'opened' && reading.kind === 'read' && reading.unreadableCount === 0
        say({ kind: 'opened', isGood })
      }
      if (report.kind !== 'sweep-ended') return
      if (report.failure !== null || cache.state !== 'sealed') throw new Error(`${report.failure}, ${cache.state}`)
      sweep++
    }
  })
  await engine.open()
  engine.start()
}

/** The cache, telling what was acknowledged. */
function telling(cache: PositionCache, say: (line: CrashLine) => void): PositionCache {
  return {
    get state() {
      return cache.state
    },
    get generation() {
      return cache.generation
    },
    get logEnd() {
      return cache.logEnd
    },
    get isRewriteDue() {
      return cache.isRewriteDue
    },
    open: () => cache.open(),
    read: (onBatch) => cache.read(onBatch),
    sizeBytes: () => cache.sizeBytes(),
    forget: () => cache.forget(),
    close: () => cache.close(),
    blobs: cache.blobs,
    segments: {
      list: () => cache.segments.list(),
      get: (number) => cache.segments.get(number),
      async put(number, bytes, dropped) {
        const told = { segment: number, sum: sumOf(bytes), dropped }
        say({ kind: 'putting', ...told })
        const isWritten = await cache.segments.put(number, bytes, dropped)
        if (isWritten) say({ kind: 'put', ...told })
        return isWritten
      }
    },
    async write(batch) {
      const isWritten = await cache.write(batch)
      if (isWritten) tellBatch(batch, say)
      return isWritten
    },
    async rewrite(image) {
      say({ kind: 'rewriting' })
      const isWritten = await cache.rewrite(image)
      if (isWritten) say({ kind: 'rewritten' })
      return isWritten
    }
  }
}

/** A page goes into the store as a whole, so the newest of its vehicles in a batch says which sweep of the page is in it. */
function tellBatch({ positions, identities }: CacheBatch, say: (line: CrashLine) => void): void {
  const pages = new Map<number, number>()
  positions?.occurredAtMs.forEach((occurredAtMs, row) => {
    const page = pageOf(vehicleAt(positions.latitudeDeg[row] ?? NaN))
    if (Number.isFinite(occurredAtMs)) pages.set(page, Math.max(pages.get(page) ?? 0, sweepOf(occurredAtMs)))
  })
  for (const [page, sweep] of pages) say({ kind: 'page', page, sweep })

  const named = new Map<number, number>()
  for (const name of identities === null ? [] : textsOf(identities.names)) {
    const sweep = sweepOfName(name)
    const page = pageOf(Number(name.split(' ')[1]))
    // Vehicles that come back are in here with older names.
    if (sweep !== null) named.set(page, Math.max(named.get(page) ?? 0, sweep))
  }
  for (const [page, sweep] of named) say({ kind: 'names', page, sweep })
}

/** Tells one content from another. */
export function sumOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16)
}

import { createLocationScanner } from '../../src/main/catena/scan/location-scanner'
import { createFeed } from '../../src/main/fleet/feed'
import { createSetAside } from '../../src/main/fleet/set-aside'
import { createPositionStore } from '../../src/main/fleet/store'
import { locationPages } from '../fixture-rows'
import { compare } from '../measure'
import { createNaivePipeline } from '../naive-pipeline'

const vehicleCount = 20_000
const pageSize = 1000
const rounds = 5

/**
 * From the bytes of the answers to the store, and what changed handed over: two sweeps of 20,000 vehicles, all of which moved between them.
 * Both sides begin with UTF-8 as it comes off the wire and end with a structured clone, which is what crossing the bridge costs at least.
 */
export async function ingest(): Promise<void> {
  const nowMs = Date.now()
  const texts = [nowMs - 60_000, nowMs].map((atMs) => locationPages(vehicleCount, pageSize, atMs))
  const sweeps = texts.map((pages) => pages.map((text) => new TextEncoder().encode(text)))
  const scan = createLocationScanner()
  const ours = (): void => sweepIntoStore(sweeps, scan, nowMs)

  const baseline = (): void => {
    const decoder = new TextDecoder()
    const naive = createNaivePipeline()
    for (const pages of sweeps) {
      for (const page of pages) naive.takePage(decoder.decode(page))
      if (naive.handOver() !== vehicleCount) throw new Error('rows were lost')
    }
  }
  const parseOnly = (): void => {
    for (const text of texts.flat()) JSON.parse(text)
  }

  const unit = { name: 'rows/s', of: (durationMs: number) => (vehicleCount * sweeps.length * 1000) / durationMs }
  await compare({ name: 'ingest', rounds, ours, baseline, unit })
  await compare({ name: 'ingest-beside-parse-only', rounds, ours, baseline: parseOnly, unit })
}

function sweepIntoStore(
  sweeps: readonly (readonly Uint8Array[])[],
  scan: ReturnType<typeof createLocationScanner>,
  nowMs: number
): void {
  const store = createPositionStore(createSetAside())
  let waiting: (() => void) | null = null
  const scheduler = {
    after(_delayMs: number, run: () => void) {
      waiting = run
      return () => undefined
    }
  }
  const takeWaiting = (): (() => void) | null => {
    const next = waiting
    waiting = null
    return next
  }
  const feed = createFeed({ store, epoch: 1, scheduler })
  let clonedRows = 0
  const follower = feed.follow((delta) => {
    clonedRows += structuredClone(delta).columns.slots.length
    follower.taken(delta)
  })
  structuredClone(follower.snapshot())
  for (const pages of sweeps) {
    for (const bytes of pages) {
      const page = scan(bytes)
      if (page === undefined || page === 'not-a-page') throw new Error('a page could not be read')
      feed.note(store.apply(page, nowMs, nowMs))
    }
    // What changed goes out in pieces, each when the one before was taken.
    for (let next = takeWaiting(); next !== null; next = takeWaiting()) next()
  }
  feed.stop()
  if (store.withPositionCount !== vehicleCount || clonedRows !== vehicleCount * sweeps.length) {
    throw new Error(`rows were lost: ${store.withPositionCount} in the store, ${clonedRows} handed over`)
  }
}

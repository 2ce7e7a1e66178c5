// A main script of the benchmark's own: the engine's store and feed and the app's way of telling a page, beside objects sent the same way, in
// the same Electron, window and preload. Bundled by bench-app.ts.
import { performance } from 'node:perf_hooks'
import { join } from 'node:path'
import { app, BrowserWindow, ipcMain } from 'electron'
import { createLocationScanner } from '../../src/main/catena/scan/location-scanner'
import { createFeed } from '../../src/main/fleet/feed'
import { createSetAside } from '../../src/main/fleet/set-aside'
import { createPositionStore } from '../../src/main/fleet/store'
import { packDelta } from '../../src/main/ipc/pack-positions'
import { createEventSender } from '../../src/main/ipc/send'
import { locationPages } from '../fixture-rows'

const vehicleCount = 100_000
const changedCount = 2000
/** Rounds that count for neither: an app that runs all day has its code compiled. */
const warmUpRounds = 150

/** Milliseconds from main's turn to send until main has the page's word that it read everything. */
export interface DeltaTimes {
  readonly oursMs: readonly number[]
  readonly objectsMs: readonly number[]
  /** The same way there and back with nothing to read. */
  readonly emptyMs: readonly number[]
}

declare global {
  /** Called from outside, through the probe. */
  var compareDeltas: ((rounds: number) => Promise<DeltaTimes>) | undefined
}

void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    webPreferences: { preload: join(process.env['FLEET_DESK_BENCH_APP'] ?? '', 'out/preload/index.js'), sandbox: true }
  })
  void window.loadFile(join(__dirname, 'index.html'))
  globalThis.compareDeltas = (rounds) => compareDeltas(window, rounds)
})
app.on('window-all-closed', () => app.quit())

async function compareDeltas(window: BrowserWindow, rounds: number): Promise<DeltaTimes> {
  const nowMs = Date.now()
  const scan = createLocationScanner()
  const store = createPositionStore(createSetAside())
  const apply = (text: string): ReturnType<typeof store.apply> => {
    const page = scan(new TextEncoder().encode(text))
    if (page === undefined || page === 'not-a-page') throw new Error('a page could not be read')
    return store.apply(page, nowMs, nowMs)
  }
  for (const text of locationPages(vehicleCount, 1000, nowMs - 3_600_000)) apply(text)

  let flush = (): void => undefined
  const scheduler = {
    after(_delayMs: number, run: () => void) {
      flush = run
      return () => undefined
    }
  }
  // The app tells pages of its own origin only; this window shows an empty file.
  const target = {
    isDestroyed: () => false,
    webContents: {
      id: window.webContents.id,
      isDestroyed: () => false,
      isCrashed: () => false,
      mainFrame: { url: 'app://bundle/', origin: 'app://bundle' },
      send: (channel: string, payload: unknown) => window.webContents.send(channel, payload)
    }
  }
  const logger = { info: () => undefined, warn: console.error, error: console.error }
  const { send } = createEventSender({ windows: () => [target], logger })
  const feed = createFeed({ store, epoch: 1, scheduler })
  let isWarm = false
  const follower = feed.follow((delta) => {
    if (isWarm) send('positions:delta', packDelta(delta))
  })
  const { epoch, sequence } = follower.snapshot()
  flush()
  // The names follow the snapshot in pieces; here nobody is to hear them.
  for (let piece = 1; piece < vehicleCount; piece++) follower.taken({ epoch, sequence: sequence + piece })
  isWarm = true

  let heard: (rowCount: number) => void = () => undefined
  ipcMain.handle('positions:delta-taken', (_event, taken: { epoch: number; sequence: number; rowCount: number }) => {
    if (taken.epoch === 1) follower.taken(taken)
    heard(taken.rowCount)
  })
  const timed = async (act: () => void, awaited = changedCount): Promise<number> => {
    const word = new Promise<number>((resolve) => (heard = resolve))
    const startedMs = performance.now()
    act()
    const rowCount = await word
    const durationMs = performance.now() - startedMs
    if (rowCount !== awaited) throw new Error(`The page got ${rowCount} rows`)
    return durationMs
  }

  const oursMs: number[] = []
  const objectsMs: number[] = []
  const emptyMs: number[] = []
  for (let round = -warmUpRounds; round < rounds; round++) {
    // Each newer than the one before, and none of the future.
    const pages = locationPages(changedCount, 1000, nowMs - 3_000_000 + (round + warmUpRounds) * 11_000)
    for (const text of pages) feed.note(apply(text))
    const ours = await timed(flush)
    const objects = objectsOf(pages)
    const baseline = await timed(() => window.webContents.send('positions:delta', objects))
    const empty = await timed(() => window.webContents.send('positions:delta', []), 0)
    if (round < 0) continue
    emptyMs.push(empty)
    oursMs.push(ours)
    objectsMs.push(baseline)
  }
  feed.stop()
  return { oursMs, objectsMs, emptyMs }

  /** The fields of a delta, one object per vehicle. */
  function objectsOf(pages: readonly string[]): readonly object[] {
    type Item = Readonly<Record<'fleet_ref' | 'tsp_slug' | 'occurred_at', string>> & {
      readonly speed: number
      readonly location: { readonly coordinates: readonly [number, number] }
      readonly inferred_address: Readonly<Record<'city' | 'province' | 'country_code', string>>
    }
    return pages
      .flatMap((text) => (JSON.parse(text) as { readonly items: readonly Item[] }).items)
      .map(({ location, speed, occurred_at, fleet_ref, tsp_slug, inferred_address: near }, slot) => ({
        slot,
        longitudeDeg: location.coordinates[0],
        latitudeDeg: location.coordinates[1],
        speedMps: speed,
        derivedBearingDeg: 12.5,
        occurredAtMs: Date.parse(occurred_at),
        fleet: fleet_ref,
        provider: tsp_slug,
        place: `${near.city}, ${near.province}, ${near.country_code}`,
        flags: 1
      }))
  }
}

import { cp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { appDir, blankAppDir, startDesktop, type Desktop } from '../desktop/desktop'
import { completeSweep, connect, openApp } from '../desktop/fleet-window'
import { startBenchSimulator, type BenchSimulator } from '../desktop/simulator'
import { openStage, type Stage } from '../desktop/stage'
import { median, report, spreadOf } from '../statistics'

const vehicleCount = 100_000
const rounds = 5
/** Nearly all of them have a position; how many exactly is the simulator's business. */
const leastDrawn = 0.9 * vehicleCount
const target = 2.5
/** The marks of a fleet over a continent have tens of thousands. */
const leastColoured = 5000

/**
 * From the start of the process until the vehicles that the cache remembers are on the screen, beside the first paint of an empty window. Both are
 * points of the wall clock that the page itself takes, so nothing that watches is in them. The server answers sign-ins but keeps every list
 * back: what is drawn can only come from the cache.
 *
 * The first picture (ADR 15) counts when it was presented, as the empty window's paint does, and only if its pixels are there. When the map
 * had taken over, and when it was at rest, is printed beside it.
 */
export async function warmStart(): Promise<void> {
  const stage = await openStage()
  const simulator = await startBenchSimulator(vehicleCount)
  try {
    const filled = await fillCache(stage, simulator)
    await simulator.control('/faults', { kind: 'latency', ms: 60_000 })
    const oursMs: number[] = []
    const mapMs: number[] = []
    const idleMs: number[] = []
    const baselineMs: number[] = []
    for (let round = 0; round <= rounds; round++) {
      const drawn = await startWithCache(stage, filled)
      const blank = await startBlank(stage)
      // The first of each warms the disk's cache and Chromium's.
      if (round === 0) continue
      oursMs.push(drawn.drawnMs)
      mapMs.push(drawn.mapMs)
      idleMs.push(drawn.idleMs)
      baselineMs.push(blank)
    }
    const ours = median(oursMs)
    const baseline = median(baselineMs)
    report('warm-start', { ratio: ours / baseline, ours, baseline, unit: 'ms' })
    console.log(
      `  cost, lower is better, at most ${target}: process start to the first picture of ${vehicleCount} cached vehicles presented, beside an empty ` +
        `window's first paint; medians of ${rounds}, by turns; ours ${spreadOf(oursMs)}, baseline ${spreadOf(baselineMs)}; the map had taken over after ` +
        `${median(mapMs).toFixed(0)}, and was at rest, labels and all, after ${median(idleMs).toFixed(0)}`
    )
  } finally {
    await simulator.stop()
    await stage.close()
  }
}

/** One start, sweep and end of the app, so that its data folder holds what the next starts find. */
async function fillCache(stage: Stage, simulator: BenchSimulator): Promise<string> {
  const userDataDir = await stage.newFolder('warm-start')
  // What is measured is the map, so that is what was chosen to start on.
  await writeFile(join(userDataDir, 'settings.json'), JSON.stringify({ startScreen: 'map' }))
  const desktop = await openApp(stage, userDataDir)
  try {
    await connect(desktop, simulator)
    const count = await completeSweep(desktop, 120_000)
    if (count < vehicleCount) throw new Error(`Only ${count} vehicles arrived`)
  } finally {
    // What is still to be written is written when the app ends.
    await desktop.quit()
  }
  return userDataDir
}

interface Drawn {
  /** Presented, by whichever was first to draw: the first picture, or the map where there was none. */
  readonly drawnMs: number
  readonly mapMs: number
  readonly idleMs: number
}

/** Each start has a copy of the data folder of its own, so that none finds more than the one before it. */
async function startWithCache(stage: Stage, filled: string): Promise<Drawn> {
  const userDataDir = await stage.newFolder('warm')
  await cp(filled, userDataDir, { recursive: true })
  const pageScript = `window.benchMarks = []; (${watchDrawing.toString()})(window.benchMarks)`
  const desktop = startDesktop(stage, { appDir, userDataDir, pageScript })
  try {
    const marks = await desktop.untilInPage(marksAtRest, 120_000)
    const drawn = marks.find(({ drawn }) => drawn >= leastDrawn)
    const map = marks.find(({ drawn, by }) => by === 'map' && drawn >= leastDrawn)
    const idle = marks.find(({ isAtRest }) => isAtRest)
    if (drawn === undefined || map === undefined || idle === undefined) {
      throw new Error(`The map came to rest with ${Math.max(0, ...marks.map(({ drawn }) => drawn))} vehicles`)
    }
    if (drawn.by === 'picture' && drawn.colouredPixels < leastColoured) {
      throw new Error(`The first picture has only ${drawn.colouredPixels} coloured pixels`)
    }
    // Nothing was painted before: what the page's first paint showed is this.
    const paintedAtMs = await desktop.inPage(firstPaintAtMs)
    const [drawnMs = NaN, mapMs = NaN, idleMs = NaN] = [Math.max(drawn.atMs, paintedAtMs), map.atMs, idle.atMs].map(
      (atMs) => atMs - desktop.spawnedAtMs
    )
    await checkSource(desktop)
    return { drawnMs, mapMs, idleMs }
  } finally {
    await desktop.quit()
  }
}

/** @throws when the vehicles on the map are not those of the cache */
async function checkSource(desktop: Desktop): Promise<void> {
  const status = await desktop.inPage(() => window.fleetDesk.calls['positions:status'](undefined))
  if (!status.ok || status.value.source !== 'cache' || status.value.vehicleCount !== vehicleCount) {
    throw new Error(`Not a warm start: ${JSON.stringify(status)}`)
  }
}

async function startBlank(stage: Stage): Promise<number> {
  const pageScript = `window.benchMarks = []; (${watchPaint.toString()})(window.benchMarks)`
  const userDataDir = await stage.newFolder('blank')
  const desktop = startDesktop(stage, { appDir: blankAppDir, userDataDir, pageScript })
  try {
    const [mark] = await desktop.untilInPage(marksThere, 60_000)
    return (mark?.atMs ?? NaN) - desktop.spawnedAtMs
  } finally {
    await desktop.quit()
  }
}

interface Mark {
  /** Epoch milliseconds. */
  readonly atMs: number
  readonly drawn: number
  readonly by: 'picture' | 'map'
  readonly isAtRest: boolean
  /** Opaque, and not grey; of the first picture only. */
  readonly colouredPixels: number
}

/** In the page: notes each number of drawn vehicles, and who drew them, with the frame after it, and when the map came to rest. */
function watchDrawing(marks: Mark[]): void {
  const look = (): void => {
    const map = document.querySelector<HTMLElement>('[data-vehicles-drawn]')
    const picture = document.querySelector<HTMLCanvasElement>('canvas[data-vehicles-painted]')
    const by = map === null ? 'picture' : 'map'
    const drawn = Number(map?.dataset['vehiclesDrawn'] ?? picture?.dataset['vehiclesPainted'] ?? 0)
    const isAtRest = map?.dataset['mapIdle'] === 'true'
    const key = `${by} ${drawn} ${String(isAtRest)}`
    if (drawn === 0 || key === lastKey) return
    lastKey = key
    // What is drawn goes to the screen with the next animation frame at the latest; when the one after it begins, that frame has been handed over.
    requestAnimationFrame(() =>
      requestAnimationFrame((frameMs) => {
        const colouredPixels = by === 'picture' && picture !== null ? countColoured(picture) : 0
        marks.push({ atMs: performance.timeOrigin + frameMs, drawn, by, isAtRest, colouredPixels })
      })
    )
  }
  const countColoured = (picture: HTMLCanvasElement): number => {
    const pixels = picture.getContext('2d')?.getImageData(0, 0, picture.width, picture.height).data ?? []
    let count = 0
    for (let at = 0; at < pixels.length; at += 4) {
      const channels = [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0]
      if (pixels[at + 3] === 255 && Math.max(...channels) - Math.min(...channels) > 90) count += 1
    }
    return count
  }
  let lastKey = ''
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['data-vehicles-drawn', 'data-vehicles-painted', 'data-map-idle']
  })
  look()
}

/** In the page: when something of it was first presented, epoch milliseconds. */
function firstPaintAtMs(): number {
  return performance.timeOrigin + (performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN)
}

/** In the page: all marks once the map rests with vehicles on it. */
function marksAtRest(): readonly Mark[] | null {
  return window.benchMarks.at(-1)?.isAtRest === true ? window.benchMarks : null
}

/** In the page: notes the first paint. */
function watchPaint(marks: Mark[]): void {
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) {
      const atMs = performance.timeOrigin + startTime
      if (name === 'first-paint') marks.push({ atMs, drawn: 0, by: 'map', isAtRest: true, colouredPixels: 0 })
    }
  }).observe({ type: 'paint', buffered: true })
}

function marksThere(): readonly Mark[] | null {
  return window.benchMarks.length > 0 ? window.benchMarks : null
}

declare global {
  interface Window {
    readonly benchMarks: readonly Mark[]
  }
}

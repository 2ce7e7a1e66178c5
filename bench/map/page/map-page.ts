import 'maplibre-gl/dist/maplibre-gl.css'
import { applyTick, emptySpots, makeFleet, makeTick, type BenchFleet } from './fleet'
import type { MapBench, MapStart } from './map-bench'
import { startOurs } from './ours'
import { watchPixels } from './pixel-probe'
import { countryView, type Subject } from './subject'
import { makeTexts, textBytes } from './texts'
import { startUsual } from './usual'
import { nextFrame, pause, until } from './waiting'

/** Between two ticks, so that nothing of the one is counted with the next; more than any pause of the map's own. */
const quietMs = 700
/** After the picture: what a tick still causes then is its work, too. */
const afterMs = 150

let subject: Subject | null = null
let fleet: BenchFleet | null = null
let tickNumber = 0
let prepared: (() => void)[] = []

function running(): Subject {
  if (subject === null) throw new Error('Nothing was started')
  return subject
}

function moved(): { readonly handOver: () => void; readonly spot: readonly [number, number] } {
  if (fleet === null) throw new Error('There is no fleet')
  tickNumber += 1
  const tick = makeTick(fleet, 0.02, tickNumber, Date.now())
  applyTick(fleet, tick)
  return { handOver: running().prepare(tick), spot: emptySpots[tickNumber % 2] ?? emptySpots[0] }
}

const settled = () => until(() => (running().isSettled() ? true : null), 'the map to rest')

const bench: MapBench = {
  async start({ kind, archivePath }: MapStart) {
    const container = document.querySelector<HTMLElement>('#map')
    if (container === null) throw new Error('The page has no place for the map')
    const parts = {
      container,
      archiveUrl: new URL(archivePath, document.baseURI).href,
      fontsUrl: new URL('basemap/fonts', document.baseURI).href
    }
    subject = await (kind === 'ours' ? startOurs(parts) : startUsual(parts))
  },
  async load(size, isKept) {
    const texts = makeTexts(size)
    const made = makeFleet(size, Date.now())
    const startedMs = performance.now()
    await running().load(made, texts)
    const firstPictureMs = performance.now() - startedMs
    // Ours goes to where its vehicles are; from here on both show the same.
    running().map.jumpTo(countryView)
    await settled()
    fleet = isKept ? made : null
    return { firstPictureMs, textBytes: textBytes(texts) }
  },
  keep(size) {
    fleet = makeFleet(size, Date.now())
  },
  prepareTicks(count) {
    prepared = Array.from({ length: count }, () => moved().handOver)
  },
  async ticks(count, isMarked) {
    for (let tick = 0; tick < count; tick++) {
      const handOver = prepared.shift() ?? moved().handOver
      await pause(quietMs)
      if (isMarked) performance.mark('tick-from')
      handOver()
      await settled()
      await pause(afterMs)
      if (isMarked) performance.mark('tick-to')
    }
  },
  async ticksToPixels(count) {
    const durationsMs: number[] = []
    for (let tick = 0; tick < count; tick++) {
      const { handOver, spot } = moved()
      await pause(quietMs)
      await settled()
      const { shown, stop } = watchPixels(running(), spot)
      await pause(50)
      const startedMs = performance.now()
      handOver()
      const shownAtMs = await Promise.race([shown, pause(60_000).then(() => null)])
      stop()
      if (shownAtMs === null) throw new Error('Vehicle 0 was moved, and no pixel changed where it went')
      durationsMs.push(shownAtMs - startedMs)
      await settled()
    }
    return durationsMs
  },
  async pan(durationMs, tickEveryMs) {
    const { map } = running()
    const intervalsMs: number[] = []
    const panning = new AbortController()
    const ticker = (async () => {
      while (!panning.signal.aborted) {
        const { handOver } = moved()
        await pause(tickEveryMs)
        handOver()
      }
    })()
    const startedMs = await nextFrame()
    for (let lastMs = startedMs; lastMs - startedMs < durationMs;) {
      const turn = ((lastMs - startedMs) / durationMs) * 2 * Math.PI
      map.jumpTo({ center: [-96 + 9 * Math.sin(turn), 38.5 + 4 * Math.sin(2 * turn)], zoom: 5 })
      await nextFrame()
      const nowMs = performance.now()
      intervalsMs.push(nowMs - lastMs)
      lastMs = nowMs
    }
    panning.abort()
    await ticker
    map.jumpTo(countryView)
    await settled()
    return intervalsMs
  },
  async looks(zoom, count) {
    const { map, looks } = running()
    const held = fleet
    if (held === null) throw new Error('There is no fleet')
    map.jumpTo({ center: [-74, 40.7], zoom })
    await pause(300)
    await settled()
    const canvas = map.getCanvas()
    const { width, height } = canvas.getBoundingClientRect()
    const durationsMs: number[] = []
    const emptyMs: number[] = []
    for (let slot = 1; slot < held.size && durationsMs.length < count; slot += 1) {
      const at = map.project([held.longitudeDeg[slot] ?? 0, held.latitudeDeg[slot] ?? 0])
      if (at.x < 20 || at.y < 20 || at.x > width - 20 || at.y > height - 20) continue
      // The first look also makes what is shown of the answer; the second one only finds it again.
      await lookAt(canvas, at.x, at.y)
      durationsMs.push(await lookAt(canvas, at.x, at.y))
      emptyMs.push(await timeFrame(() => requestAnimationFrame(() => undefined)))
    }
    const { found } = looks()
    map.jumpTo(countryView)
    await settled()
    return { durationsMs, emptyMs, found }
  }
}

/** Moves the mouse and measures what is done for it in the next frame: both look there, and not before, what is below it. */
function lookAt(canvas: HTMLCanvasElement, clientX: number, clientY: number): Promise<number> {
  return timeFrame(() => canvas.dispatchEvent(new MouseEvent('mousemove', { clientX, clientY, bubbles: true })))
}

/** Measures what is done in the next frame for something that happens now. */
function timeFrame(happen: () => unknown): Promise<number> {
  return new Promise((resolve) => {
    let startedMs = 0
    requestAnimationFrame(() => (startedMs = performance.now()))
    happen()
    // Callbacks of a frame are called in the order in which they were asked for: that of the map lies between.
    requestAnimationFrame(() => resolve(performance.now() - startedMs))
  })
}

window.mapBench = bench

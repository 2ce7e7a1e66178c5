import { median, report, spreadOf } from '../statistics'
import type { BenchBrowser } from './browser'
import { inCell, loadFleet, panIntervals, prepareTicks, runTicks, ticksToPixels, type Cell } from './cell'
import { tracedBlocks } from './main-thread'
import type { MapKind } from './page/map-bench'
import { machineLoad, timesBetter, turns } from './plan'
import { rendererTime } from './renderer-cpu'

const rounds = 2
const ticks = 3
const panMs = 4000
const tickEveryMs = 1000
/** The shortest task that is worth telling from none, in milliseconds. */
const leastBlockMs = 0.5

/** What was measured of one of the two, over all rounds; milliseconds. */
interface Measured {
  readonly blocks: number[]
  readonly blocksCpu: number[]
  readonly cpu: number[]
  readonly cpuMain: number[]
  readonly pixels: number[]
  readonly worstFrames: number[]
  readonly frames: number[]
}

const nothing = (): Measured => ({
  blocks: [],
  blocksCpu: [],
  cpu: [],
  cpuMain: [],
  pixels: [],
  worstFrames: [],
  frames: []
})

/** 100,000 vehicles over the bundled base map: what a tick of 2% costs, what a pan meanwhile feels like. */
export async function country(bench: BenchBrowser): Promise<void> {
  const measured: Readonly<Record<MapKind, Measured>> = { ours: nothing(), usual: nothing() }
  for (const kind of turns(rounds)) {
    await inCell(bench, kind, 'base map', (cell) => measureCell(bench, cell, measured[kind]))
  }
  const { ours, usual } = measured
  tell('map-tick-block-100k', ours.blocks, usual.blocks, leastBlockMs)
  console.log(
    `  longest task of the page's main thread, from the tick's arrival to 150 ms after its picture, by trace; median of ${ours.blocks.length} ticks; ours ${spreadOf(ours.blocks, 1)}, baseline ${spreadOf(usual.blocks, 1)}; of it processor time, medians ${median(ours.blocksCpu).toFixed(1)} and ${median(usual.blocksCpu).toFixed(1)}; bundled base map; ${machineLoad()}`
  )
  tell('map-cpu-100k', ours.cpu, usual.cpu)
  console.log(
    `  processor time of the renderer process (all threads, workers too) per tick, by /proc, without the making of the tick, which in the app happens elsewhere; ours ${spreadOf(ours.cpu)}, of it the main thread ${spreadOf(ours.cpuMain)}; baseline ${spreadOf(usual.cpu)}, of it ${spreadOf(usual.cpuMain)}; the GPU process, which draws by software, is not in it`
  )
  tell('map-tick-pixels-basemap-100k', ours.pixels, usual.pixels)
  console.log(
    `  as map-tick-pixels-100k, but with the bundled base map, which the software renderer draws anew for both; ours ${spreadOf(ours.pixels)}, baseline ${spreadOf(usual.pixels)}`
  )
  tell('map-pan-worst-100k', ours.worstFrames, usual.worstFrames)
  console.log(
    `  worst interval between two frames of a ${panMs / 1000} s pan with a tick each second, median of ${rounds} pans; ours ${spreadOf(ours.worstFrames)}, baseline ${spreadOf(usual.worstFrames)}; p50 ${median(ours.frames).toFixed(0)} and ${median(usual.frames).toFixed(0)}; software rendering: no claim about frame rates`
  )
}

async function measureCell(bench: BenchBrowser, cell: Cell, into: Measured): Promise<void> {
  await loadFleet(cell, 100_000)
  // The first tick makes what the others reuse.
  await runTicks(cell, 1, false)
  await prepareTicks(cell, ticks)
  const blocks = await tracedBlocks(bench.browser, cell.page, () => runTicks(cell, ticks, true))
  into.blocks.push(...blocks.map(({ wallMs }) => wallMs))
  into.blocksCpu.push(...blocks.map(({ cpuMs }) => cpuMs))
  await prepareTicks(cell, ticks)
  const before = await rendererTime(bench.session)
  await runTicks(cell, ticks, false)
  const after = await rendererTime(bench.session)
  into.cpu.push((after.allMs - before.allMs) / ticks)
  into.cpuMain.push((after.mainMs - before.mainMs) / ticks)
  into.pixels.push(...(await ticksToPixels(cell, ticks)))
  const intervals = await panIntervals(cell, panMs, tickEveryMs)
  into.frames.push(...intervals)
  into.worstFrames.push(Math.max(...intervals))
}

/** Tick to pixels on a plain surface, so that only what draws the vehicles is compared. */
export async function tickToPixels(bench: BenchBrowser, size: number, name: string): Promise<void> {
  const measured: Readonly<Record<MapKind, number[]>> = { ours: [], usual: [] }
  for (const kind of turns(rounds)) {
    await inCell(bench, kind, 'plain', async (cell) => {
      await loadFleet(cell, size)
      const [, ...counted] = await ticksToPixels(cell, ticks + 1)
      measured[kind].push(...counted)
    })
  }
  const { ours, usual } = measured
  tell(name, ours, usual)
  console.log(
    `  from the arrival of a tick of 2% in the page to the end of the frame that shows vehicle 0 at its new, empty place, by readPixels; median of ${ours.length} ticks; ours ${spreadOf(ours)}, baseline ${spreadOf(usual)}; plain surface; ${machineLoad()}`
  )
}

function tell(name: string, ours: readonly number[], usual: readonly number[], leastMs = 0): void {
  const [mine, other] = [median(ours), median(usual)]
  report(name, { ratio: timesBetter(mine, other, leastMs), ours: mine, baseline: other, unit: 'ms' })
}

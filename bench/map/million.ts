import { median, report, spreadOf } from '../statistics'
import type { BenchBrowser } from './browser'
import { inCell, loadFleet, prepareTicks, runTicks, type Cell } from './cell'
import { tracedBlocks, type LongestTask } from './main-thread'
import { memoryOf, totalBytes, type PageMemory } from './memory'
import { machineLoad, timesBetter, within } from './plan'
import { rendererTime } from './renderer-cpu'

const size = 1_000_000
const ticks = 5
/** The usual way is given this long for its first picture and one tick. */
const limitMs = 60_000

/** What one of the two was like with a million vehicles. */
interface Measured {
  readonly blocks: readonly LongestTask[]
  readonly bytesPerVehicle: number
  readonly pageBytes: number
  readonly workerBytes: number
  readonly residentBytes: number
  readonly textBytes: number
}

/** A million vehicles: the longest block of a tick, and what each vehicle takes in memory. */
export async function million(bench: BenchBrowser): Promise<void> {
  const ours = await inCell(bench, 'ours', 'base map', (cell) => measure(bench, cell, ticks))
  const usual = await inCell(bench, 'usual', 'base map', (cell) => within(limitMs, measure(bench, cell, 1)))
  const wallMs = (measured: Measured): number[] => measured.blocks.map((task) => task.wallMs)
  tell('map-tick-block-1m', median(wallMs(ours)), usual && median(wallMs(usual)), 'ms')
  console.log(
    `  as map-tick-block-100k, ${ours.blocks.length} ticks of 20,000 moved; ours ${spreadOf(wallMs(ours), 1)}, of it processor time, median ${median(ours.blocks.map(({ cpuMs }) => cpuMs)).toFixed(1)}; baseline ${usual === null ? `does not finish in ${limitMs / 1000} s` : 'one tick'}; ${machineLoad()}`
  )
  tell('map-heap-1m', ours.bytesPerVehicle, usual && usual.bytesPerVehicle, 'bytes')
  console.log(
    `  heap and typed arrays of the page (the table's columns and whatever else it keeps) and its workers (the map's own, and MapLibre's), after garbage collection, less those of the same page without vehicles; names, VINs and plates apart (${perVehicle(ours.textBytes)}); ours: page ${perVehicle(ours.pageBytes)}, workers ${perVehicle(ours.workerBytes)}; anonymous memory of the process ${perVehicle(ours.residentBytes)}, texts and what awaits collection included; the list's worker is no part of this page`
  )
}

/** @param baseline null when it does not finish, of which there is no ratio */
function tell(name: string, ours: number, baseline: number | null, unit: string): void {
  if (baseline === null)
    console.log(`bench ${name} ratio=none ours=${ours.toPrecision(4)} baseline=does-not-finish unit=${unit}`)
  else report(name, { ratio: timesBetter(ours, baseline, 0.5), ours, baseline, unit })
}

async function measure(bench: BenchBrowser, cell: Cell, tickCount: number): Promise<Measured> {
  const empty = await memoryOf(cell.session)
  const emptyResident = (await rendererTime(bench.session)).anonymousBytes
  // The benchmark keeps no copy of its own until memory has been measured.
  const { textBytes } = await loadFleet(cell, size, false)
  const full = await memoryOf(cell.session)
  const resident = (await rendererTime(bench.session)).anonymousBytes
  await cell.page.evaluate((count) => window.mapBench?.keep(count), size)
  if (cell.kind === 'ours') await runTicks(cell, 1, false)
  await prepareTicks(cell, tickCount)
  const blocks = await tracedBlocks(bench.browser, cell.page, () => runTicks(cell, tickCount, true))
  // Of the texts, the usual way holds names only, as strings.
  const apart = cell.kind === 'ours' ? textBytes : 0
  const grown = totalBytes(full) - totalBytes(empty)
  return {
    blocks,
    bytesPerVehicle: (grown - apart) / size,
    pageBytes: bytesOf(full).page - bytesOf(empty).page - apart,
    workerBytes: bytesOf(full).workers - bytesOf(empty).workers,
    residentBytes: resident - emptyResident,
    textBytes
  }
}

function bytesOf(memory: PageMemory): Readonly<Record<'page' | 'workers', number>> {
  const page = memory.page.heapBytes + memory.page.bufferBytes
  return { page, workers: totalBytes(memory) - page }
}

function perVehicle(bytes: number): string {
  return `${(bytes / size).toFixed(1)} bytes each`
}

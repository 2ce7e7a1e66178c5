import type { BenchBrowser, BenchPage } from './browser'
import type { MapBench, MapKind } from './page/map-bench'

/** A fresh page with one map in it. */
export interface Cell extends BenchPage {
  readonly kind: MapKind
}

/** The bundled base map, or a plain surface in its colour: its archive is not there. */
export type Ground = 'base map' | 'plain'

const archivePaths: Readonly<Record<Ground, string>> = {
  'base map': 'basemap/world.pmtiles',
  plain: 'basemap/none.pmtiles'
}

/**
 * Opens a page, starts a map without vehicles in it, does something, and closes the page, also when it went wrong.
 *
 * @throws with the page's own complaint, where it has one
 */
export async function inCell<T>(
  bench: BenchBrowser,
  kind: MapKind,
  ground: Ground,
  work: (cell: Cell) => Promise<T>
): Promise<T> {
  const opened = await bench.openPage('index.html')
  try {
    await opened.page.evaluate((start) => window.mapBench?.start(start), { kind, archivePath: archivePaths[ground] })
    return await work({ ...opened, kind })
  } catch (error) {
    throw opened.errors.length > 0 ? new Error(`${kind}: ${opened.errors.join('; ')}`, { cause: error }) : error
  } finally {
    await opened.close()
  }
}

/** Gives the map of a cell its fleet; see there. */
export async function loadFleet({ page }: Cell, size: number, isKept = true): ReturnType<MapBench['load']> {
  const given = { size, isKept }
  const loaded = await page.evaluate(({ size: count, isKept: keeps }) => window.mapBench?.load(count, keeps), given)
  return there(loaded)
}

/** See there. */
export async function prepareTicks({ page }: Cell, count: number): Promise<void> {
  await page.evaluate((ticks) => window.mapBench?.prepareTicks(ticks), count)
}

/** @param isMarked see there */
export async function runTicks({ page }: Cell, count: number, isMarked: boolean): Promise<void> {
  await page.evaluate((given) => window.mapBench?.ticks(given.count, given.isMarked), { count, isMarked })
}

/** Tick to pixels, in milliseconds. */
export async function ticksToPixels({ page }: Cell, count: number): Promise<number[]> {
  return there(await page.evaluate((ticks) => window.mapBench?.ticksToPixels(ticks), count))
}

/** Intervals between the frames of a pan during ticks, in milliseconds. */
export async function panIntervals({ page }: Cell, durationMs: number, tickEveryMs: number): Promise<number[]> {
  const given = { durationMs, tickEveryMs }
  return there(await page.evaluate((pan) => window.mapBench?.pan(pan.durationMs, pan.tickEveryMs), given))
}

/** See there. */
export async function lookAround({ page }: Cell, zoom: number, count: number): ReturnType<MapBench['looks']> {
  const given = { zoom, count }
  return there(await page.evaluate((looks) => window.mapBench?.looks(looks.zoom, looks.count), given))
}

function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The page is not the benchmark')
  return value
}

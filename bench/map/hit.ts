import { middleMean, report } from '../statistics'
import type { BenchBrowser } from './browser'
import { inCell, loadFleet, lookAround } from './cell'
import type { MapKind } from './page/map-bench'
import { percentile, turns } from './plan'

const size = 100_000
const rounds = 1
const looks = 80
/** Both sides are looked at for a while first, as they are by a hand on a mouse: what a browser does with code it has hardly seen says nothing. */
const looksBefore = 160
/** The whole country, a metropolis, and streets of it, where every vehicle stands alone. */
const zooms = [4, 9.5, 14.5] as const

/** Finding what is below the mouse, ours against `queryRenderedFeatures`. */
export async function hit(bench: BenchBrowser): Promise<void> {
  const measured: Readonly<Record<MapKind, { all: number[]; empty: number[]; means: string[]; found: number }>> = {
    ours: { all: [], empty: [], means: [], found: 0 },
    usual: { all: [], empty: [], means: [], found: 0 }
  }
  for (const kind of turns(rounds)) {
    await inCell(bench, kind, 'base map', async (cell) => {
      await loadFleet(cell, size)
      await lookAround(cell, zooms[0], looksBefore)
      const into = measured[kind]
      for (const zoom of zooms) {
        const { durationsMs, emptyMs, found } = await lookAround(cell, zoom, looks)
        into.all.push(...durationsMs)
        into.empty.push(...emptyMs)
        into.means.push((middleMean(durationsMs) - middleMean(emptyMs)).toFixed(3))
        into.found = found
      }
    })
  }
  const { ours, usual } = measured
  const mine = middleMean(ours.all) - middleMean(ours.empty)
  const other = middleMean(usual.all) - middleMean(usual.empty)
  report('map-hit-100k', { ratio: other / mine, ours: mine, baseline: other, unit: 'ms' })
  const p95 = (values: readonly number[]): string => percentile(values, 0.95).toFixed(2)
  console.log(
    `  time in the frame after a mouse move (the second at a place, which shows nothing new) to the answer what is below it, within 2 px, less that of a frame in which nobody asks (${middleMean(ours.empty).toFixed(3)} and ${middleMean(usual.empty).toFixed(3)}); mean of the middle half, as the clock counts in steps of 0.005; ${ours.all.length} and ${usual.all.length} places with vehicles; at zoom ${zooms.join(', ')}: ours ${ours.means.join(', ')}, baseline ${usual.means.join(', ')}; p95 of whole frames ${p95(ours.all)} and ${p95(usual.all)}; told of ${ours.found} changes, found ${usual.found}`
  )
}

// A main script of the benchmark's own: the sweep as one would write it first, in the same Electron. Bundled by bench-app.ts.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, session } from 'electron'
import { createNaivePipeline } from '../naive-pipeline'

/** What the benchmark tells it. */
export interface NaiveSweep {
  readonly apiBaseUrl: string
  readonly token: string
  /** Each is walked by a cursor of its own, all at once: the same sweep as ours has. */
  readonly shares: readonly (readonly string[])[]
}

declare global {
  /** Called from outside, through the probe. Gives the number of vehicles. */
  var naiveSweep: ((sweep: NaiveSweep) => Promise<number>) | undefined
}

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800 })
  void window.loadFile(join(__dirname, 'index.html'))
  globalThis.naiveSweep = (sweep) => runSweep(sweep, window)
})
app.on('window-all-closed', () => app.quit())

async function runSweep({ apiBaseUrl, token, shares }: NaiveSweep, window: BrowserWindow): Promise<number> {
  const api = session.fromPartition('catena-api', { cache: false })
  const pipeline = createNaivePipeline()
  const walk = async (fleetIds: readonly string[]): Promise<void> => {
    const query = new URLSearchParams([
      ['only_latest', 'true'],
      ['size', '1000'],
      ...fleetIds.map((id) => ['fleet_ids', id])
    ])
    for (let cursor: string | null = null; ;) {
      const next: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`
      const url = `${apiBaseUrl}/v2/telematics/vehicle-locations?${query.toString()}${next}`
      const answer = await api.fetch(url, { headers: { authorization: `Bearer ${token}` } })
      cursor = pipeline.takePage(await answer.text())
      if (cursor === null) return
    }
  }
  await Promise.all(shares.map(walk))
  const all = pipeline.all()
  // The page gets everything, and the file is written anew, as stores of small apps do it.
  window.webContents.send('positions', all)
  writeFileSync(join(app.getPath('userData'), 'positions.json'), JSON.stringify({ positions: all }, undefined, '\t'))
  return all.length
}

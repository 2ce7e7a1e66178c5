import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Track } from '@shared/ipc/schemas-history'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { beginFile } from './file-in-pieces'
import { exportHistory } from './history-export'
import type { HistoryFacts } from './history-file-text'

const startMs = Date.UTC(2026, 10, 22, 19)
const minuteMs = 60_000
const vehicle = {
  name: 'Truck 7',
  fleet: 'Blue Mesa',
  provider: 'Geotab',
  vin: 'VIN7',
  plate: 'TX 7',
  isSimulated: true
}

/** Two fixes a minute apart, and one after an hour. */
const track: Track = {
  occurredAtMs: Float64Array.of(startMs, startMs + minuteMs, startMs + 61 * minuteMs),
  longitudeDeg: Float64Array.of(-96.8, -96.9, -97),
  latitudeDeg: Float64Array.of(32.75, 32.8, 32.9),
  speedMps: Float32Array.of(10, NaN, 0),
  place: Uint32Array.of(0, 1, 1),
  places: ['', 'Dallas, TX, USA'],
  setAsideCount: 0,
  fetchedAtMs: startMs + 2 * 3_600_000
}

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-desk-history-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function save(
  format: 'csv' | 'gpx',
  changed: Partial<HistoryFacts['vehicle']> = {},
  isStillOpen: () => boolean = () => true
): Promise<{ readonly count: number | null; readonly text: string }> {
  const path = join(folder, 'out')
  const count = await exportHistory({
    input: { format, fromMs: startMs - minuteMs, toMs: startMs + 3 * 3_600_000, track },
    facts: {
      profileName: 'Acme',
      vehicle: { ...vehicle, ...changed },
      exportedAtMs: startMs + 3 * 3_600_000,
      speedUnit: 'mph'
    },
    isStillOpen,
    file: await beginFile(path),
    signal: new AbortController().signal,
    onProgress: () => undefined,
    clock: () => performance.now()
  })
  return { count, text: count === null ? '' : await readFile(path, 'utf8') }
}

it('says of each position whose it is, when it was, in UTC and here, and when it was fetched', async () => {
  const { count, text } = await save('csv')
  expect(count).toBe(3)
  const [header, first, second] = text.split('\r\n')
  expect(header).toBe(
    '\uFEFF"Vehicle","Fleet","Provider","VIN","Plate","Occurred at (UTC)","Occurred at (local)","Latitude","Longitude","Speed (mph)","Near","Simulated","Fetched at (UTC)","Exported at (UTC)"'
  )
  expect(first).toMatch(
    /^"Truck 7","Blue Mesa","Geotab","VIN7","TX 7","2026-11-22T19:00:00.000Z","2026-11-2\dT\d\d:00:00[+-]\d\d:\d\d",32.75,-96.8,22.4,,"yes","2026-11-22T21:00:00.000Z","2026-11-22T22:00:00.000Z"$/
  )
  expect(second).toContain(',32.8,-96.9,,"Dallas, TX, USA",')
})

it('makes no formula of a name', async () => {
  expect((await save('csv', { name: '=cmd()' })).text).toContain(`"'=cmd()"`)
})

it('is a GPX track that does not bridge gaps', async () => {
  const { text } = await save('gpx')
  expect(text).toContain('<gpx version="1.1" creator="Fleet Desk"')
  expect(text.match(/<trkpt /g)).toHaveLength(3)
  expect(text.match(/<trkseg>/g)).toHaveLength(2)
  expect(text).toContain('<trkpt lat="32.75" lon="-96.8"><time>2026-11-22T19:00:00.000Z</time>')
  expect(text).toContain('<tpx:speed>10</tpx:speed>')
  expect(text).toContain('Provider: Geotab. VIN: VIN7. From 2026-11-22T18:59:00.000Z (')
  expect(text.trimEnd().endsWith('</gpx>')).toBe(true)
})

it('keeps a name from becoming markup', async () => {
  const { text } = await save('gpx', { name: '</name><script>\u0000&' })
  expect(text).toContain('<name>&lt;/name&gt;&lt;script&gt; &amp;</name>')
})

it('leaves nothing when the profile is locked meanwhile', async () => {
  expect((await save('csv', {}, () => false)).count).toBeNull()
  expect(await readdir(folder)).toEqual([])
})

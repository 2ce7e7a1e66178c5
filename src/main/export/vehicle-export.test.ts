import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { packTexts } from '@shared/ipc/text-column'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { beginFile, unwrittenReasonOf } from './file-in-pieces'
import { exportVehicles, type VehicleExportOptions } from './vehicle-export'
import { vehicleFileText, type FileFacts } from './vehicle-file-text'
import type { VehicleColumnsRead } from './vehicle-rows'

const nowMs = Date.UTC(2026, 10, 22, 20, 0)
const facts: FileFacts = {
  profileName: 'Acme',
  asOfMs: nowMs - 60_000,
  exportedAtMs: nowMs,
  filterText: 'Late',
  speedUnit: 'mph'
}

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-desk-export-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('a CSV file', () => {
  it('says of each vehicle what is known, and nothing of what is not', async () => {
    await save('csv', Uint32Array.of(0, 1))
    const [header, first, second, ...rest] = (await read()).split('\r\n')
    expect(header).toBe(
      '\uFEFF"Vehicle","Fleet","Provider","VIN","Plate","Driver","Latitude","Longitude","Speed (mph)","Direction (degrees, derived)","Motion","Status",' +
        '"Occurred at (UTC)","Occurred at (local)","Age (minutes)","Near","Simulated","Positions as of (UTC)"'
    )
    const local = /"2026-11-22T\d\d:50:00[+-]\d\d:\d\d"/.exec(first ?? '')?.[0] ?? ''
    expect(new Date(local.slice(1, -1)).getTime()).toBe(nowMs - 600_000)
    expect(first).toBe(
      `"Truck 0","Blue Mesa","Geotab","VIN0","P0","A. Muster",40.5,-88.25,22.4,90,"moving","Recent","2026-11-22T19:50:00.000Z",${local},10,` +
        '"Woodstock, IL, USA","yes","2026-11-22T19:59:00.000Z"'
    )
    expect(second).toBe(
      '"Truck 1","Blue Mesa","Geotab","VIN1","P1","",,,,,"unknown","No position",,,,"Woodstock, IL, USA","no","2026-11-22T19:59:00.000Z"'
    )
    expect(rest).toEqual([''])
  })

  it('makes no formula of what other companies wrote', async () => {
    await save('csv', Uint32Array.of(0), { name: () => '=HYPERLINK("http://evil.example","x")' })
    expect(await read()).toContain(`"'=HYPERLINK(""http://evil.example"",""x"")"`)
  })
})

describe('a GeoJSON file', () => {
  it('has a feature for each vehicle, also for one that was never seen', async () => {
    await save('geojson', Uint32Array.of(0, 1))
    const collection = JSON.parse(await read()) as { features: unknown[] }
    expect(collection).toMatchObject({
      type: 'FeatureCollection',
      title: 'Acme',
      filter: 'Late',
      positionsAsOf: '2026-11-22T19:59:00.000Z'
    })
    expect(collection.features).toMatchObject([
      {
        geometry: { type: 'Point', coordinates: [-88.25, 40.5] },
        properties: {
          name: 'Truck 0',
          driver: 'A. Muster',
          speed: 22.4,
          speedUnit: 'mph',
          isSimulated: true,
          ageMinutes: 10
        }
      },
      { geometry: null, properties: { name: 'Truck 1', speed: null, occurredAt: null, status: 'No position' } }
    ])
  })

  it('is whole without any vehicle', async () => {
    await save('geojson', new Uint32Array())
    expect(JSON.parse(await read())).toMatchObject({ features: [] })
  })
})

describe('100,000 vehicles', () => {
  it('are all written, in short turns with everything else of main between them', async () => {
    const slots = Uint32Array.from({ length: 100_000 }, (_, slot) => slot)
    // Each look at the clock is a millisecond later: a turn of four has at most five pieces of 200 vehicles.
    let atMs = 0
    let turns = 0
    let mostRows = 0
    let isCounting = true
    const countTurns = (): void => {
      turns += 1
      if (isCounting) setImmediate(countTurns)
    }
    countTurns()
    const file = await beginFile(target())
    const write = (piece: string): Promise<void> => {
      mostRows = Math.max(mostRows, piece.split('\r\n').length - 1)
      return file.write(piece)
    }
    const count = await save('csv', slots, {}, { clock: () => (atMs += 1), file: { ...file, write } })
    isCounting = false
    expect(count).toBe(100_000)
    expect((await read()).split('\r\n')).toHaveLength(100_002)
    expect(mostRows).toBeLessThanOrEqual(1000)
    expect(turns).toBeGreaterThanOrEqual(100)
  })
})

describe('an export that does not come to its end', () => {
  it('leaves the old file as it was when it is stopped', async () => {
    await writeFile(target(), 'old')
    const stop = new AbortController()
    const slots = Uint32Array.from({ length: 50_000 }, (_, slot) => slot)
    const onProgress = vi.fn(() => stop.abort())
    let atMs = 0
    const count = await save('csv', slots, {}, { signal: stop.signal, onProgress, clock: () => (atMs += 200) })
    expect(onProgress).toHaveBeenCalledOnce()
    expect(count).toBeNull()
    expect(await readdir(folder)).toEqual(['out'])
    expect(await read()).toBe('old')
  })

  it('leaves nothing when the vehicles are another profile’s by now', async () => {
    expect(await save('csv', Uint32Array.of(0), {}, { read: () => null })).toBeNull()
    expect(await readdir(folder)).toEqual([])
  })

  it('leaves nothing when the disk is full', async () => {
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' })
    const file = await beginFile(target())
    const failing = { ...file, write: () => Promise.reject(full) }
    await expect(save('csv', Uint32Array.of(0), {}, { file: failing })).rejects.toBe(full)
    expect(await readdir(folder)).toEqual([])
  })

  it.each([
    ['ENOSPC', 'disk-full'],
    ['EROFS', 'not-allowed'],
    ['EACCES', 'not-allowed'],
    ['ENOENT', 'folder-missing'],
    ['EFBIG', 'too-large'],
    ['EIO', 'other']
  ])('%s is called %s', (code, reason) => {
    expect(unwrittenReasonOf(Object.assign(new Error('x'), { code }))).toBe(reason)
  })

  it('says that the folder is missing before anything is written', async () => {
    const error: unknown = await beginFile(join(folder, 'gone', 'out')).catch((caught: unknown) => caught)
    expect(unwrittenReasonOf(error)).toBe('folder-missing')
  })
})

const target = (): string => join(folder, 'out')
const read = (): Promise<string> => readFile(target(), 'utf8')

async function save(
  format: 'csv' | 'geojson',
  slots: Uint32Array,
  fleet: { readonly name?: (slot: number) => string } = {},
  options: Partial<VehicleExportOptions> = {}
): Promise<number | null> {
  return exportVehicles({
    slots,
    facts,
    text: vehicleFileText(format, facts),
    read: (some) => columnsOf(some, fleet.name ?? ((slot) => `Truck ${slot}`)),
    signal: new AbortController().signal,
    onProgress: () => undefined,
    clock: () => performance.now(),
    ...options,
    file: options.file ?? (await beginFile(target()))
  })
}

/** Even slots move and are simulated, odd ones were never seen. */
function columnsOf(slots: Uint32Array, name: (slot: number) => string): VehicleColumnsRead {
  const list = [...slots]
  const own = slots.slice()
  const known = (slot: number, value: number): number => (slot % 2 === 0 ? value : NaN)
  const { present, moving, simulated } = vehicleFlags
  return {
    columns: {
      slots: own,
      longitudeDeg: Float64Array.from(list, (slot) => known(slot, -88.25)),
      latitudeDeg: Float64Array.from(list, (slot) => known(slot, 40.5)),
      speedMps: Float32Array.from(list, (slot) => known(slot, 10)),
      derivedBearingDeg: Float32Array.from(list, (slot) => known(slot, 90)),
      occurredAtMs: Float64Array.from(list, (slot) => known(slot, nowMs - 600_000)),
      fleet: new Uint32Array(slots.length),
      provider: new Uint32Array(slots.length),
      place: new Uint32Array(slots.length),
      flags: Uint8Array.from(list, (slot) => (slot % 2 === 0 ? present | moving | simulated : present))
    },
    identities: {
      slots: own,
      names: packTexts(list.map(name)),
      vins: packTexts(list.map((slot) => `VIN${slot}`)),
      plates: packTexts(list.map((slot) => `P${slot}`)),
      drivers: packTexts(list.map((slot) => (slot === 0 ? 'A. Muster' : '')))
    },
    dictionaries: { fleets: ['Blue Mesa'], providers: ['Geotab'], places: ['Woodstock, IL, USA'] }
  }
}

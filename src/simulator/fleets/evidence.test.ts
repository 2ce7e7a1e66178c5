import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFleetBench, type FleetBench } from '../../main/connections/test-support/fleet-bench'
import { createTestClient } from '../test-support/test-client'
import { exportEvidence, type EvidenceExportOptions } from '../../main/export/evidence-export'
import { fleetEvidence, vehicleEvidence } from '../../main/export/evidence-rows'
import { evidenceText, type EvidenceFacts, type EvidenceRow } from '../../main/export/evidence-text'
import { beginFile } from '../../main/export/file-in-pieces'

// A whole simulator answers: seconds, where the machine is busy.
vi.setConfig({ testTimeout: 30_000 })

const nowMs = Date.parse('2026-03-02T12:00:00Z')
const facts: EvidenceFacts = {
  profileName: 'Acme',
  appVersion: '1.2.3',
  positionsAsOfMs: nowMs - 60_000,
  fleetsAsOfMs: nowMs - 120_000,
  exportedAtMs: nowMs
}
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

let folder: string
let bench: FleetBench | null
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-desk-evidence-'))
  bench = null
})
afterEach(async () => {
  await bench?.close()
  await rm(folder, { recursive: true, force: true })
})

async function save(
  format: 'csv' | 'geojson',
  pieces: EvidenceExportOptions['pieces'],
  more: Partial<EvidenceExportOptions> = {}
): Promise<{ readonly count: number | null; readonly read: () => Promise<string> }> {
  const path = join(folder, 'out')
  const count = await exportEvidence({
    pieces,
    text: evidenceText(format, facts),
    file: await beginFile(path),
    signal: new AbortController().signal,
    onProgress: () => undefined,
    clock: () => performance.now(),
    ...more
  })
  return { count, read: () => readFile(path, 'utf8') }
}

function row(name: string): EvidenceRow {
  return {
    vehicle: {
      vehicleId: 'vehicle-1',
      name,
      fleet: 'Blue Mesa',
      provider: 'Geotab',
      vin: 'VIN1',
      plate: 'P1',
      driver: '',
      longitudeDeg: -88.25,
      latitudeDeg: 40.5,
      speedMps: 10,
      derivedBearingDeg: 90,
      isMoving: true,
      occurredAtMs: nowMs - 600_000,
      staleness: 'recent',
      place: 'Woodstock, IL, USA',
      isSimulated: false
    },
    source: {
      fleet: 'Blue Mesa',
      fleetRef: 'BM-1',
      provider: 'Geotab',
      connectionId: 'connection-1',
      connectionStatus: 'active',
      shareLevel: 'read',
      lastFetchedAtMs: nowMs - 90_000
    },
    verdict: 'fine'
  }
}

/** As docs/user-guide/evidence.md tells people to. */
function isWhole(text: string): boolean {
  const hash = /(?:file SHA-256 |"fileSha256":")([0-9a-f]{64})/.exec(text)?.[1] ?? ''
  return sha256(text.replace(hash, '0'.repeat(64))) === hash
}

describe('an evidence file', () => {
  it.each(['csv', 'geojson'] as const)('as %s shows each change of a byte by its own hash', async (format) => {
    const { count, read } = await save(format, [[row('Truck 1'), row('Truck 2')]])
    expect(count).toBe(2)
    const text = await read()
    expect(isWhole(text)).toBe(true)
    expect(isWhole(text.replace('Truck 2', 'Truck 3'))).toBe(false)
    expect(isWhole(`${text} `)).toBe(false)
    for (const part of ['Truck 1', '1.2.3', 'BM-1', 'connection-1', '2026-03-02T11:50:00.000Z', 'fine', '40.5', 'read'])
      expect(text).toContain(part)
  })

  it('as CSV has the hash of each row at its end, and runs no formula', async () => {
    const { read } = await save('csv', [[row('=HYPERLINK("http://x")'), row('Truck "2"')]])
    const [, ...lines] = (await read()).trimEnd().split('\r\n')
    expect(lines[0]).toContain(`"'=HYPERLINK`)
    for (const line of lines) {
      const [, cells = '', hash] = /^(.*),"([0-9a-f]{64})"$/.exec(line) ?? []
      expect(sha256(cells)).toBe(hash)
    }
  })

  it('as GeoJSON is one, with the hash of each feature in its last property', async () => {
    const { read } = await save('geojson', [[row('Truck "1"')], [row('Truck 2')]])
    const text = await read()
    expect(JSON.parse(text)).toMatchObject({ type: 'FeatureCollection', features: [{ type: 'Feature' }, {}] })
    for (const line of text.split('\n').filter((one) => one.startsWith('{"type":"Feature",'))) {
      const feature = line.replace(/,$/, '')
      const [, hash = ''] = /,"rowSha256":"([0-9a-f]{64})"\}\}$/.exec(feature) ?? []
      expect(sha256(feature.replace(`,"rowSha256":"${hash}"`, ''))).toBe(hash)
    }
  })

  it('is not there when it was stopped, or when its rows lost their meaning', async () => {
    const stopped = new AbortController()
    stopped.abort()
    expect((await save('csv', [[row('x')]], { signal: stopped.signal })).count).toBeNull()
    expect((await save('csv', [[row('x')], null])).count).toBeNull()
    expect(await readdir(folder)).toEqual([])
  })
})

describe('the rows of an evidence file', () => {
  it('are the vehicles of a fleet with their connection, its share level and the verdict', async () => {
    bench = createFleetBench({ createServer: (now) => createTestClient({ now, vehicles: 300 }) })
    await bench.begin()
    await bench.pass(1)
    const { book, engine, time } = bench
    const fleet = book.list().rows.find(({ verdict }) => verdict.kind === 'fine')
    if (fleet === undefined) throw new Error('No fleet is fine')
    await bench.server.control('POST', '/stale', { fleetRef: fleet.fleetRef, minutesAgo: 90 })
    book.refresh()
    await bench.settle()
    await bench.pass(1)
    const parts = { engine, book, nowMs: time.now() }
    const { total, pieces } = fleetEvidence(parts, [fleet.key, fleet.key])
    const rows = [...pieces].flatMap((piece) => piece ?? [])
    expect(rows).toHaveLength(total)
    expect(total).toBe(fleet.vehicleCounts.reduce((sum, count) => sum + count, 0))
    const detail = await book.detail(fleet.key)
    const ids = detail.ok ? detail.value.connections.map(({ connectionId }) => connectionId) : []
    for (const { source, vehicle } of rows) {
      expect(ids).toContain(source.connectionId)
      expect(source).toMatchObject({ fleetRef: fleet.fleetRef, connectionStatus: 'stale' })
      expect(source.shareLevel).toMatch(/^read/)
      expect(vehicle?.vehicleId).not.toBe('')
    }
    expect(new Set(rows.map(({ verdict }) => verdict))).toContain('sign-in-needed')
    const { epoch } = book.sources()
    const same = [...vehicleEvidence(parts, epoch, engine.slotsOfFleets(new Set(bookKeys(book, fleet.key))).slots)]
    expect(same.flatMap((piece) => piece ?? [])).toEqual(rows)
    expect([...vehicleEvidence(parts, epoch + 1, Uint32Array.of(0))]).toEqual([null])
  })
})

function bookKeys(book: FleetBench['book'], key: string): readonly string[] {
  return book.group(key)?.fleetIds ?? []
}

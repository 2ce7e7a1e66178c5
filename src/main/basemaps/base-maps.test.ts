import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BaseMaps } from '@shared/ipc/schemas-basemaps'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSettings, type SettingsStore } from '../settings/settings'
import { openConfFile } from '../storage/conf-file'
import { createBaseMaps, type BaseMapBook } from './base-maps'
import { openBaseMapStore } from './base-map-store'
import { createMapOrigins } from './map-origins'
import { madeFile } from './test-support/made-archive'

let folder: string
let settings: SettingsStore
let maps: BaseMapBook
let origins: (readonly string[])[]
let told: BaseMaps[]
let server: Server
let styleUrl: string
let tileOrigin: string

function open(): void {
  const parts = { open: openConfFile, folder, nowMs: Date.now }
  settings = createSettings(parts)
  maps = createBaseMaps({
    store: openBaseMapStore(parts),
    settings,
    fetch,
    randomId: randomUUID,
    onChange: (next) => told.push(next),
    onOrigins: (next) => origins.push(next)
  })
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-desk-maps-'))
  origins = []
  told = []
  tileOrigin = 'http://localhost:65001'
  server = createServer((_request, response) =>
    response.end(
      JSON.stringify({
        version: 8,
        name: 'Town plan',
        sources: { plan: { type: 'raster', tiles: [`${tileOrigin}/{z}/{x}/{y}`] } },
        layers: [{ id: 'plan', type: 'raster', source: 'plan' }]
      })
    )
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  styleUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/style.json?key=fake-map-key`
  open()
})
afterEach(async () => {
  server.close()
  await rm(folder, { recursive: true, force: true })
})

async function look(): Promise<string> {
  const outcome = await maps.lookAtStyle(styleUrl)
  if (outcome.kind === 'refused') throw new Error(outcome.reason)
  return outcome.draftId
}

describe('an online map', () => {
  it('that was only looked at allows no host and is kept nowhere', async () => {
    await look()
    expect(origins).toEqual([])
    expect((await maps.list()).online).toBeNull()
    expect(createMapOrigins(join(folder, 'basemaps.json')).get()).toEqual([])
  })

  it('is used after a yes to what was looked at last, and to nothing else', async () => {
    const first = await look()
    const second = await look()
    expect(maps.useOnline(first)).toBe(false)
    expect(maps.useOnline(second)).toBe(true)
    expect(maps.useOnline(second)).toBe(false)
    expect(origins).toEqual([[tileOrigin]])
    expect(settings.get().baseMap).toBe('online')
    expect(createMapOrigins(join(folder, 'basemaps.json')).get()).toEqual([tileOrigin])
  })

  it('shows the page names of hosts, but not its address, which may hold a key', async () => {
    maps.useOnline(await look())
    const shown = await maps.list()
    expect(shown.online).toMatchObject({ name: 'Town plan', hosts: ['localhost:65001'] })
    expect(JSON.stringify(shown)).not.toContain('fake-map-key')
  })

  it('that asks for another host later is refused', async () => {
    maps.useOnline(await look())
    expect((await maps.loadOnline()).kind).toBe('loaded')
    tileOrigin = 'http://localhost:65002'
    expect(await maps.loadOnline()).toEqual({ kind: 'refused', reason: 'other-hosts' })
  })

  it('takes its hosts with it when it is removed', async () => {
    maps.useOnline(await look())
    maps.removeOnline()
    expect(origins).toEqual([[tileOrigin], []])
    expect(settings.get().baseMap).toBe('bundled')
    expect(createMapOrigins(join(folder, 'basemaps.json')).get()).toEqual([])
    expect(await maps.loadOnline()).toEqual({ kind: 'refused', reason: 'none' })
  })
})

it('an edited file cannot put anything but plain origins into the policy', async () => {
  const path = join(folder, 'basemaps.json')
  const edited = ["https://a.example.com; script-src 'unsafe-inline'", '*', 'https://good.example.com', 7]
  await writeFile(path, JSON.stringify({ online: { origins: edited } }))
  expect(createMapOrigins(path).get()).toEqual(['https://good.example.com'])
  await writeFile(path, 'not JSON')
  expect(createMapOrigins(path).get()).toEqual([])
})

describe('a region file', () => {
  const path = (): string => join(folder, 'texas.pmtiles')
  beforeEach(() => writeFile(path(), madeFile()))

  async function add(): Promise<string> {
    const outcome = await maps.add(path())
    if (outcome.kind !== 'added') throw new Error(JSON.stringify(outcome))
    return outcome.region.id
  }

  it('is listed without its path, shown at once, and there after a restart', async () => {
    const id = await add()
    expect(settings.get().baseMap).toBe('regions')
    expect(JSON.stringify(await maps.list())).not.toContain(folder)
    open()
    expect((await maps.list()).regions).toMatchObject([{ id, name: 'texas.pmtiles', state: 'ready', maxZoom: 14 }])
    expect(await maps.read(id, 'bytes=0-6')).toMatchObject({ kind: 'part' })
  })

  it('is refused when it is listed already, is a folder, or is not there', async () => {
    await add()
    expect(await maps.add(path())).toMatchObject({ kind: 'refused', reason: 'already-there' })
    expect(await maps.add(folder)).toMatchObject({ kind: 'refused', reason: 'not-pmtiles' })
    expect(await maps.add(join(folder, 'nothing.pmtiles'))).toMatchObject({ kind: 'refused', reason: 'unreadable' })
  })

  it('is gone while it is away and ready when it is back', async () => {
    const id = await add()
    await rename(path(), `${path()}.away`)
    expect((await maps.list()).regions[0]?.state).toBe('gone')
    expect(await maps.read(id, 'bytes=0-6')).toEqual({ kind: 'gone' })
    await rename(`${path()}.away`, path())
    expect((await maps.list()).regions[0]?.state).toBe('ready')
  })

  it('that was replaced is read only once it was added again, under its old id', async () => {
    const id = await add()
    await writeFile(path(), madeFile({ layers: ['water', 'transportation'] }))
    expect((await maps.list()).regions[0]?.state).toBe('changed')
    expect(await maps.add(path())).toMatchObject({ kind: 'added', region: { id, schema: 'openmaptiles' } })
    expect(await maps.read(id, 'bytes=0-6')).toMatchObject({ kind: 'part' })
  })

  it('stays where it is when it is removed from the map', async () => {
    const id = await add()
    maps.remove(id)
    expect(await maps.read(id, 'bytes=0-6')).toBeNull()
    expect((await stat(path())).isFile()).toBe(true)
    expect(settings.get().baseMap).toBe('bundled')
    await vi.waitFor(() => expect(told.at(-1)?.regions).toEqual([]))
    expect(await readFile(join(folder, 'basemaps.json'), 'utf8')).not.toContain('texas')
  })
})

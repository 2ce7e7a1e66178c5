import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { regionTiles, serveRegions, type RegionTrouble } from './region-source'

type Load = (request: { readonly url: string }, abort: AbortController) => Promise<{ readonly data: ArrayBuffer }>

const protocols = vi.hoisted(() => new Map<string, unknown>())
vi.mock('maplibre-gl', () => ({
  addProtocol: (scheme: string, load: unknown) => protocols.set(scheme, load),
  removeProtocol: (scheme: string) => protocols.delete(scheme)
}))

const id = '0b9d3c5e-1f2a-4b3c-8d4e-5f60718293a4'
const headerBytes = 127

async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Response(bytes).body?.pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(packed ?? null).arrayBuffer())
}

/** An archive with one tile at zoom 0. */
async function archiveOf(tile: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const length = [(tile.length % 128) | 128, ((tile.length >> 7) % 128) | 128, tile.length >> 14]
  const root = await gzip(Uint8Array.from([1, 0, 1, ...length, 1]))
  const header = new Uint8Array(headerBytes)
  header.set(new TextEncoder().encode('PMTiles'))
  header.set([3], 7)
  const view = new DataView(header.buffer)
  const tilesAt = headerBytes + root.length
  const sections = [headerBytes, root.length, tilesAt, 0, tilesAt, 0, tilesAt, tile.length]
  for (const [index, value] of sections.entries()) view.setBigUint64(8 + 8 * index, BigInt(value), true)
  header.set([1, 2, 2, 1, 0, 0], 96)
  return Uint8Array.from([...header, ...root, ...tile])
}

let troubles: (readonly [string, RegionTrouble])[]
let status: number
let archive: Uint8Array<ArrayBuffer>
let stop: () => void

beforeEach(async () => {
  troubles = []
  status = 206
  archive = await archiveOf(await gzip(Uint8Array.from([0x1a, 0])))
  stop = serveRegions({
    regionsUrl: 'app://bundle/region/',
    fetch: (url, init) => {
      expect(url).toBe(`app://bundle/region/${id}.pmtiles`)
      const [, from = '', to = ''] = /^bytes=(\d+)-(\d+)$/.exec(new Headers(init.headers).get('range') ?? '') ?? []
      return Promise.resolve(new Response(archive.slice(Number(from), Number(to) + 1), { status }))
    },
    onTrouble: (region, trouble) => troubles.push([region, trouble])
  })
})
afterEach(() => stop())

function load(revision = 0, abort = new AbortController()): Promise<{ readonly data: ArrayBuffer }> {
  const url = regionTiles(id, revision).replace('{z}/{x}/{y}', '0/0/0')
  return (protocols.get('region') as Load)({ url }, abort)
}

it('reads tiles by parts of the file, unpacked', async () => {
  expect([...new Uint8Array((await load()).data)]).toEqual([0x1a, 0])
  expect(troubles).toEqual([])
})

describe('a file that cannot be read is told as', () => {
  it.each([
    [404, 'gone'],
    [409, 'changed'],
    [410, 'gone'],
    [416, 'damaged']
  ] as const)('%i: %s', async (answered, trouble) => {
    status = answered
    await expect(load()).rejects.toThrow()
    expect(troubles).toEqual([[id, trouble]])
  })

  it('damaged, when a tile would unpack to more than 64 MiB', async () => {
    archive = await archiveOf(await gzip(new Uint8Array(65 * 2 ** 20)))
    await expect(load()).rejects.toThrow()
    expect(troubles).toEqual([[id, 'damaged']])
  })
})

it('works again once the file is back', async () => {
  status = 410
  await expect(load()).rejects.toThrow()
  status = 206
  expect([...new Uint8Array((await load()).data)]).toEqual([0x1a, 0])
})

it('a tile that is no longer wanted is no trouble', async () => {
  status = 410
  const abort = new AbortController()
  abort.abort()
  await expect(load(0, abort)).rejects.toThrow()
  expect(troubles).toEqual([])
})

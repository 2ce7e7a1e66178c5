import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkRegion, type RegionCheck } from './region-check'
import { madeArchive, madeFile } from './test-support/made-archive'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-desk-region-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function check(content: Uint8Array): Promise<RegionCheck> {
  const path = join(folder, 'a.pmtiles')
  await writeFile(path, content)
  const file = await open(path, 'r')
  try {
    return await checkRegion(file, content.byteLength)
  } finally {
    await file.close()
  }
}

describe('a region file that can be drawn', () => {
  it('is told by its layers, with bounds, zooms and an attribution without markup', async () => {
    expect(await check(madeFile())).toEqual({
      kind: 'region',
      region: {
        schema: 'protomaps',
        bounds: { westDeg: -97.6, southDeg: 32.3, eastDeg: -96.2, northDeg: 33.3 },
        minZoom: 0,
        maxZoom: 14,
        attribution: '© Makers'
      }
    })
    const other = await check(madeFile({ layers: ['water', 'transportation', 'boundary', 'place'] }))
    expect(other).toMatchObject({ kind: 'region', region: { schema: 'openmaptiles' } })
  })

  it('may be several gigabytes: only its ends are read', async () => {
    const path = join(folder, 'huge.pmtiles')
    const { header, rest } = madeArchive()
    const hugeBytes = 6 * 2 ** 30
    const tileBytes = Number(header.readBigUInt64LE(64))
    // The tile lies at the very end of a file with a hole in it.
    header.writeBigUInt64LE(BigInt(hugeBytes - tileBytes), 56)
    const file = await open(path, 'w+')
    try {
      await file.truncate(hugeBytes)
      await file.write(Buffer.concat([header, rest.subarray(0, -tileBytes)]), 0, undefined, 0)
      await file.write(rest.subarray(-tileBytes), 0, tileBytes, hugeBytes - tileBytes)
      const before = process.memoryUsage().rss
      expect((await checkRegion(file, hugeBytes)).kind).toBe('region')
      expect(process.memoryUsage().rss - before).toBeLessThan(64 * 2 ** 20)
    } finally {
      await file.close()
    }
  })
})

describe('a region file is refused when it', () => {
  const bomb = gzipSync(Buffer.alloc(65 * 2 ** 20))
  it.each([
    ['is something else', Buffer.from('PK\u0003\u0004 a zip archive'), 'not-pmtiles'],
    ['is a web page', Buffer.from('<!doctype html>'), 'not-pmtiles'],
    ['is of version 2', Buffer.from('PM\u0002\u0000 and so on'), 'old-version'],
    ['is of a later version', madeFile({ version: 4 }), 'old-version'],
    ['ends within its header', madeFile().subarray(0, 100), 'damaged'],
    ['is cut off', madeFile().subarray(0, -5), 'damaged'],
    ['holds pictures', madeFile({ tileType: 2 }), 'raster'],
    ['holds tiles of no known kind', madeFile({ tileType: 9 }), 'unknown-tiles'],
    ['is packed with brotli', madeFile({ tileCompression: 3 }), 'unknown-tiles'],
    ['names its layers in neither way', madeFile({ layers: ['land', 'place', 'label'] }), 'unknown-schema'],
    ['names no layers', madeFile({ metadata: gzipSync('{}') }), 'unknown-schema'],
    ['has metadata that is no JSON', madeFile({ metadata: gzipSync('<xml/>') }), 'damaged'],
    ['has metadata that unpacks to too much', madeFile({ metadata: bomb }), 'damaged'],
    ['has a tile that unpacks to too much', madeFile({ tile: bomb }), 'damaged'],
    ['has a tile that is none', madeFile({ tile: gzipSync('<html>') }), 'damaged'],
    ['has an empty directory', madeFile({ directory: [0] }), 'damaged'],
    ['has a tile beyond its end', madeFile({ directory: [1, 0, 1, 200, 1, 1] }), 'damaged'],
    ['has bounds inside out', madeFile({ bounds: [10, 0, -10, 5] }), 'damaged'],
    ['has zooms inside out', madeFile({ zooms: [9, 3] }), 'damaged']
  ] as const)('%s', async (_what, content, reason) => {
    expect(await check(content)).toEqual({ kind: 'refused', reason })
  })
})

it('never throws, whatever a file holds', async () => {
  const whole = madeFile()
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), async (at, byte, end) => {
      const content = Buffer.from(whole)
      content[at] = byte
      expect(['region', 'refused']).toContain((await check(content.subarray(0, Math.max(1, end)))).kind)
    }),
    { numRuns: 150 }
  )
})

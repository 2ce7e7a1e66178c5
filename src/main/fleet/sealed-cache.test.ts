import { mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cacheBatch, createCacheBench, texts, type CacheBench } from './test-support/cache-fixtures'

let bench: CacheBench

beforeEach(async () => {
  bench = await createCacheBench()
})

afterEach(() => bench.remove())

describe('the cache on disk', () => {
  it('gives back every batch as it was, oldest first, after a restart', async () => {
    const entries = {
      fleetsFrom: 1,
      fleetKeys: ['f'],
      providersFrom: 1,
      providerKeys: ['p'],
      placesFrom: 1,
      places: ['x']
    }
    const written = [
      cacheBatch(['a', 'b', 'Zürich 🚚'], { entries }),
      { ...cacheBatch(['B'], { fromSlot: 1 }), removedSlots: Uint32Array.of(0) },
      { ...cacheBatch(['c'], { fromSlot: 2 }), identities: null }
    ]
    const cache = bench.create()
    expect(await cache.open()).toEqual({ kind: 'opened' })
    for (const batch of written) expect(await cache.write(batch)).toBe(true)
    await cache.close()
    const { opening, reading, batches, names } = await bench.readBack()
    expect(opening).toEqual({ kind: 'opened' })
    expect(reading).toEqual({ kind: 'read', batchCount: 3, unreadableCount: 0 })
    expect(batches).toEqual(written)
    expect(names).toEqual(['B', 'Zürich 🚚'])
  })

  it('keeps the order over many batches and restarts', async () => {
    for (const session of [0, 1, 2]) {
      await bench.fill(...Array.from({ length: 12 }, (_, number) => cacheBatch([`name ${session * 12 + number}`])))
    }
    const { names, reading } = await bench.readBack()
    expect(names).toEqual(['name 35'])
    expect(reading).toEqual({ kind: 'read', batchCount: 36, unreadableCount: 0 })
  })

  it('keeps blobs, and deletes them', async () => {
    const cache = bench.create()
    await cache.open()
    await cache.blobs.put('invitations', Buffer.from('a very secret link'))
    await cache.write(cacheBatch(['a'], { blobs: new Map([['labels', Buffer.from('[]')]]) }))
    expect(await cache.blobs.get('missing')).toBeNull()
    await cache.close()
    const again = bench.create()
    await again.open()
    expect(Buffer.from((await again.blobs.get('invitations')) ?? []).toString()).toBe('a very secret link')
    expect(Buffer.from((await again.blobs.get('labels')) ?? []).toString()).toBe('[]')
    await again.write({ ...cacheBatch([]), blobs: new Map([['labels', null]]) })
    expect(await again.blobs.get('labels')).toBeNull()
    await again.close()
    expect(await bench.everythingOnDisk()).not.toContain('secret link')
  })

  it('leaves nothing readable on the disk', async () => {
    const entries = { fleetsFrom: 1, fleetKeys: ['fleet-key'], providersFrom: 1, providerKeys: ['samsara'] }
    const batch = cacheBatch(['Truck'], { entries: { ...entries, placesFrom: 1, places: ['Springfield'] } })
    if (batch.identities === null) throw new Error('no identities')
    await bench.fill({ ...batch, identities: { ...batch.identities, drivers: texts(['A. Muster']) } })
    const bytes = await bench.everythingOnDisk()
    for (const text of ['VIN-', 'Truck', 'Muster', 'Springfield', 'samsara', 'fleet-key'])
      expect(bytes).not.toContain(text)
  })

  it('forgets everything, what was set aside too', async () => {
    await bench.fill(cacheBatch(['a']))
    await mkdir(join(bench.profileFolder, 'positions.corrupt-2026'))
    await writeFile(join(bench.profileFolder, 'settings.json'), '{}')
    const cache = bench.create()
    await cache.open()
    await cache.segments.put(1, Buffer.from('segment'), [])
    await cache.forget()
    expect(await readdir(bench.profileFolder)).toEqual(['settings.json'])
    const { opening, reading } = await bench.readBack(cache)
    expect(opening).toEqual({ kind: 'opened' })
    expect(reading).toEqual({ kind: 'read', batchCount: 0, unreadableCount: 0 })
    expect(await cache.segments.list()).toEqual([])
    expect(await cache.write(cacheBatch(['b']))).toBe(true)
    await cache.close()
    expect((await bench.readBack()).names).toEqual(['b'])
  })

  it('says so when another process has it open, and leaves it alone', async () => {
    const first = bench.create()
    await first.open()
    const second = bench.create()
    expect(await second.open()).toEqual({ kind: 'locked' })
    expect(second.state).toBe('memory-only')
    expect(await second.write(cacheBatch(['x']))).toBe(false)
    expect(await second.rewrite([cacheBatch(['x'])])).toBe(false)
    expect(await second.segments.put(1, Buffer.from('x'), [])).toBe(false)
    expect(await first.write(cacheBatch(['a']))).toBe(true)
    expect(await readdir(bench.profileFolder)).toEqual(['positions'])
  })

  it('lets other work run between two batches that it reads', async () => {
    await bench.fill(...Array.from({ length: 20 }, (_, number) => cacheBatch([`v${number}`])))
    let turns = 0
    let isReading = true
    const count = (): void => {
      turns++
      if (isReading) setImmediate(count)
    }
    setImmediate(count)
    await bench.readBack()
    isReading = false
    expect(turns).toBeGreaterThanOrEqual(20)
  })

  it('does not hide a bug in what takes the batches', async () => {
    await bench.fill(cacheBatch(['a']))
    const cache = bench.create()
    await cache.open()
    const taken = cache.read(() => {
      throw new TypeError('a bug')
    })
    await expect(taken).rejects.toThrow('a bug')
    expect(cache.state).toBe('sealed')
  })

  it('says how large its files are', async () => {
    const cache = bench.create()
    expect(await cache.sizeBytes()).toBe(0)
    await cache.open()
    await cache.blobs.put('large', Buffer.alloc(100_000))
    const sizes = await Promise.all((await readdir(bench.path())).map((name) => stat(bench.path(name))))
    expect(await cache.sizeBytes()).toBe(sizes.reduce((sum, { size }) => sum + size, 0))
    expect(await cache.sizeBytes()).toBeGreaterThan(100_000)
  })
})

describe('segments', () => {
  it('are listed, read, replaced and dropped, also after a restart', async () => {
    const cache = bench.create()
    await cache.open()
    for (const number of [10, 2, 7]) await cache.segments.put(number, Buffer.alloc(number * 10, number), [])
    await cache.segments.put(7, Buffer.from('seven'), [2, 99])
    await cache.close()
    const again = bench.create()
    await again.open()
    expect(await again.segments.list()).toEqual([
      { number: 7, bytes: 5 },
      { number: 10, bytes: 100 }
    ])
    expect(Buffer.from((await again.segments.get(7)) ?? []).toString()).toBe('seven')
    expect(await again.segments.get(2)).toBeNull()
    // A drop of the very number that is put is a replacement.
    expect(await again.segments.put(10, Buffer.from('ten'), [10])).toBe(true)
    expect(Buffer.from((await again.segments.get(10)) ?? []).toString()).toBe('ten')
  })

  it('are null when damaged, and replaceable', async () => {
    const cache = bench.create()
    await cache.open()
    await cache.segments.put(1, Buffer.from('one'), [])
    await cache.close()
    await bench.withDb((db) => db.write([['s0000000001-0000000003', Buffer.from('garbage')]], []))
    const again = bench.create()
    await again.open()
    expect(await again.segments.get(1)).toBeNull()
    await again.segments.put(1, Buffer.from('new one'), [])
    expect(await again.segments.list()).toEqual([{ number: 1, bytes: 7 }])
  })

  it('give their room back when they are dropped', { timeout: 30_000 }, async () => {
    const cache = bench.create()
    await cache.open()
    const segment = Buffer.alloc(1024 * 1024, 1)
    for (let number = 0; number < 40; number++) {
      expect(await cache.segments.put(number, segment, number < 4 ? [] : [number - 4])).toBe(true)
    }
    expect((await cache.segments.list()).length).toBe(4)
    // Four are current; LevelDB may hold some more at any time, but not forty.
    expect(await cache.sizeBytes()).toBeLessThan(24 * 1024 * 1024)
  })
})

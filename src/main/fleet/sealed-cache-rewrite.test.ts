import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { batchFormatVersion } from './batch-codec-parts'
import { encodeBatch } from './batch-codec'
import { openLevel, type OpenDb } from './key-value-db'
import type { CacheBatch } from './position-cache'
import { createSealer } from './seal'
import { headKey, logKey, logPrefix } from './sealed-log-keys'
import { cacheBatch, cacheKey, cacheStartMs, createCacheBench, type CacheBench } from './test-support/cache-fixtures'

let bench: CacheBench

beforeEach(async () => {
  bench = await createCacheBench()
})

afterEach(() => bench.remove())

const image = [cacheBatch(['A', 'B']), cacheBatch(['C'], { fromSlot: 2 })]
const logKeys = () => bench.withDb((db) => db.keys(logPrefix, 'm'))

/** LevelDB that stops writing after some writes, as a process that is killed does. */
function stoppingAfter(writes: number): OpenDb {
  let left = writes
  return async (folder) => {
    const opened = await openLevel(folder)
    if (opened.kind !== 'opened') return opened
    const write: typeof opened.db.write = (puts, dels) =>
      left-- > 0 ? opened.db.write(puts, dels) : Promise.reject(new Error('ENOSPC: no space left on device'))
    return { kind: 'opened', db: { ...opened.db, write } }
  }
}

describe('a rewrite', () => {
  it('puts the image in place of the batches, and what is written later behind it', async () => {
    const cache = bench.create()
    await cache.open()
    for (const name of ['a', 'b', 'c']) await cache.write(cacheBatch([name]))
    expect(await cache.rewrite(image)).toBe(true)
    await cache.write(cacheBatch(['b'], { fromSlot: 1 }))
    await cache.close()
    const { reading, names } = await bench.readBack()
    expect(reading).toEqual({ kind: 'read', batchCount: 3, unreadableCount: 0 })
    expect(names).toEqual(['A', 'b', 'C'])
  })

  it('can follow another one, and can be of nothing', async () => {
    const cache = bench.create()
    await cache.open()
    for (let round = 0; round < 3; round++) expect(await cache.rewrite(image)).toBe(true)
    await cache.close()
    expect((await logKeys()).length).toBe(2)
    const again = bench.create()
    await again.open()
    expect(await again.rewrite([])).toBe(true)
    await again.close()
    expect((await bench.readBack()).reading).toEqual({ kind: 'read', batchCount: 0, unreadableCount: 0 })
  })

  it('asks for one piece at a time, and lets others run between two', async () => {
    const cache = bench.create()
    await cache.open()
    const seen: string[] = []
    function* pieces(): Iterable<CacheBatch> {
      for (const name of ['one', 'two', 'three']) {
        seen.push(name)
        setImmediate(() => seen.push(`after ${name}`))
        yield cacheBatch([name])
      }
    }
    await cache.rewrite(pieces())
    expect(seen).toEqual(['one', 'after one', 'two', 'after two', 'three', 'after three'])
  })

  it('keeps blobs and segments', async () => {
    const cache = bench.create()
    await cache.open()
    await cache.blobs.put('invitations', Buffer.from('kept'))
    await cache.segments.put(3, Buffer.from('kept too'), [])
    await cache.rewrite(image)
    expect(await cache.blobs.get('invitations')).toEqual(Buffer.from('kept'))
    expect(await cache.segments.list()).toEqual([{ number: 3, bytes: 8 }])
  })

  it('is due when the batches are much larger than the image, also after a restart', async () => {
    const large = cacheBatch(Array.from({ length: 1000 }, (_, row) => `vehicle ${row}`))
    const largeBytes = encodeBatch(large).length
    const create = () => bench.create({ rewriteFloorBytes: largeBytes })
    const cache = create()
    await cache.open()
    await cache.write(large)
    expect(cache.isRewriteDue).toBe(true)
    await cache.rewrite([large])
    for (let round = 0; round < 2; round++) await cache.write(large)
    expect(cache.isRewriteDue).toBe(false)
    await cache.close()
    const again = create()
    await bench.readBack(again)
    expect(again.isRewriteDue).toBe(false)
    for (let round = 0; round < 2; round++) await again.write(large)
    expect(again.isRewriteDue).toBe(true)
  })

  it.each([1, 2])(
    'that fails after %d pieces leaves the old batches in force, and can be tried again',
    async (pieces) => {
      await bench.fill(cacheBatch(['a']), cacheBatch(['b'], { fromSlot: 1 }))
      let nowMs = cacheStartMs
      const cache = bench.create({ openDb: stoppingAfter(pieces), now: () => nowMs })
      await cache.open()
      expect(await cache.rewrite(image)).toBe(false)
      expect(cache.state).toBe('disk-full')
      await cache.close()

      const { reading, names } = await bench.readBack()
      expect(reading).toEqual({ kind: 'read', batchCount: 2, unreadableCount: 0 })
      expect(names).toEqual(['a', 'b'])

      nowMs += 60_000
      await bench.remove()
      bench = await createCacheBench()
      await bench.fill(cacheBatch(['a']))
      const retrying = bench.create({ openDb: stoppingAfter(pieces), now: () => nowMs })
      await retrying.open()
      await retrying.rewrite([...image, ...image])
      await retrying.close()
      const last = bench.create()
      await last.open()
      expect(await last.rewrite([cacheBatch(['only'])])).toBe(true)
      await last.close()
      expect((await bench.readBack()).names).toEqual(['only'])
    }
  )

  it('that was killed half-way leaves nothing behind after the next start', async () => {
    await bench.fill(cacheBatch(['a']))
    const key = logKey(1, 0)
    const sealed = createSealer(cacheKey).seal(key, encodeBatch(cacheBatch(['half'])))
    await bench.withDb((db) => db.write([[key, sealed]], []))
    expect((await bench.readBack()).names).toEqual(['a'])
    expect(await logKeys()).toEqual([logKey(0, 0)])
  })

  it('passes on a bug in what makes the image, and leaves the old batches in force', async () => {
    const cache = bench.create()
    await cache.open()
    await cache.write(cacheBatch(['a']))
    function* pieces(): Iterable<CacheBatch> {
      yield cacheBatch(['half'])
      throw new TypeError('a bug')
    }
    await expect(cache.rewrite(pieces())).rejects.toThrow('a bug')
    expect(cache.state).toBe('sealed')
    await cache.write(cacheBatch(['b'], { fromSlot: 1 }))
    await cache.close()
    expect((await bench.readBack()).names).toEqual(['a', 'b'])
    expect((await logKeys()).length).toBe(2)
  })
})

describe('a database of the version before', () => {
  beforeEach(async () => {
    const cache = bench.create()
    await cache.open()
    await cache.blobs.put('invitations', Buffer.from('kept'))
    await cache.close()
    const records = Array.from({ length: 12_000 }, (_, number): [string, Buffer] => [`v${number}`, Buffer.from('old')])
    await bench.withDb((db) => db.write(records, []))
  })

  it('opens, with its blobs and without its records', async () => {
    const cache = bench.create()
    const { opening, reading } = await bench.readBack(cache)
    expect(opening).toEqual({ kind: 'opened' })
    expect(reading).toEqual({ kind: 'read', batchCount: 0, unreadableCount: 0 })
    expect(await cache.blobs.get('invitations')).toEqual(Buffer.from('kept'))
    expect(cache.isRewriteDue).toBe(true)
  })

  it('loses its records with the first rewrite', async () => {
    const cache = bench.create()
    await bench.readBack(cache)
    await cache.write(cacheBatch(['a']))
    expect(await cache.rewrite(image)).toBe(true)
    expect(cache.isRewriteDue).toBe(false)
    expect(await cache.blobs.get('invitations')).toEqual(Buffer.from('kept'))
    await cache.close()
    expect(await bench.withDb((db) => db.keys('v', 'w'))).toEqual([])
    expect((await bench.readBack()).names).toEqual(['A', 'B', 'C'])
  })
})

describe('batches of another version', () => {
  it('are left out, and make a rewrite due', async () => {
    await bench.fill(cacheBatch(['a']), cacheBatch(['b'], { fromSlot: 1 }))
    const packed = encodeBatch(cacheBatch(['later'], { fromSlot: 9 }))
    packed[0] = batchFormatVersion + 1
    const key = logKey(0, 0)
    await bench.withDb((db) => db.write([[key, createSealer(cacheKey).seal(key, packed)]], []))
    const cache = bench.create()
    const { reading, names } = await bench.readBack(cache)
    expect(reading).toEqual({ kind: 'read', batchCount: 1, unreadableCount: 1 })
    expect(names).toEqual(['b'])
    expect(cache.isRewriteDue).toBe(true)
    await cache.rewrite(image)
    expect(cache.isRewriteDue).toBe(false)
  })

  it.each([
    ['of another version', () => Buffer.from([99, 5, 0, 0, 0, 0, 0, 0, 0])],
    ['that is too short', () => Buffer.from([1])]
  ])('a head %s: the batches count nevertheless, and are rewritten', async (_, bytes) => {
    const first = bench.create()
    await first.open()
    await first.rewrite(image)
    await first.close()
    await bench.withDb((db) => db.write([[headKey, createSealer(cacheKey).seal(headKey, bytes())]], []))
    const cache = bench.create()
    const { opening, names } = await bench.readBack(cache)
    expect(opening).toEqual({ kind: 'opened' })
    expect(names).toEqual(['A', 'B', 'C'])
    expect(cache.isRewriteDue).toBe(true)
    await cache.write(cacheBatch(['d'], { fromSlot: 3 }))
    await cache.close()
    expect((await bench.readBack()).names).toEqual(['A', 'B', 'C', 'd'])
  })
})

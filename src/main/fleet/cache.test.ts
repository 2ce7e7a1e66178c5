import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cacheBatch, createCacheBench, type CacheBench } from './test-support/cache-fixtures'

let bench: CacheBench

beforeEach(async () => {
  bench = await createCacheBench()
})

afterEach(() => bench.remove())

describe('without a key', () => {
  it('writes nothing to the disk, and takes everything', async () => {
    const cache = bench.create({ dataKey: null })
    expect(await cache.open()).toEqual({ kind: 'memory-only' })
    expect(cache.state).toBe('memory-only')
    expect(await cache.write(cacheBatch(['a'], { blobs: new Map([['labels', Buffer.from('x')]]) }))).toBe(true)
    expect(await cache.rewrite([cacheBatch(['a'])])).toBe(true)
    expect(await cache.segments.put(1, Buffer.from('x'), [])).toBe(true)
    expect(cache.isRewriteDue).toBe(false)
    expect(await cache.sizeBytes()).toBe(0)
    expect(await readdir(bench.profileFolder)).toEqual([])
  })

  it('keeps blobs and segments for the run, until they are forgotten', async () => {
    const cache = bench.create({ dataKey: null })
    await cache.open()
    await cache.blobs.put('meta', Buffer.from('x'))
    for (const number of [10, 2, 3]) await cache.segments.put(number, Buffer.alloc(number), [])
    await cache.segments.put(3, Buffer.from('three'), [2])
    expect(await cache.blobs.get('meta')).toEqual(Buffer.from('x'))
    expect(await cache.segments.list()).toEqual([
      { number: 3, bytes: 5 },
      { number: 10, bytes: 10 }
    ])
    expect(await cache.segments.get(3)).toEqual(Buffer.from('three'))
    expect(await cache.segments.get(2)).toBeNull()
    await cache.write(cacheBatch([], { blobs: new Map([['meta', null]]) }))
    expect(await cache.blobs.get('meta')).toBeNull()
    await cache.forget()
    expect(await cache.segments.list()).toEqual([])
  })

  it('deletes what an earlier run left on the disk when it is forgotten', async () => {
    await mkdir(join(bench.profileFolder, 'positions'))
    await bench.create({ dataKey: null }).forget()
    expect(await readdir(bench.profileFolder)).toEqual([])
  })
})

describe('with a key', () => {
  it('seals what it keeps', async () => {
    const cache = bench.create()
    await cache.open()
    expect(cache.state).toBe('sealed')
    expect(await readdir(bench.profileFolder)).toEqual(['positions'])
  })
})

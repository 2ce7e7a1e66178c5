import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, type TestContext } from 'vitest'
import { openLevel, type OpenDb } from './key-value-db'
import type { PositionCache } from './position-cache'
import { cacheBatch, cacheStartMs, createCacheBench, type CacheBench } from './test-support/cache-fixtures'

const run = promisify(execFile)

describe('a disk that fails', () => {
  let bench: CacheBench

  beforeEach(async () => {
    bench = await createCacheBench()
  })

  afterEach(() => bench.remove())

  /** LevelDB, with a disk that can be full. */
  function failing() {
    const disk = { isFull: false, nowMs: cacheStartMs, openings: 0 }
    const openDb: OpenDb = async (folder) => {
      disk.openings++
      if (disk.isFull) return { kind: 'unavailable' }
      const opened = await openLevel(folder)
      if (opened.kind !== 'opened') return opened
      const write: typeof opened.db.write = (puts, dels) =>
        disk.isFull ? Promise.reject(new Error('ENOSPC: no space left on device')) : opened.db.write(puts, dels)
      return { kind: 'opened', db: { ...opened.db, write } }
    }
    return { disk, openDb, now: () => disk.nowMs }
  }

  it('goes on while the disk is full, says so, and recovers', async () => {
    const { disk, ...some } = failing()
    const cache = bench.create(some)
    await cache.open()
    expect(await cache.write(cacheBatch(['a']))).toBe(true)
    const before = cache.generation
    disk.isFull = true
    expect(await cache.write(cacheBatch(['b'], { fromSlot: 1 }))).toBe(false)
    expect(cache.state).toBe('disk-full')
    expect(await cache.rewrite([cacheBatch(['x'])])).toBe(false)
    expect(await cache.segments.put(1, Buffer.from('x'), [])).toBe(false)
    expect(await cache.blobs.put('x', Buffer.from('x'))).toBe(false)
    disk.isFull = false
    disk.nowMs += 10_000
    expect(await cache.write(cacheBatch(['b'], { fromSlot: 1 }))).toBe(true)
    expect(cache.state).toBe('sealed')
    // What had been acknowledged is still there: nothing needs to be written again.
    expect(cache.generation).toBe(before)
    await cache.close()
    const { reading, names } = await bench.readBack()
    expect(reading).toEqual({ kind: 'read', batchCount: 2, unreadableCount: 0 })
    expect(names).toEqual(['a', 'b'])
  })

  it('begins without a disk, and takes to it when there is one', async () => {
    const { disk, ...some } = failing()
    disk.isFull = true
    const cache = bench.create(some)
    expect(await cache.open()).toEqual({ kind: 'unavailable' })
    expect(await cache.write(cacheBatch(['a']))).toBe(false)
    expect(disk.openings).toBe(1)
    disk.isFull = false
    disk.nowMs += 10_000
    expect(await cache.write(cacheBatch(['a']))).toBe(true)
    expect(disk.openings).toBe(2)
  })

  it('does not take to the disk again once it is closed', async () => {
    const { disk, ...some } = failing()
    const cache = bench.create(some)
    await cache.open()
    await cache.close()
    disk.nowMs += 60_000
    expect(await cache.write(cacheBatch(['a']))).toBe(false)
    expect(disk.openings).toBe(1)
  })
})

describe('a real small disk', () => {
  let mountPoint: string | null = null
  let bench: CacheBench | null = null
  const megabyte = 1024 * 1024

  /** A file system of twelve megabytes; only the administrator of a Linux computer may make one. */
  async function smallDisk(context: TestContext): Promise<CacheBench> {
    const folder = await mkdtemp(join(tmpdir(), 'fleet-desk-small-disk-'))
    try {
      await run('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', folder])
    } catch {
      await rm(folder, { recursive: true })
      context.skip('cannot mount a small file system here (needs Linux and root)')
    }
    mountPoint = folder
    bench = await createCacheBench(folder)
    return bench
  }

  afterEach(async () => {
    if (mountPoint === null) return
    await run('mount', ['-o', 'remount,rw', mountPoint])
    await bench?.remove()
    await run('umount', [mountPoint])
    await rm(mountPoint, { recursive: true })
    mountPoint = null
  })

  /** Writes large blobs until nothing more fits. */
  async function fillUp(cache: PositionCache): Promise<void> {
    for (let number = 0; number < 100; number++) {
      if (!(await cache.blobs.put(`filler-${number % 3}`, Buffer.alloc(megabyte, number)))) return
    }
    throw new Error('the disk never filled up')
  }

  it('that is full: nothing acknowledged is lost, and it recovers when there is room', async (context) => {
    const disk = await smallDisk(context)
    let nowMs = cacheStartMs
    const cache = disk.create({ now: () => nowMs })
    await cache.open()
    await cache.write(cacheBatch(['a']))
    await cache.rewrite([cacheBatch(['A'])])
    // Something else takes most of the room.
    const other = join(disk.profileFolder, 'other')
    await writeFile(other, Buffer.alloc(7 * megabyte))
    await fillUp(cache)
    expect(cache.state).toBe('disk-full')
    for (let attempt = 0; attempt < 3; attempt++) {
      nowMs += 10_000
      // There may just be room for so little; what is acknowledged is asked for below.
      await cache.write({ ...cacheBatch([]), removedSlots: Uint32Array.of(1_000) })
    }
    await rm(other)
    nowMs += 10_000
    expect(await cache.write(cacheBatch(['b'], { fromSlot: 1 }))).toBe(true)
    expect(cache.state).toBe('sealed')
    await cache.close()
    const { opening, reading, names } = await disk.readBack()
    expect(opening).toEqual({ kind: 'opened' })
    expect(reading).toMatchObject({ kind: 'read', unreadableCount: 0 })
    expect(names).toEqual(['A', 'b'])
  })

  it('that can only be read: opens as unavailable, and sets nothing aside', async (context) => {
    const disk = await smallDisk(context)
    await disk.fill(cacheBatch(['a']))
    await run('mount', ['-o', 'remount,ro', mountPoint ?? ''])
    let nowMs = cacheStartMs
    const cache = disk.create({ now: () => nowMs })
    expect(await cache.open()).toEqual({ kind: 'unavailable' })
    expect(cache.state).toBe('disk-full')
    expect(await cache.write(cacheBatch(['b'], { fromSlot: 1 }))).toBe(false)
    await run('mount', ['-o', 'remount,rw', mountPoint ?? ''])
    nowMs += 10_000
    expect(await cache.write(cacheBatch(['b'], { fromSlot: 1 }))).toBe(true)
    await cache.close()
    expect((await disk.readBack()).names).toEqual(['a', 'b'])
  })
})

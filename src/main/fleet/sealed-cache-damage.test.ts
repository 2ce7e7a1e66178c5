import { cp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLevel, type OpenDb } from './key-value-db'
import { logKey } from './sealed-log-keys'
import { cacheBatch, createCacheBench, type CacheBench } from './test-support/cache-fixtures'

let bench: CacheBench

beforeEach(async () => {
  bench = await createCacheBench()
})

afterEach(() => bench.remove())

const asideName = 'positions.corrupt-2027-01-15T08-00-00.000Z'

describe('files that are no database of ours', () => {
  const manifest = async () =>
    bench.path((await readdir(bench.path())).find((name) => name.startsWith('MANIFEST')) ?? '')

  it.each([
    ['a garbled CURRENT', () => writeFile(bench.path('CURRENT'), 'garbage')],
    ['a manifest cut to nothing', async () => truncate(await manifest(), 0)],
    ['a manifest that is gone', async () => rm(await manifest())],
    [
      'a file in place of the folder',
      async () => {
        await rm(bench.path(), { recursive: true })
        await writeFile(join(bench.profileFolder, 'positions'), 'not a folder')
      }
    ]
  ])('%s: set aside, and begun anew', async (_, harm) => {
    await bench.fill(cacheBatch(['a']))
    await harm()
    const cache = bench.create()
    const { opening, names } = await bench.readBack(cache)
    expect(opening).toEqual({ kind: 'rebuilt', setAsideFolder: join(bench.profileFolder, asideName) })
    expect(cache.state).toBe('rebuilt')
    expect(names).toEqual([])
    expect(await cache.write(cacheBatch(['b']))).toBe(true)
    await cache.close()
    expect((await bench.readBack()).names).toEqual(['b'])
  })

  it('another key: set aside, nothing of it is read', async () => {
    await bench.fill(cacheBatch(['a']))
    const { opening, names } = await bench.readBack(bench.create({ dataKey: Buffer.alloc(32, 8) }))
    expect(opening.kind).toBe('rebuilt')
    expect(names).toEqual([])
  })

  it('a database of somebody else: set aside', async () => {
    await bench.withDb((db) => db.write([['vsomething', Buffer.from('plain')]], []))
    expect((await bench.readBack()).opening.kind).toBe('rebuilt')
  })
})

describe('batches that cannot be opened', () => {
  it('are left out alone: garbled, moved to another place, of a later form, too short, gone', async () => {
    await bench.fill(...['a', 'b', 'c', 'd', 'e', 'f'].map((name, slot) => cacheBatch([name], { fromSlot: slot })))
    await bench.withDb(async (db) => {
      const sealed = Buffer.from((await db.get(logKey(0, 0))) ?? [])
      const garbled = Buffer.from(sealed)
      garbled[40] = (garbled[40] ?? 0) ^ 1
      const later = Buffer.from(sealed)
      later[0] = 9
      await db.write(
        [
          [logKey(0, 0), garbled],
          [logKey(0, 1), sealed],
          [logKey(0, 2), later],
          [logKey(0, 3), Buffer.from('x')]
        ],
        [logKey(0, 4)]
      )
    })
    const cache = bench.create()
    const { opening, reading, names } = await bench.readBack(cache)
    expect(opening).toEqual({ kind: 'opened' })
    expect(reading).toEqual({ kind: 'read', batchCount: 1, unreadableCount: 5 })
    expect(names).toEqual(['f'])
    expect(cache.isRewriteDue).toBe(true)
    expect(await cache.write(cacheBatch(['g'], { fromSlot: 6 }))).toBe(true)
  })
})

describe('the end of the log cut off', () => {
  it('opens with what is whole', async () => {
    await bench.fill(cacheBatch(['a']))
    const cache = bench.create()
    await cache.open()
    await cache.write(cacheBatch(['b'], { fromSlot: 1 }))
    // The files as a crash would leave them, and then some bytes less.
    await cp(bench.path(), join(bench.profileFolder, 'copy'), { recursive: true })
    await cache.forget()
    await cp(join(bench.profileFolder, 'copy'), bench.path(), { recursive: true })
    const log = bench.path((await readdir(bench.path())).find((name) => name.endsWith('.log')) ?? '')
    await truncate(log, (await readFile(log)).length - 10)
    const { opening, reading, names } = await bench.readBack()
    expect(opening).toEqual({ kind: 'opened' })
    expect(reading).toMatchObject({ kind: 'read', unreadableCount: 0 })
    expect(names).toEqual(['a'])
  })
})

describe('every file of a used database', () => {
  /** Files as a process that was killed leaves them: tables of several levels, a log, an image with changes. */
  async function makeUsed(folder: string): Promise<void> {
    const cache = bench.create()
    await cache.open()
    const names = Array.from({ length: 6_000 }, (_, row) => `vehicle ${row} ${'x'.repeat(60)}`)
    for (let round = 0; round < 6; round++) await cache.write(cacheBatch(names))
    await cache.rewrite([cacheBatch(names), cacheBatch(names, { fromSlot: 6_000 })])
    for (let round = 0; round < 8; round++) await cache.write(cacheBatch(names))
    await cache.blobs.put('invitations', Buffer.from('kept'))
    await cp(bench.path(), folder, { recursive: true })
    await cache.close()
  }

  const harms: readonly (readonly [string, (file: string, bytes: Buffer) => Promise<void>])[] = [
    ['gone', (file) => rm(file)],
    ['emptied', (file) => truncate(file, 0)],
    ['cut in half', (file, bytes) => truncate(file, bytes.length >> 1)],
    ['short of its last bytes', (file, bytes) => truncate(file, Math.max(0, bytes.length - 7))],
    ['overwritten', (file, bytes) => writeFile(file, Buffer.alloc(bytes.length, 0xa5))],
    [
      'with flipped bytes',
      (file, bytes) => {
        for (let at = 3; at < bytes.length; at += 997) bytes[at] = (bytes[at] ?? 0) ^ 0x40
        return writeFile(file, bytes)
      }
    ]
  ]

  it('may be harmed: the cache opens, reads what it can, and is written to', { timeout: 180_000 }, async () => {
    const used = join(bench.profileFolder, 'used')
    await makeUsed(used)
    const files = await readdir(used)
    const kinds = new Set(files.map((name) => (/^(MANIFEST|CURRENT|LOCK|LOG)|\.(ldb|log)$/.exec(name) ?? [''])[0]))
    expect([...kinds].filter((kind) => kind !== 'LOCK' && kind !== 'LOG').sort()).toEqual(
      ['.ldb', '.log', 'CURRENT', 'MANIFEST'].sort()
    )
    const outcomes: string[] = []
    for (const name of files) {
      for (const [what, harm] of harms) {
        for (const one of await readdir(bench.profileFolder)) {
          if (one.startsWith('positions')) await rm(join(bench.profileFolder, one), { recursive: true })
        }
        await cp(used, bench.path(), { recursive: true })
        await harm(bench.path(name), await readFile(bench.path(name)))
        outcomes.push(`${name} ${what}: ${await useHarmed()}`)
      }
    }
    // Whatever became of it, it was usable afterwards; and harm to what matters did not go unnoticed everywhere.
    expect(outcomes.filter((outcome) => !outcome.endsWith('then usable'))).toEqual([])
    expect(outcomes.filter((outcome) => /damaged|rebuilt|[1-9]\d* unreadable/.test(outcome)).length).toBeGreaterThan(10)
  })

  async function useHarmed(): Promise<string> {
    const cache = bench.create()
    const { opening, reading } = await bench.readBack(cache)
    // The first write may come upon damage that the reading passed by; a second one then goes into a new database.
    const isWritten = (await cache.write(cacheBatch(['new']))) || (await cache.write(cacheBatch(['new'])))
    const isRewritten = (await cache.rewrite([cacheBatch(['new'])])) || (await cache.rewrite([cacheBatch(['new'])]))
    await cache.close()
    const again = await bench.readBack()
    const isUsable = isWritten && isRewritten && again.names.join() === 'new'
    const told = reading.kind === 'read' ? `${reading.unreadableCount} unreadable` : 'damaged'
    return `${opening.kind}, ${told}, then ${isUsable ? 'usable' : 'not'}`
  }
})

describe('damage that shows while the cache is in use', () => {
  /** LevelDB whose next write finds damage. */
  function damagedLater() {
    const disk = { isDamaged: false, isUnreadable: false }
    const corruption = () =>
      Object.assign(new Error('Corruption: block checksum mismatch'), { code: 'LEVEL_CORRUPTION' })
    const openDb: OpenDb = async (folder) => {
      const opened = await openLevel(folder)
      if (opened.kind !== 'opened') return opened
      const write: typeof opened.db.write = (puts, dels) => {
        if (!disk.isDamaged) return opened.db.write(puts, dels)
        disk.isDamaged = false
        return Promise.reject(corruption())
      }
      const keys: typeof opened.db.keys = (from, to, limit) =>
        disk.isUnreadable ? Promise.reject(corruption()) : opened.db.keys(from, to, limit)
      return { kind: 'opened', db: { ...opened.db, write, keys } }
    }
    return { disk, openDb }
  }

  it('sets the files aside, and asks for everything again', async () => {
    const { disk, openDb } = damagedLater()
    const cache = bench.create({ openDb })
    await cache.open()
    await cache.write(cacheBatch(['a']))
    const before = cache.generation
    disk.isDamaged = true
    expect(await cache.write(cacheBatch(['b']))).toBe(false)
    expect(cache.state).toBe('rebuilt')
    expect(cache.generation).toBeGreaterThan(before)
    expect(await readdir(bench.profileFolder)).toEqual(['positions', asideName])
    expect(await cache.write(cacheBatch(['c']))).toBe(true)
    await cache.close()
    expect((await bench.readBack()).names).toEqual(['c'])
  })

  it('is no crash during a rewrite or a look at the segments', async () => {
    const { disk, openDb } = damagedLater()
    const cache = bench.create({ openDb })
    await cache.open()
    await cache.segments.put(1, Buffer.from('one'), [])
    disk.isUnreadable = true
    expect(await cache.segments.list()).toEqual([])
    expect(await cache.segments.get(1)).toBeNull()
    expect(await cache.rewrite([cacheBatch(['a'])])).toBe(false)
  })
})

// @ts-check
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cacheEntry, ensureCached, isComplete } from './fallback-cache.mjs'
import { failure, success } from './outcome.mjs'

let root = ''
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'fleet-desk-cache-test-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

/** @param {string} content */
const builderOf = (content) => async (/** @type {string} */ directory) => {
  await writeFile(join(directory, 'electron'), content)
  return success(/** @type {const} */ (true))
}
const executableName = 'electron'
const nowMs = () => Date.now()

describe('the fallback cache', () => {
  it('builds once and then answers from disk', async () => {
    const entry = cacheEntry(join(root, 'cache'), '25.1.1', ['a'])
    const first = await ensureCached({ entry, executableName, build: builderOf('first'), nowMs })
    const second = await ensureCached({ entry, executableName, build: builderOf('second'), nowMs })
    expect(first).toEqual(success(join(entry.directory, 'electron')))
    expect(second).toEqual(first)
    expect(await readFile(join(entry.directory, 'electron'), 'utf8')).toBe('first')
  })

  it('replaces a half-unpacked folder that has no marker', async () => {
    const entry = cacheEntry(root, '25.1.1', ['a'])
    await mkdir(entry.directory)
    await writeFile(join(entry.directory, 'electron'), 'half')
    expect(await isComplete(entry, executableName)).toBe(false)
    await ensureCached({ entry, executableName, build: builderOf('whole'), nowMs })
    expect(await readFile(join(entry.directory, 'electron'), 'utf8')).toBe('whole')
    expect(await isComplete(entry, executableName)).toBe(true)
  })

  it('replaces a finished folder whose executable was deleted', async () => {
    const entry = cacheEntry(root, '25.1.1', ['a'])
    await ensureCached({ entry, executableName, build: builderOf('first'), nowMs })
    await rm(join(entry.directory, 'electron'))
    await ensureCached({ entry, executableName, build: builderOf('second'), nowMs })
    expect(await readFile(join(entry.directory, 'electron'), 'utf8')).toBe('second')
  })

  it('replaces a folder that was made from something else', async () => {
    const entry = cacheEntry(root, '25.1.1', ['a'])
    await ensureCached({ entry: { ...entry, key: 'another key' }, executableName, build: builderOf('first'), nowMs })
    await ensureCached({ entry, executableName, build: builderOf('second'), nowMs })
    expect(await readFile(join(entry.directory, 'electron'), 'utf8')).toBe('second')
  })

  it('gives another package hash or launcher another folder', () => {
    const one = cacheEntry(root, '25.1.1', ['sha512-x', 'launcher 1'])
    const other = cacheEntry(root, '25.1.1', ['sha512-x', 'launcher 2'])
    expect(one.directory).not.toBe(other.directory)
  })

  it('lets two callers build at once: both get the same complete folder and nothing is left over', async () => {
    const entry = cacheEntry(root, '25.1.1', ['a'])
    /** @type {(() => void)[]} */
    const arrived = []
    const bothArrived = new Promise((resolve) => {
      arrived.push(() => arrived.length > 2 && resolve(undefined))
    })
    const build = async (/** @type {string} */ directory) => {
      arrived.push(() => undefined)
      arrived[0]?.()
      await bothArrived
      return builderOf('same')(directory)
    }
    const results = await Promise.all([1, 2].map(() => ensureCached({ entry, executableName, build, nowMs })))
    expect(results).toEqual([success(join(entry.directory, 'electron')), success(join(entry.directory, 'electron'))])
    expect(await isComplete(entry, executableName)).toBe(true)
    expect(await readdir(root)).toHaveLength(1)
  })

  it('leaves nothing behind when building fails', async () => {
    const entry = cacheEntry(root, '25.1.1', ['a'])
    const outcome = await ensureCached({ entry, executableName, build: async () => failure('No network.'), nowMs })
    expect(outcome).toEqual(failure('No network.'))
    expect(await readdir(root)).toEqual([])
  })

  it('removes work folders of killed runs, but not those of a run that may be busy', async () => {
    await mkdir(join(root, 'unpacking-old'))
    await mkdir(join(root, 'unpacking-new'))
    const aDayAgo = new Date(Date.now() - 86_400_000)
    await utimes(join(root, 'unpacking-old'), aDayAgo, aDayAgo)
    const entry = cacheEntry(root, '25.1.1', ['a'])
    await ensureCached({ entry, executableName, build: builderOf('x'), nowMs })
    const names = await readdir(root)
    expect(names).toContain('unpacking-new')
    expect(names).not.toContain('unpacking-old')
  })

  it('says in one sentence that the cache cannot be written', async () => {
    await writeFile(join(root, 'file'), '')
    const entry = cacheEntry(join(root, 'file'), '25.1.1', ['a'])
    const outcome = await ensureCached({ entry, executableName, build: builderOf('x'), nowMs })
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining('cannot be written') })
  })
})

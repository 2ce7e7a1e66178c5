// @ts-check
import { execFileSync } from 'node:child_process'
import { access, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildFallback } from './build-fallback.mjs'
import { fallbackPackage } from './fallback-package.mjs'
import { fileIntegrity } from './integrity.mjs'
import { failure, success } from './outcome.mjs'
import { registryTools } from './registry-tools.mjs'

const launcherDirectory = join(import.meta.dirname, 'launcher')
let root = ''
let tarball = ''

/** A package of the real one's shape, a few bytes small. */
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'fleet-desk-build-test-'))
  const app = join(root, 'app')
  await mkdir(join(app, 'resources', 'app'), { recursive: true })
  await writeFile(join(app, fallbackPackage.executableInArchive), 'an executable')
  await writeFile(join(app, 'resources', 'app', 'foreign.js'), 'a foreign app')
  await writeFile(join(app, 'resources', 'app-update.yml'), 'where the foreign app updates itself from')
  await mkdir(join(root, 'package', 'release'), { recursive: true })
  execFileSync('tar', ['-czf', join(root, 'package', fallbackPackage.innerArchive), '-C', app, '.'])
  tarball = join(root, 'given.tgz')
  execFileSync('tar', ['-czf', tarball, '-C', root, 'package'])
})
afterEach(() => rm(root, { recursive: true, force: true }))

/** @param {{ integrity?: string, pack?: import('./build-fallback.mjs').FallbackTools['pack'] }} [change] */
async function buildWith({ integrity, pack = async () => success(tarball) } = {}) {
  const work = join(root, 'work')
  const directory = join(work, 'content')
  await mkdir(directory, { recursive: true })
  const outcome = await buildFallback({
    directory,
    source: { ...fallbackPackage, integrity: integrity ?? (await fileIntegrity(tarball)) },
    launcherDirectory,
    tools: { ...registryTools(root, process.env), pack }
  })
  return { outcome, directory, work }
}

describe('building the fallback Electron', () => {
  it('renames the executable and puts the launcher where the foreign app was', async () => {
    const { outcome, directory, work } = await buildWith()
    expect(outcome).toEqual(success(true))
    expect(await readFile(join(directory, 'electron'), 'utf8')).toBe('an executable')
    expect(await readdir(join(directory, 'resources'))).toEqual(['app'])
    expect((await readdir(join(directory, 'resources', 'app'))).sort()).toEqual(['main.cjs', 'package.json'])
    expect(await readdir(work)).toEqual(['content'])
  })

  it('unpacks nothing when the hash is not the pinned one', async () => {
    const { outcome, directory } = await buildWith({ integrity: fallbackPackage.integrity })
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining('was not unpacked') })
    expect(await readdir(directory)).toEqual([])
  })

  it('hands on why the registry did not answer, and cleans up', async () => {
    const pack = async () => failure('The npm registry did not hand it out.')
    const { outcome, work } = await buildWith({ pack })
    expect(outcome).toEqual(failure('The npm registry did not hand it out.'))
    expect(await readdir(work)).toEqual(['content'])
  })

  it('names an archive that is cut off', async () => {
    await writeFile(tarball, (await readFile(tarball)).subarray(0, 100))
    const { outcome } = await buildWith()
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining('could not be unpacked') })
  })
})

describe('fileIntegrity', () => {
  it('is the SHA-512 of the bytes, as npm prints it', async () => {
    const path = join(root, 'empty')
    await writeFile(path, '')
    expect(await fileIntegrity(path)).toBe(
      'sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg=='
    )
  })
})

describe('registryTools', () => {
  it('says that the registry is out of reach in one sentence', { timeout: 30_000 }, async () => {
    // Port 1 on loopback refuses at once, as a closed network does. --prefer-offline must not help: the cache is empty.
    const env = {
      ...process.env,
      npm_config_registry: 'http://127.0.0.1:1/',
      npm_config_cache: join(root, 'npm-cache')
    }
    const into = join(root, 'into')
    await mkdir(into)
    const outcome = await registryTools(root, { ...env, npm_config_fetch_retries: '0' }).pack(
      'no-such-package@1.0.0',
      into
    )
    expect(outcome).toMatchObject({ ok: false, message: expect.stringMatching(/registry did not hand out no-such/) })
    await expect(access(join(into, 'no-such-package-1.0.0.tgz'))).rejects.toThrow()
  })
})

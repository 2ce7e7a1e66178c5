// @ts-check
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { executableInDist, installedOfficial, installOfficial } from './official.mjs'

let electronDirectory = ''
beforeEach(async () => {
  electronDirectory = await mkdtemp(join(tmpdir(), 'fleet-desk-official-test-'))
  await writeFile(join(electronDirectory, 'package.json'), JSON.stringify({ version: '45.4.1' }))
})
afterEach(() => rm(electronDirectory, { recursive: true, force: true }))

/** @param {string} version what the unpacked dist says it is */
async function unpack(version) {
  await mkdir(join(electronDirectory, 'dist'))
  await writeFile(join(electronDirectory, 'dist', 'version'), version)
  await writeFile(join(electronDirectory, 'dist', 'electron'), '')
}

describe('installedOfficial', () => {
  it('finds a completely unpacked dist', async () => {
    await unpack('v45.4.1')
    await writeFile(join(electronDirectory, 'path.txt'), 'electron')
    const executable = join(electronDirectory, 'dist', 'electron')
    expect(await installedOfficial(electronDirectory, 'linux')).toEqual({ executable, version: '45.4.1' })
  })

  it('does not count a dist that was interrupted before path.txt was written', async () => {
    await unpack('45.4.1')
    expect(await installedOfficial(electronDirectory, 'linux')).toBeUndefined()
  })

  it('does not count the dist of another version', async () => {
    await unpack('44.0.0')
    await writeFile(join(electronDirectory, 'path.txt'), 'electron')
    expect(await installedOfficial(electronDirectory, 'linux')).toBeUndefined()
  })

  it.each([
    ['linux', 'electron'],
    ['win32', 'electron.exe'],
    ['darwin', 'Electron.app/Contents/MacOS/Electron']
  ])('knows where the executable is on %s', (platform, path) => {
    expect(executableInDist(platform)).toBe(path)
  })
})

describe('installOfficial', () => {
  const limits = { env: process.env, stallMs: 300, limitMs: 60_000, pollMs: 50 }

  /** @param {string} script stands in for electron/install.js */
  const installer = (script) => writeFile(join(electronDirectory, 'install.js'), script)

  it('passes when the installer passes', async () => {
    await installer('')
    expect(await installOfficial({ electronDirectory, ...limits, stallMs: 30_000 })).toEqual({ ok: true, value: true })
  })

  it('hands on the first line of what the installer complained about', async () => {
    await installer('console.error("fetch failed\\n    at somewhere"); process.exit(1)')
    const outcome = await installOfficial({ electronDirectory, ...limits, stallMs: 30_000 })
    expect(outcome).toEqual({ ok: false, message: "Electron's own download did not work (fetch failed)." })
  })

  it('gives up on a download that hangs', async () => {
    await installer('setInterval(() => undefined, 1000)')
    const outcome = await installOfficial({ electronDirectory, ...limits })
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining('no progress') })
  })

  it('waits for a download that grows, however slowly, up to its limit', async () => {
    await installer(`
      const { appendFileSync } = require('node:fs'); const { tmpdir } = require('node:os')
      setInterval(() => appendFileSync(tmpdir() + '/electron.zip', 'x'), 20)`)
    const outcome = await installOfficial({ electronDirectory, ...limits, stallMs: 1000, limitMs: 2500 })
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining('not finished after') })
  })
})

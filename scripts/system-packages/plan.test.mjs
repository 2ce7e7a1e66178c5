// @ts-check
import { describe, expect, it } from 'vitest'
import { librariesInCache, missingPackages, missingRequirements, planInstall } from './plan.mjs'
import { electronRequirements, headlessRequirements } from './requirements.mjs'

const all = [...electronRequirements, ...headlessRequirements]
const nothingPresent = { libraries: new Set(), programs: new Set() }
const bookworm = (/** @type {string} */ name) => !name.endsWith('t64')
const root = { platform: 'linux', hasDisplay: false, isRoot: true, hasApt: true, missing: all, isKnown: bookworm }

describe('missingRequirements', () => {
  it('finds everything missing on an empty machine', () => {
    expect(missingRequirements(all, nothingPresent)).toEqual(all)
  })

  it('finds nothing missing when every library and program is there', () => {
    const names = new Set(all.map(({ name }) => name))
    expect(missingRequirements(all, { libraries: names, programs: names })).toEqual([])
  })

  it('does not take a library for a program of the same name', () => {
    const present = { libraries: new Set(['Xvfb']), programs: new Set() }
    expect(missingRequirements(headlessRequirements, present)).toEqual(headlessRequirements)
  })
})

describe('missingPackages', () => {
  const gtk = electronRequirements.filter(({ name }) => name === 'libgtk-3.so.0')

  it('uses the name this release has', () => {
    expect(missingPackages(gtk, bookworm)).toEqual(['libgtk-3-0'])
    expect(missingPackages(gtk, () => true)).toEqual(['libgtk-3-0t64'])
  })

  it('names the oldest candidate when no list knows one', () => {
    expect(missingPackages(gtk, () => false)).toEqual(['libgtk-3-0'])
  })

  it('names a package once, however many requirements it meets', () => {
    const dbus = headlessRequirements.filter(({ name }) => name.startsWith('dbus-'))
    expect(missingPackages(dbus, (name) => name === 'dbus')).toEqual(['dbus'])
  })
})

describe('planInstall', () => {
  it('installs as root', () => {
    const plan = planInstall(root)
    expect(plan.kind).toBe('install')
    expect(plan).toMatchObject({ packages: expect.arrayContaining(['libgtk-3-0', 'xvfb', 'gnome-keyring']) })
  })

  it('prints the exact command for everyone else', () => {
    const missing = all.filter(({ name }) => ['Xvfb', 'libnss3.so'].includes(name))
    expect(planInstall({ ...root, isRoot: false, missing })).toEqual({
      kind: 'ask',
      message:
        '2 system packages are missing. Install them with:\n' +
        '  sudo apt-get update && sudo apt-get install -y --no-install-recommends libnss3 xvfb'
    })
  })

  it('lists what is needed where there is no apt', () => {
    const plan = planInstall({ ...root, hasApt: false })
    expect(plan).toMatchObject({ kind: 'ask', message: expect.stringContaining('libgtk-3.so.0') })
  })

  it.each([
    ['on a desktop', { hasDisplay: true }],
    ['on macOS', { platform: 'darwin' }],
    ['when nothing is missing', { missing: [] }]
  ])('does nothing %s', (_, change) => {
    expect(planInstall({ ...root, ...change })).toEqual({ kind: 'nothing' })
  })
})

describe('librariesInCache', () => {
  const output = `2 libs found in cache \`/etc/ld.so.cache'
\tlibgbm.so.1 (libc6,x86-64) => /lib/x86_64-linux-gnu/libgbm.so.1
\tlibnss3.so (libc6) => /lib/i386-linux-gnu/libnss3.so
\tlibdrm.so.2 (libc6,AArch64) => /lib/aarch64-linux-gnu/libdrm.so.2
`

  it('counts libraries of this architecture only', () => {
    expect([...librariesInCache(output, 'x64')]).toEqual(['libgbm.so.1'])
    expect([...librariesInCache(output, 'arm64')]).toEqual(['libdrm.so.2'])
  })
})

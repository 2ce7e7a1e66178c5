import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { profileSchema } from '@shared/ipc/schemas-session'
import { productionApiBaseUrl, productionAuthBaseUrl } from '../catena/urls'
import { openConfFile } from '../storage/conf-file'
import { createProfiles, type ProfileInput, type Profiles } from './profiles'

const acme: ProfileInput = {
  id: 'id-acme',
  name: 'Acme',
  clientId: 'acme-client',
  apiBaseUrl: productionApiBaseUrl,
  authBaseUrl: productionAuthBaseUrl,
  secretKept: 'sealed'
}
const demo: ProfileInput = {
  ...acme,
  id: 'id-demo',
  name: 'Demo fleet',
  apiBaseUrl: 'http://127.0.0.1:1',
  authBaseUrl: 'http://127.0.0.1:2',
  isDemo: true
}

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-desk-profiles-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

function openProfiles(): Profiles {
  return createProfiles({
    open: openConfFile,
    folder,
    nowMs: () => 0
  })
}

describe('createProfiles', () => {
  it('starts with none', () => {
    expect(openProfiles().active()).toBeNull()
    expect(openProfiles().all()).toEqual([])
  })

  it('remembers the last saved profile as the active one, with its derived environment', () => {
    const profiles = openProfiles()
    expect(profiles.save(acme).environment).toBe('production')
    profiles.save(demo)
    const again = openProfiles()
    expect(again.active()).toMatchObject({ id: 'id-demo', environment: 'demo', isSignedOut: false })
    expect(again.all().map(({ id }) => id)).toEqual(['id-acme', 'id-demo'])
    expect(profileSchema.parse(again.active())).toMatchObject({ name: 'Demo fleet' })
  })

  it('replaces by id, and signs in again', () => {
    const profiles = openProfiles()
    profiles.save(acme)
    profiles.markSignedOut(acme.id)
    expect(openProfiles().active()).toMatchObject({ isSignedOut: true })
    profiles.save({ ...acme, name: 'Acme Inc', secretKept: 'session' })
    expect(openProfiles().all()).toMatchObject([{ name: 'Acme Inc', secretKept: 'session', isSignedOut: false }])
  })

  it('falls back to the profile before when the active one is removed', () => {
    const profiles = openProfiles()
    profiles.save(acme)
    profiles.save(demo)
    profiles.remove(demo.id)
    expect(openProfiles().active()).toMatchObject({ id: acme.id })
    profiles.remove(acme.id)
    expect(openProfiles().active()).toBeNull()
  })

  it('does not believe an environment that somebody wrote into the file', async () => {
    openProfiles().save(acme)
    const path = join(folder, 'profiles.json')
    await writeFile(path, (await readFile(path, 'utf8')).replace('"Acme"', '"Acme","environment":"demo"'))
    expect(openProfiles().active()).toMatchObject({ environment: 'production' })
  })

  it('keeps the good profiles when one is damaged', async () => {
    openProfiles().save(acme)
    const path = join(folder, 'profiles.json')
    const content = JSON.parse(await readFile(path, 'utf8')) as { profiles: unknown[] }
    await writeFile(path, JSON.stringify({ ...content, profiles: [{ id: 7 }, ...content.profiles] }))
    const profiles = openProfiles()
    expect(profiles.trouble).toMatchObject({ kind: 'set-aside' })
    expect(profiles.active()).toMatchObject({ id: acme.id })
  })
})

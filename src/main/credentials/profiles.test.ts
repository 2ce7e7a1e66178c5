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
let nowMs = 0
beforeEach(async () => {
  nowMs = 1000
  folder = await mkdtemp(join(tmpdir(), 'fleet-desk-profiles-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

function openProfiles(): Profiles {
  return createProfiles({
    open: openConfFile,
    folder,
    nowMs: () => nowMs
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
    expect(again.active()).toMatchObject({ id: 'id-demo', environment: 'demo', status: 'signed-in' })
    expect(again.all().map(({ id }) => id)).toEqual(['id-acme', 'id-demo'])
    expect(profileSchema.parse(again.active())).toMatchObject({ name: 'Demo fleet' })
  })

  it('replaces by id, and signs in again', () => {
    const profiles = openProfiles()
    profiles.save(acme)
    profiles.markSignedOut(acme.id)
    expect(openProfiles().active()).toMatchObject({ status: 'signed-out' })
    profiles.save({ ...acme, name: 'Acme Inc', secretKept: 'session' })
    expect(openProfiles().all()).toMatchObject([{ name: 'Acme Inc', secretKept: 'session', status: 'signed-in' }])
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

describe('a profile that is changed', () => {
  const ids = (profiles: Profiles): readonly string[] => profiles.all().map(({ id }) => id)

  it('keeps its colour and mark when it is saved again without them', () => {
    const profiles = openProfiles()
    profiles.save({ ...acme, frameColour: 'violet', isMarkedTest: true })
    expect(profiles.save(acme)).toMatchObject({ frameColour: 'violet', isMarkedTest: true, environment: 'test' })
    profiles.save({ ...acme, frameColour: 'automatic', isMarkedTest: false })
    expect(openProfiles().active()).toMatchObject({ frameColour: 'automatic', environment: 'production' })
  })

  it('is locked, selected, signed out and opened again, each with what follows from it', () => {
    const profiles = openProfiles()
    profiles.save(acme)
    profiles.save(demo)
    nowMs = 2000
    profiles.markLocked(acme.id)
    expect(openProfiles().find(acme.id)).toMatchObject({ status: 'locked', lockedAtMs: 2000, lastOpenedAtMs: 1000 })
    profiles.select(acme.id)
    expect(openProfiles().active()).toMatchObject({ id: acme.id, status: 'locked', lockedAtMs: 2000 })
    profiles.markSignedOut(acme.id)
    expect(openProfiles().active()).toMatchObject({ status: 'signed-out', lockedAtMs: null })
    nowMs = 3000
    profiles.save(acme)
    expect(openProfiles().active()).toMatchObject({ status: 'signed-in', lockedAtMs: null, lastOpenedAtMs: 3000 })
  })

  it('is added signed out, behind the one that was named, without becoming active', () => {
    const profiles = openProfiles()
    profiles.save(acme)
    profiles.save(demo)
    const copy = profiles.add({ ...acme, id: 'id-copy', frameColour: 'teal' }, acme.id)
    expect(copy).toMatchObject({ status: 'signed-out', lastOpenedAtMs: null, frameColour: 'teal' })
    profiles.add({ ...acme, id: 'id-last' }, 'unknown')
    const again = openProfiles()
    expect(ids(again)).toEqual([acme.id, 'id-copy', demo.id, 'id-last'])
    expect(again.active()?.id).toBe(demo.id)
    expect(() => again.add(acme)).toThrow()
  })

  it('gets another id in the same place when it is replaced', () => {
    const profiles = openProfiles()
    profiles.save({ ...acme, frameColour: 'pink' })
    profiles.save(demo)
    profiles.markLocked(acme.id)
    const next = profiles.replace(acme.id, { ...acme, id: 'id-next', clientId: 'other', secretKept: 'session' })
    expect(next).toMatchObject({ status: 'signed-in', frameColour: 'pink', lockedAtMs: null, lastOpenedAtMs: 1000 })
    expect(ids(openProfiles())).toEqual(['id-next', demo.id])
    expect(openProfiles().active()).toEqual(next)
    expect(openProfiles().find(acme.id)).toBeNull()
  })

  it('is there once when it takes the place of another that is listed already', () => {
    const profiles = openProfiles()
    profiles.save(acme)
    profiles.save(demo)
    profiles.replace(acme.id, { ...demo, name: 'New' })
    expect(profiles.all()).toMatchObject([{ id: demo.id, name: 'New' }])
    profiles.replace('unknown', acme)
    expect(ids(profiles)).toEqual([demo.id, acme.id])
  })

  it('is updated without being opened', () => {
    const profiles = openProfiles()
    profiles.save(acme)
    profiles.save(demo)
    profiles.markSignedOut(acme.id)
    profiles.update(acme.id, { name: 'Acme Inc', isMarkedTest: true })
    profiles.update(acme.id, { frameColour: 'red', secretKept: 'session' })
    expect(openProfiles().find(acme.id)).toMatchObject({
      name: 'Acme Inc',
      isMarkedTest: true,
      environment: 'test',
      frameColour: 'red',
      secretKept: 'session',
      status: 'signed-out'
    })
    expect(openProfiles().active()?.id).toBe(demo.id)
    expect(profiles.update('unknown', { name: 'x' })).toBeNull()
  })

  it('takes nothing derived into the file', async () => {
    const profiles = openProfiles()
    profiles.save({ ...profiles.save(acme), name: 'Again' })
    expect(await readFile(join(folder, 'profiles.json'), 'utf8')).not.toContain('environment')
  })

  it('is told of after each change, until one stops listening', () => {
    const profiles = openProfiles()
    const seen: (readonly string[])[] = []
    const stop = profiles.subscribe(() => seen.push(ids(profiles)))
    profiles.save(acme)
    profiles.add({ ...acme, id: 'two' })
    profiles.markLocked(acme.id)
    profiles.markLocked('unknown')
    profiles.select(acme.id)
    profiles.remove('two')
    profiles.remove('two')
    stop()
    profiles.remove(acme.id)
    expect(seen).toEqual([[acme.id], [acme.id, 'two'], [acme.id, 'two'], [acme.id]])
  })
})

describe('an older or damaged file', () => {
  async function openWith(change: Readonly<Record<string, unknown>>): Promise<Profiles> {
    const { id, name, clientId, apiBaseUrl, authBaseUrl, secretKept } = acme
    const entry = { id, name, clientId, apiBaseUrl, authBaseUrl, secretKept, isDemo: false, ...change }
    const content = { version: 1, activeId: id, profiles: [entry] }
    await writeFile(join(folder, 'profiles.json'), JSON.stringify(content))
    return openProfiles()
  }

  it.each([
    [{}, 'signed-in'],
    [{ isSignedOut: false }, 'signed-in'],
    [{ isSignedOut: true }, 'signed-out'],
    [{ isSignedOut: 'perhaps' }, 'signed-out'],
    [{ status: 'from the future' }, 'signed-out'],
    [{ status: 7, isSignedOut: false }, 'signed-out'],
    [{ status: 'locked', isSignedOut: false }, 'locked'],
    [{ status: 'signed-in', isSignedOut: true }, 'signed-in']
  ])('says in %j that the profile is %s', async (change, status) => {
    const profiles = await openWith(change)
    expect(profiles.trouble).toBeNull()
    expect(profiles.active()).toMatchObject({
      status,
      lockedAtMs: null,
      lastOpenedAtMs: null,
      frameColour: 'automatic'
    })
    profiles.update(acme.id, { name: 'Acme Inc' })
    expect(openProfiles().active()).toMatchObject({ status, name: 'Acme Inc' })
    expect(await readFile(join(folder, 'profiles.json'), 'utf8')).not.toContain('isSignedOut')
  })

  it.each<[Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>]>([
    [{ frameColour: 'ultraviolet' }, { frameColour: 'automatic' }],
    [{ isMarkedTest: 'no' }, { isMarkedTest: false, environment: 'production' }],
    [{ isDemo: 'yes' }, { environment: 'production' }],
    [{ secretKept: 'in the cloud' }, { secretKept: 'session' }],
    [{ name: null }, { name: 'acme-client' }],
    [{ name: '  ' }, { name: 'acme-client' }],
    [
      { status: 'locked', lockedAtMs: 'yesterday' },
      { status: 'locked', lockedAtMs: null }
    ],
    [{ status: 'signed-in', lockedAtMs: 5 }, { lockedAtMs: null }],
    [{ lastOpenedAtMs: -1 }, { lastOpenedAtMs: null }],
    [{ lastOpenedAtMs: 5 }, { lastOpenedAtMs: 5 }]
  ])('keeps the profile in spite of %j', async (change, expected) => {
    const profiles = await openWith(change)
    expect(profiles.trouble).toBeNull()
    expect(profiles.active()).toMatchObject(expected)
    expect(profileSchema.safeParse(profiles.active()).success).toBe(true)
  })

  it('keeps what a later version wrote, but not under the id of another organisation', async () => {
    const profiles = await openWith({ fromTheFuture: 1 })
    profiles.save(acme)
    expect(await readFile(join(folder, 'profiles.json'), 'utf8')).toContain('fromTheFuture')
    profiles.replace(acme.id, { ...acme, id: 'other' })
    expect(await readFile(join(folder, 'profiles.json'), 'utf8')).not.toContain('fromTheFuture')
  })
})

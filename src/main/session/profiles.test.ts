import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { clientSecret } from './test-support/fake-catena'
import { createSessionBench, type Run, type SessionBench } from './test-support/session-bench'

let bench: SessionBench
let run: Run
beforeEach(async () => {
  bench = await createSessionBench()
  run = bench.start()
})
afterEach(() => bench.cleanUp())

/** Connects and waits for the first whole sweep; gives the profile's id. */
async function connected(clientId = 'fake-client', keep: 'sealed' | 'session' = 'sealed'): Promise<string> {
  const input = { ...bench.input, clientId, keep, profileName: `Profile of ${clientId}` }
  expect(await run.session.connect(input)).toMatchObject({ ok: true })
  await vi.waitFor(() => expect(run.session.workspace()?.engine.status().asOfMs).not.toBeNull())
  return run.session.workspace()?.profile.id ?? ''
}

const exists = (path: string): Promise<boolean> =>
  stat(path)
    .then(() => true)
    .catch(() => false)
const listed = async (): Promise<readonly unknown[]> =>
  (await run.book.list()).profiles.map(({ name, status, secret }) => [name, status, secret])

describe('switching', () => {
  it('opens the other profile with its own data, and revokes the token of the one that is left', async () => {
    const first = await connected('first')
    const second = await connected('second', 'session')
    const [, tokenOfSecond] = bench.server.granted
    expect(await run.session.open(first)).toMatchObject({ ok: true, value: { kind: 'open', profile: { id: first } } })
    await vi.waitFor(() => expect(bench.server.revoked).toContain(tokenOfSecond))
    // The secret that is kept for this run is still there on the way back.
    expect(await run.session.open(second)).toMatchObject({
      ok: true,
      value: { profile: { id: second }, credentialsNeeded: null }
    })
    expect(await listed()).toEqual([
      ['Profile of first', 'signed-in', 'sealed'],
      ['Profile of second', 'open', 'session']
    ])
  })

  it('shows what was stored when there is no network', async () => {
    const first = await connected('first')
    await connected('second')
    bench.network = 'offline'
    await run.session.open(first)
    expect(run.session.workspace()?.engine.status()).toMatchObject({ vehicleCount: 1, source: 'cache' })
  })

  it('shows a profile that was signed out and has no secret as it was left, and asks the server nothing', async () => {
    const first = await connected('first', 'session')
    await run.session.signOut({ forgetCredentials: false, forgetPositions: false })
    await connected('second')
    const asked = bench.server.asked('/token')
    expect(await run.session.open(first)).toMatchObject({
      ok: true,
      value: { kind: 'signed-out', remembered: { id: first }, secret: 'not-kept' }
    })
    expect(run.session.workspace()).toBeNull()
    expect(bench.server.asked('/token')).toBe(asked)
  })

  it('does nothing when the profile is open already, and knows no others', async () => {
    const first = await connected('first')
    const before = run.session.workspace()
    expect(await run.session.open(first)).toMatchObject({ ok: true })
    expect(run.session.workspace()).toBe(before)
    expect(await run.session.open('nobody')).toMatchObject({ error: { code: 'unknown-handle' } })
    expect(run.session.workspace()).toBe(before)
  })

  it('ends the demo', async () => {
    const first = await connected('first')
    await run.session.startDemo()
    expect((await run.book.list()).profiles.map(({ environment }) => environment)).toEqual(['test', 'demo'])
    await run.session.open(first)
    expect(bench.demo.stops).toBeGreaterThan(0)
    expect((await run.book.list()).profiles.map(({ id }) => id)).toEqual([first])
  })
})

describe('another account in the same profile', () => {
  it('starts without the data of the one before, in its place and with its look', async () => {
    const first = await connected('first')
    const second = await connected('second')
    await run.book.change({ profileId: first, frameColour: 'violet' })
    const input = { ...bench.input, profileId: first, clientId: 'replaced', profileName: 'Replaced' }
    expect(await run.session.connect(input)).toMatchObject({ ok: true, value: { kind: 'open' } })
    const opened = run.session.workspace()?.profile
    expect(opened).toMatchObject({ name: 'Replaced', clientId: 'replaced', frameColour: 'violet' })
    expect(run.profiles.all().map(({ id }) => id)).toEqual([opened?.id, second])
    expect(await exists(join(bench.folder, 'profiles', first))).toBe(false)
    expect(await readFile(join(bench.folder, 'vault.json'), 'utf8')).not.toContain(first)
  })

  it('is the same profile when only the secret is new', async () => {
    const first = await connected('first')
    await run.session.connect({ ...bench.input, profileId: first, clientId: 'first', profileName: 'Renamed' })
    expect(run.profiles.all().map(({ id, name }) => [id, name])).toEqual([[first, 'Renamed']])
  })
})

describe('the list', () => {
  it('renames and marks, and tells the page wherever the profile is shown', async () => {
    const id = await connected()
    await run.book.change({ profileId: id, name: 'Acme Europe', frameColour: 'teal' })
    expect(run.session.state()).toMatchObject({ kind: 'open', profile: { name: 'Acme Europe', frameColour: 'teal' } })
    await run.session.signOut({ forgetCredentials: false, forgetPositions: false })
    await run.book.change({ profileId: id, name: 'Acme Asia' })
    expect(run.session.state()).toMatchObject({ kind: 'signed-out', remembered: { name: 'Acme Asia' } })
    expect(await run.book.change({ profileId: 'nobody', name: 'X' })).toMatchObject({
      error: { code: 'unknown-handle' }
    })
  })

  it('duplicates everything but secret and data, beside the original', async () => {
    const first = await connected('first')
    await connected('second')
    await run.book.change({ profileId: first, frameColour: 'pink' })
    const copies = [await run.book.duplicate(first), await run.book.duplicate(first)]
    expect(copies.map(({ ok }) => ok)).toEqual([true, true])
    expect(await listed()).toEqual([
      ['Profile of first', 'signed-in', 'sealed'],
      ['Profile of first (copy 2)', 'signed-out', 'none'],
      ['Profile of first (copy)', 'signed-out', 'none'],
      ['Profile of second', 'open', 'sealed']
    ])
    expect(run.profiles.all()[1]).toMatchObject({ clientId: 'first', frameColour: 'pink', lastOpenedAtMs: null })
  })

  it('says what removing a profile would erase', async () => {
    const id = await connected()
    const open = await run.book.contents(id)
    expect(open).toMatchObject({ ok: true, value: { secretKept: 'sealed', setAsideAtMs: null, vehicleCount: 1 } })
    await connected('second')
    const closed = await run.book.contents(id)
    if (!closed.ok) throw new Error('The profile is gone')
    expect(closed.value.storedBytes).toBeGreaterThan(0)
    expect(closed.value.vehicleCount).toBeNull()
    expect(await run.book.contents('nobody')).toMatchObject({ error: { code: 'unknown-handle' } })
  })

  it('is told once a change', async () => {
    const id = await connected()
    await run.book.publish()
    const told = (): number => run.sent.filter(({ name }) => name === 'profiles:changed').length
    const before = told()
    await run.book.publish()
    expect(told()).toBe(before)
    run.profiles.update(id, { name: 'Other' })
    await run.book.publish()
    expect(told()).toBe(before + 1)
  })
})

describe('removing', () => {
  it('revokes the token of the open one and leaves nothing of it', async () => {
    const id = await connected()
    expect(await run.session.remove(id)).toMatchObject({ ok: true, value: { revocation: { outcome: 'revoked' } } })
    expect(bench.server.revoked).toEqual(bench.server.granted)
    expect(run.session.state()).toEqual({ kind: 'signed-out', remembered: null, secret: 'not-kept' })
    expect(run.profiles.all()).toEqual([])
    expect(await exists(join(bench.folder, 'profiles', id))).toBe(false)
    for (const file of ['vault.json', 'profiles.json']) {
      expect(await readFile(join(bench.folder, file), 'utf8')).not.toContain(id)
    }
  })

  it('lets the open profile go on when another is removed', async () => {
    const first = await connected('first')
    const second = await connected('second')
    const before = run.session.workspace()
    expect(await run.session.remove(first)).toMatchObject({
      ok: true,
      value: { revocation: { outcome: 'no-token' } }
    })
    expect(run.session.workspace()).toBe(before)
    expect(run.profiles.all().map(({ id }) => id)).toEqual([second])
    expect(await exists(join(bench.folder, 'profiles', first))).toBe(false)
    expect(await exists(join(bench.folder, 'profiles', second))).toBe(true)
  })

  it('does not open the profile before at the next start', async () => {
    await connected('first')
    await run.session.remove(await connected('second'))
    await bench.quit(run)
    const next = bench.start()
    await next.session.restore()
    expect(next.session.state()).toMatchObject({
      kind: 'signed-out',
      remembered: { clientId: 'first' },
      secret: 'found'
    })
  })

  it('keeps the profile while something of it cannot be erased, and says so', async () => {
    const id = await connected()
    await connected('second')
    run.profiles.save({ ...bench.input, id: '../outside', name: 'x', secretKept: 'session' })
    await mkdir(join(bench.folder, 'outside'))
    await writeFile(join(bench.folder, 'outside', 'file'), 'not ours')
    expect(await run.session.remove('../outside')).toMatchObject({ error: { code: 'internal' } })
    expect(await exists(join(bench.folder, 'outside', 'file'))).toBe(true)
    expect(run.profiles.find(id)).not.toBeNull()
    expect(await run.session.remove('nobody')).toMatchObject({ error: { code: 'unknown-handle' } })
  })
})

it('holds no secret in the list that the page gets', async () => {
  await connected()
  await run.book.publish()
  expect(JSON.stringify(run.sent)).not.toContain(clientSecret)
})

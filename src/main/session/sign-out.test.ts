import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { clientSecret } from './test-support/fake-catena'
import { createSessionBench, reopen, type Run, type SessionBench } from './test-support/session-bench'

let bench: SessionBench
let run: Run
beforeEach(async () => {
  bench = await createSessionBench()
  run = bench.start()
  await run.session.connect(bench.input)
  await vi.waitFor(() => expect(run.session.workspace()?.engine.status().asOfMs).not.toBeNull())
})
afterEach(() => bench.cleanUp())

const keepAll = { forgetCredentials: false, forgetPositions: false }

describe('signing out', () => {
  it.each([
    { forgetCredentials: false, forgetPositions: false },
    { forgetCredentials: true, forgetPositions: false },
    { forgetCredentials: false, forgetPositions: true },
    { forgetCredentials: true, forgetPositions: true }
  ])('revokes, and forgets what was asked and nothing else: %o', async (input) => {
    const profile = run.session.workspace()?.profile
    if (profile === undefined) throw new Error('Nothing is open')
    const { id } = profile
    expect(await run.session.signOut(input)).toEqual({
      ok: true,
      value: { revocation: { outcome: 'revoked', status: 200, serverMessage: null } }
    })
    expect(bench.server.revoked).toEqual(bench.server.granted)
    expect((await run.vault.open(profile, 'client-secret')).kind).toBe(input.forgetCredentials ? 'absent' : 'found')
    expect((await run.vault.open(profile, 'cache-key')).kind).toBe(input.forgetPositions ? 'absent' : 'found')
    const isProfileGone = input.forgetCredentials && input.forgetPositions
    expect(run.profiles.find(id) === null).toBe(isProfileGone)
    expect(run.session.state()).toMatchObject({
      kind: 'signed-out',
      secret: input.forgetCredentials ? 'not-kept' : 'found'
    })

    bench.network = 'offline'
    await reopen(run)
    const status = run.session.workspace()?.engine.status()
    if (!input.forgetCredentials) {
      // Forgotten positions are simply not there: not damaged, not rebuilt.
      expect(status).toMatchObject({ vehicleCount: input.forgetPositions ? 0 : 1, cache: 'sealed' })
    }
  })

  it('is not undone by the next start', async () => {
    await run.session.signOut(keepAll)
    await bench.quit(run)
    const next = bench.start()
    await next.session.restore()
    expect(next.session.state()).toMatchObject({ kind: 'signed-out', secret: 'found' })
  })

  it('does not open the profile before at the next start, when the last one is forgotten', async () => {
    await run.session.connect({ ...bench.input, clientId: 'second' })
    await run.session.signOut({ forgetCredentials: true, forgetPositions: true })
    await bench.quit(run)
    const next = bench.start()
    await next.session.restore()
    expect(next.session.state()).toMatchObject({ kind: 'signed-out', remembered: { clientId: 'fake-client' } })
  })

  it('ends the session without network, and says that the token may live on', async () => {
    bench.network = 'offline'
    expect(await run.session.signOut(keepAll)).toMatchObject({
      ok: true,
      value: { revocation: { outcome: 'unreachable', status: null } }
    })
    expect(run.session.state().kind).toBe('signed-out')
    expect(run.session.workspace()).toBeNull()
  })

  it('does not wait for ever for a server that is silent', async () => {
    bench.network = 'silent'
    bench.schedule = (wake) => {
      const timer = setImmediate(wake)
      return () => clearImmediate(timer)
    }
    expect(await run.session.signOut(keepAll)).toMatchObject({
      ok: true,
      value: { revocation: { outcome: 'unreachable', status: null } }
    })
  })

  it('counts for the next start even when the app is closed while the server is silent', async () => {
    bench.network = 'silent'
    const leaving = run.session.signOut(keepAll)
    await bench.quit(run)
    expect(await leaving).toMatchObject({ ok: true })
    expect(run.profiles.active()?.status).toBe('signed-out')
  })

  it('takes a secret with it that was kept for the session', async () => {
    await run.session.connect({ ...bench.input, keep: 'session' })
    await run.session.signOut(keepAll)
    expect(run.session.state()).toMatchObject({ kind: 'signed-out', secret: 'not-kept' })
    expect(await reopen(run)).toMatchObject({ ok: true, value: { kind: 'signed-out' } })
  })

  it('fails when nobody is signed in', async () => {
    await run.session.signOut(keepAll)
    expect(await run.session.signOut(keepAll)).toMatchObject({ error: { code: 'signed-out' } })
  })
})

describe('opening again', () => {
  it('opens the profile with its saved secret, and saves nothing that is derived', async () => {
    await run.session.signOut(keepAll)
    expect(await reopen(run)).toMatchObject({ ok: true, value: { kind: 'open' } })
    await vi.waitFor(() => expect(run.session.state()).toMatchObject({ token: 'valid' }))
    expect(run.profiles.active()?.status).toBe('signed-in')
    expect(await readFile(join(bench.folder, 'profiles.json'), 'utf8')).not.toContain('environment')
  })

  it('changes nothing while a profile is open', async () => {
    const before = run.session.workspace()
    expect(await reopen(run)).toMatchObject({ ok: true, value: { kind: 'open' } })
    expect(run.session.workspace()).toBe(before)
  })

  it('tells the page when the saved secret cannot be read any more', async () => {
    await run.session.signOut(keepAll)
    bench.keyring.isLost = (text) => text.includes(clientSecret)
    expect(await reopen(run)).toMatchObject({ ok: true, value: { kind: 'signed-out', secret: 'cannot-decrypt' } })
  })
})

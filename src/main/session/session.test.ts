import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SessionState } from '@shared/ipc/schemas-session'
import { clientSecret } from './test-support/fake-catena'
import { createSessionBench, demoFailed, reopen, type Run, type SessionBench } from './test-support/session-bench'

let bench: SessionBench
let run: Run
beforeEach(async () => {
  bench = await createSessionBench()
  run = bench.start()
})
afterEach(() => bench.cleanUp())

const keepAll = { forgetCredentials: false, forgetPositions: false }

/** Connects and waits for the first whole sweep. */
async function connectAndSweep(of: Run): Promise<void> {
  expect(await of.session.connect(bench.input)).toMatchObject({ ok: true })
  await swept(of)
}

async function swept(of: Run): Promise<void> {
  await vi.waitFor(() => expect(of.session.workspace()?.engine.status().asOfMs).not.toBeNull())
}

function openState(state: SessionState): Extract<SessionState, { kind: 'open' }> {
  if (state.kind !== 'open') throw new Error(`The session is ${state.kind}`)
  return state
}

describe('connecting', () => {
  it('opens the profile with exactly one token request', async () => {
    await connectAndSweep(run)
    await vi.waitFor(() =>
      expect(run.session.state()).toMatchObject({ kind: 'open', organisation: 'Acme', token: 'valid' })
    )
    expect(bench.server.asked('/token')).toBe(1)
    expect(run.session.workspace()?.engine.status()).toMatchObject({
      vehicleCount: 1,
      source: 'server',
      cache: 'sealed'
    })
  })

  it('leaves the open session as it is, and keeps nothing, when the credentials are wrong', async () => {
    await connectAndSweep(run)
    const before = run.session.workspace()
    const answer = await run.session.connect({ ...bench.input, clientId: 'other', clientSecret: 'fake-but-wrong' })
    expect(answer).toMatchObject({ ok: false, error: { code: 'credentials-rejected' } })
    expect(run.session.workspace()).toBe(before)
    expect(openState(run.session.state()).profile.clientId).toBe('fake-client')
    expect(run.profiles.all()).toHaveLength(1)
    expect(bench.server.revoked).toEqual([])
  })

  it.each([
    ['apiBaseUrl', 'http://api.example.test', 'insecure-url'],
    ['authBaseUrl', 'http://auth.example.test', 'insecure-url'],
    ['apiBaseUrl', 'no address', 'invalid-input']
  ] as const)('names the field %s for %s', async (field, address, code) => {
    expect(await run.session.connect({ ...bench.input, [field]: address })).toEqual({
      ok: false,
      error: { code, field }
    })
    expect(bench.server.asked('/token')).toBe(0)
  })

  it('asks for no token where the secret cannot be kept as asked', async () => {
    bench.keyring.isAvailable = false
    expect(await run.session.connect(bench.input)).toMatchObject({ error: { code: 'vault-unavailable' } })
    expect(bench.server.asked('/token')).toBe(0)
  })

  it('revokes the token when the vault refuses after all, and changes nothing', async () => {
    await run.session.connect({ ...bench.input, keep: 'session' })
    bench.keyring.isSealing = false
    expect(await run.session.connect(bench.input)).toMatchObject({ error: { code: 'vault-unavailable' } })
    expect(bench.server.revoked).toEqual([bench.server.granted[1]])
    expect(openState(run.session.state()).secretKept).toBe('session')
  })

  it('revokes the token of the session that it replaces, and goes on with its positions', async () => {
    await connectAndSweep(run)
    const { id } = openState(run.session.state()).profile
    await run.session.connect(bench.input)
    await vi.waitFor(() => expect(bench.server.revoked).toEqual([bench.server.granted[0]]))
    expect(openState(run.session.state()).profile.id).toBe(id)
    expect(run.session.workspace()?.engine.status().vehicleCount).toBe(1)
  })

  it('lets two at once run one after another', async () => {
    const [first, second] = await Promise.all([
      run.session.connect(bench.input),
      run.session.connect({ ...bench.input, clientId: 'second' })
    ])
    expect([first.ok, second.ok]).toEqual([true, true])
    const opened = run.states.flatMap((state) => (state.kind === 'open' ? state.profile.clientId : []))
    expect([...new Set(opened)]).toEqual(['fake-client', 'second'])
    expect(opened.lastIndexOf('fake-client')).toBeLessThan(opened.indexOf('second'))
    expect(run.profiles.active()?.clientId).toBe('second')
  })

  it('gives the token back and shows nobody signed in when the profile cannot be opened', async () => {
    bench.failOpening = true
    await expect(run.session.connect(bench.input)).rejects.toThrow('a bug')
    expect(run.session.state().kind).toBe('signed-out')
    expect(bench.server.revoked).toEqual(bench.server.granted)
  })

  it('does not keep the app from closing while the server is silent', async () => {
    bench.network = 'silent'
    const connecting = run.session.connect(bench.input)
    await run.session.close()
    expect(await connecting).toMatchObject({ error: { code: 'cancelled' } })
    expect(await run.session.connect(bench.input)).toMatchObject({ error: { code: 'cancelled' } })
    expect(run.session.workspace()).toBeNull()
  })
})

describe('the next start', () => {
  it('shows what was cached when there is no network, with its age', async () => {
    await connectAndSweep(run)
    await bench.quit(run)
    bench.network = 'offline'
    const next = bench.start()
    await next.session.restore()
    expect(openState(next.session.state())).toMatchObject({ credentialsNeeded: null })
    expect(next.session.workspace()?.engine.status()).toMatchObject({ vehicleCount: 1, source: 'cache' })
    await vi.waitFor(() => expect(next.session.workspace()?.reachability.state().kind).toBe('no-network'))
    expect(next.session.workspace()?.invitations.list().rows).toHaveLength(1)
  })

  it('gives once, and only while it opens the profile, what a first picture is painted from', async () => {
    await connectAndSweep(run)
    await bench.quit(run)
    const next = bench.start()
    const restoring = next.session.restore()
    const picture = await next.session.firstPicture()
    expect(picture?.profile.clientId).toBe('fake-client')
    expect(next.session.state().kind).toBe('starting')
    expect(await next.session.firstPicture()).toBeNull()
    next.session.picturePainted()
    await restoring
    expect(next.session.state().kind).toBe('open')
    await bench.quit(next)

    const late = bench.start()
    await late.session.restore()
    expect(await late.session.firstPicture()).toBeNull()
  })

  it('gives nothing to be painted of a profile that was locked', async () => {
    await connectAndSweep(run)
    await run.session.lock({ revokesToken: false })
    await bench.quit(run)
    const next = bench.start()
    const picture = next.session.firstPicture()
    await next.session.restore()
    expect(next.session.state().kind).toBe('locked')
    expect(await picture).toBeNull()
  })

  it('asks for the secret when it cannot be read, and shows what was cached', async () => {
    await connectAndSweep(run)
    await bench.quit(run)
    bench.keyring.isLost = (text) => text.includes(clientSecret)
    const next = bench.start()
    await next.session.restore()
    expect(openState(next.session.state())).toMatchObject({ credentialsNeeded: 'cannot-decrypt', token: 'none' })
    expect(next.session.workspace()?.engine.status()).toMatchObject({ vehicleCount: 1, source: 'cache' })
    expect(next.session.workspace()?.reachability.state().kind).toBe('credentials-rejected')
    expect(bench.server.asked('/token')).toBe(1)
    // Typing it again is all it takes, once the keyring seals again.
    bench.keyring.isLost = () => false
    await connectAndSweep(next)
    expect(openState(next.session.state()).credentialsNeeded).toBeNull()
  })

  it('asks for the secret that was kept for the session only', async () => {
    await run.session.connect({ ...bench.input, keep: 'session' })
    await bench.quit(run)
    const next = bench.start()
    await next.session.restore()
    expect(openState(next.session.state()).credentialsNeeded).toBe('not-kept')
  })

  it('sends no secret to an address that no connect would have accepted', async () => {
    await run.session.connect(bench.input)
    const saved = run.profiles.active()
    if (saved === null) throw new Error('Nothing was saved')
    run.profiles.save({ ...saved, authBaseUrl: 'http://auth.example.test' })
    await bench.quit(run)
    const next = bench.start()
    await next.session.restore()
    expect(openState(next.session.state()).credentialsNeeded).toBe('hosts-changed')
  })

  it('does not stay at "starting" when the profile cannot be opened', async () => {
    await run.session.connect(bench.input)
    await bench.quit(run)
    bench.failOpening = true
    const next = bench.start()
    await expect(next.session.restore()).rejects.toThrow('a bug')
    expect(next.session.state()).toMatchObject({ kind: 'signed-out', secret: 'found' })
  })

  it('opens nothing when nobody ever signed in', async () => {
    await run.session.restore()
    expect(run.session.state()).toEqual({
      kind: 'signed-out',
      remembered: null,
      secret: 'not-kept'
    })
  })
})

describe('the demo', () => {
  it('ends its process when real credentials take its place', async () => {
    expect(await run.session.startDemo()).toMatchObject({ ok: true, value: { profile: { environment: 'demo' } } })
    expect(bench.demo.stops).toBe(0)
    await run.session.connect(bench.input)
    expect(bench.demo.stops).toBe(1)
  })

  it('is one profile, however often it is started', async () => {
    await run.session.startDemo()
    await run.session.startDemo()
    expect(run.profiles.all()).toHaveLength(1)
  })

  it('does not make the real profile forgotten', async () => {
    await run.session.connect(bench.input)
    await run.session.startDemo()
    await run.session.signOut(keepAll)
    expect(run.session.state()).toMatchObject({ remembered: { clientId: 'fake-client' }, secret: 'found' })
    expect(await reopen(run)).toMatchObject({ ok: true, value: { profile: { clientId: 'fake-client' } } })
  })

  it('leaves the open session as it is when it does not come up', async () => {
    await run.session.connect(bench.input)
    bench.demo.answer = demoFailed
    expect(await run.session.startDemo()).toMatchObject({ error: { code: 'unreachable' } })
    expect(openState(run.session.state()).profile.clientId).toBe('fake-client')
  })
})

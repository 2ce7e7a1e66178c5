import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { clientSecret } from './test-support/fake-catena'
import { createSessionBench, reopen, type Run, type SessionBench } from './test-support/session-bench'

/** What is read for the names. */
const namesLists = ['/fleets', '/tsps', '/vehicles?'] as const

let bench: SessionBench
let run: Run
beforeEach(async () => {
  bench = await createSessionBench()
  run = bench.start()
  await run.session.connect(bench.input)
  await vi.waitFor(() => expect(run.session.workspace()?.engine.status().asOfMs).not.toBeNull())
})
afterEach(() => bench.cleanUp())

describe('locking', () => {
  it('clears the page at once, lets go of the secrets, and asks the server nothing', async () => {
    // Names are read beside the first sweep; what is under way has been asked.
    for (const list of [...namesLists, 'share-agreements', 'integrations/connections', 'data-freshness'])
      await vi.waitFor(() => expect(bench.server.asked(list)).toBeGreaterThan(0))
    const asked = bench.server.asked('')
    expect(await run.session.lock({ revokesToken: false })).toMatchObject({
      ok: true,
      value: { kind: 'locked', profile: { name: 'Acme' }, secret: 'found', revocation: null }
    })
    expect(run.session.workspace()).toBeNull()
    expect(bench.server.asked('')).toBe(asked)
    // Nothing that the log would have to hide is held any more.
    expect(bench.hidden).toEqual([])
    expect(run.sent.filter(({ name }) => name === 'positions:status-changed').at(-1)?.payload).toMatchObject({
      vehicleCount: 0
    })
  })

  it('keeps data and sealed secret: unlocking needs no typing and no network', async () => {
    await run.session.lock({ revokesToken: false })
    bench.network = 'offline'
    expect(await reopen(run)).toMatchObject({ ok: true, value: { kind: 'open', credentialsNeeded: null } })
    expect(run.session.workspace()?.engine.status()).toMatchObject({ vehicleCount: 1, source: 'cache' })
  })

  it('revokes the token where that was asked, after the page is cleared', async () => {
    expect(await run.session.lock({ revokesToken: true })).toMatchObject({
      ok: true,
      value: { kind: 'locked', revocation: { outcome: 'revoked', status: 200 } }
    })
    expect(bench.server.revoked).toEqual(bench.server.granted)
    const locked = run.states.flatMap((state) => (state.kind === 'locked' ? [state.revocation] : []))
    expect(locked.filter((report) => report !== null)).toEqual([
      { outcome: 'revoked', status: 200, serverMessage: null }
    ])
    // The token that changes meanwhile does not bring the closed profile back on screen.
    const kinds = run.states.map(({ kind }) => kind)
    expect(new Set(kinds.slice(kinds.indexOf('locked')))).toEqual(new Set(['locked']))
  })

  it('is locked also when the server cannot be reached, and says what that means for the token', async () => {
    bench.network = 'offline'
    expect(await run.session.lock({ revokesToken: true })).toMatchObject({
      ok: true,
      value: { kind: 'locked', revocation: { outcome: 'unreachable' } }
    })
  })

  it('outlives the app', async () => {
    await run.session.lock({ revokesToken: false })
    await bench.quit(run)
    const next = bench.start()
    await next.session.restore()
    expect(next.session.state()).toMatchObject({ kind: 'locked', secret: 'found' })
    expect(next.session.workspace()).toBeNull()
    expect(bench.server.asked('/token')).toBe(1)
    expect(await reopen(next)).toMatchObject({ ok: true, value: { kind: 'open' } })
  })

  it('asks for a secret that was kept for the session', async () => {
    await run.session.connect({ ...bench.input, keep: 'session' })
    await run.session.lock({ revokesToken: false })
    expect(run.session.state()).toMatchObject({ kind: 'locked', secret: 'not-kept' })
    expect(await reopen(run)).toMatchObject({ ok: true, value: { kind: 'locked', secret: 'not-kept' } })
    // Typing it opens the same profile, with its data.
    const { profile } = run.session.state() as { profile: { id: string } }
    expect(await run.session.connect({ ...bench.input, profileId: profile.id })).toMatchObject({ ok: true })
    expect(run.session.workspace()?.profile.id).toBe(profile.id)
    expect(run.session.workspace()?.engine.status().vehicleCount).toBe(1)
  })

  it('keeps on hiding the secrets of other profiles in the log', async () => {
    const first = run.session.workspace()?.profile.id ?? ''
    await run.session.connect({ ...bench.input, clientId: 'second', keep: 'session' })
    await run.session.open(first)
    await run.session.lock({ revokesToken: false })
    expect(bench.hidden).toEqual([clientSecret])
  })

  it('lets the demo be opened again without typing', async () => {
    await run.session.startDemo()
    await run.session.lock({ revokesToken: false })
    expect(run.session.state()).toMatchObject({ kind: 'locked', secret: 'found' })
    expect(await reopen(run)).toMatchObject({ ok: true, value: { profile: { environment: 'demo' } } })
  })

  it('fails when no profile is open', async () => {
    await run.session.lock({ revokesToken: false })
    expect(await run.session.lock({ revokesToken: false })).toMatchObject({ error: { code: 'signed-out' } })
  })
})

describe('quitting', () => {
  it('revokes the token where the settings say so', async () => {
    await bench.quit(run)
    expect(bench.server.revoked).toEqual(bench.server.granted)
  })

  it('leaves the token to expire where they do not', async () => {
    run.settings.change({ revokesOnQuit: false })
    await bench.quit(run)
    expect(bench.server.revoked).toEqual([])
  })

  it('waits for a silent server no longer than the limit', async () => {
    bench.network = 'silent'
    const delays: number[] = []
    bench.schedule = (wake, delayMs) => {
      delays.push(delayMs)
      const timer = setImmediate(wake)
      return () => clearImmediate(timer)
    }
    await bench.quit(run)
    expect(delays).toContain(3000)
  })

  it('does not wait at all for a server that is out of reach', async () => {
    bench.network = 'offline'
    await run.session.workspace()?.reachability.retryNow()
    const delays: number[] = []
    bench.schedule = (_wake, delayMs) => {
      delays.push(delayMs)
      return () => undefined
    }
    await bench.quit(run)
    expect(delays).not.toContain(3000)
  })
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { clientSecret } from './test-support/fake-catena'
import { createSessionBench, reopen, type Run, type SessionBench } from './test-support/session-bench'

let bench: SessionBench
let run: Run
let first = ''
let second = ''
beforeEach(async () => {
  bench = await createSessionBench()
  run = bench.start()
  second = await connected('second')
  first = await connected('first')
})
afterEach(() => bench.cleanUp())

const everything = { forgetCredentials: true, forgetPositions: true }

async function connected(clientId: string): Promise<string> {
  await run.session.connect({ ...bench.input, clientId, profileName: clientId })
  await vi.waitFor(() => expect(run.session.workspace()?.engine.status().asOfMs).not.toBeNull())
  return run.session.workspace()?.profile.id ?? ''
}

/** Requests to the authorization server wait until the promise is let go. */
function holdTokenRequests(): () => void {
  let letGo = (): void => undefined
  const held = new Promise<void>((resolve) => (letGo = resolve))
  bench.beforeFetch = (url) => (url.endsWith('/token') ? held : Promise.resolve())
  return letGo
}

describe('an act that waits for its turn', () => {
  it('does not sign out of, and erase, the profile that was switched to meanwhile', async () => {
    const switching = run.session.open(second)
    const signingOut = run.session.signOut(everything)
    await Promise.all([switching, signingOut])
    expect(run.profiles.find(second)).not.toBeNull()
    const kept = run.profiles.find(second)
    expect(kept === null ? null : (await run.vault.open(kept, 'client-secret')).kind).toBe('found')
  })

  it('does not give the new secret of one profile to another', async () => {
    bench.server.accepted.add('fake-new-secret-of-first')
    const switching = run.session.open(second)
    const replacing = run.session.replaceSecret({ clientSecret: 'fake-new-secret-of-first', keep: 'sealed' })
    expect(await switching).toMatchObject({ ok: true })
    expect(await replacing).toMatchObject({ error: { code: 'cancelled' } })
    const bodies = bench.server.seen.map(({ body }) => body)
    expect(bodies.some((body) => body.includes('fake-new-secret-of-first'))).toBe(false)
  })
})

describe('locking', () => {
  it('does not wait for a server that another connect waits for, and takes that connect back', async () => {
    const letGo = holdTokenRequests()
    const connecting = run.session.connect({ ...bench.input, clientId: 'third' })
    await Promise.resolve()
    const locking = run.session.lock({ revokesToken: false })
    // Before anything is awaited.
    expect(run.session.state()).toMatchObject({ kind: 'locked', profile: { id: first } })
    expect(run.session.workspace()).toBeNull()
    await locking
    letGo()
    expect(await connecting).toMatchObject({ error: { code: 'cancelled' } })
    expect(run.session.state()).toMatchObject({ kind: 'locked', profile: { id: first } })
    expect(run.profiles.all()).toHaveLength(2)
  })

  it('takes back a switch that was asked for before', async () => {
    const switching = run.session.open(second)
    await run.session.lock({ revokesToken: false })
    expect(await switching).toMatchObject({ error: { code: 'cancelled' } })
    expect(run.session.state()).toMatchObject({ kind: 'locked', profile: { id: first } })
  })

  it('does not keep anyone from unlocking while the server is silent on the revocation', async () => {
    bench.network = 'silent'
    const locking = run.session.lock({ revokesToken: true })
    expect(await reopen(run)).toMatchObject({ ok: true, value: { kind: 'open', profile: { id: first } } })
    expect(run.session.workspace()?.engine.status().vehicleCount).toBe(1)
    await run.session.close()
    await locking
  })

  it('tells the page nothing of the profile any more, whatever is still under way', async () => {
    const workspace = run.session.workspace()
    const before = run.sent.length
    const locking = run.session.lock({ revokesToken: true })
    workspace?.engine.refreshNow()
    await workspace?.invitations.refresh()
    await locking
    const names = new Set(run.sent.slice(before).map(({ name }) => name))
    expect(names.has('positions:delta')).toBe(false)
    expect(JSON.stringify(run.sent.slice(before))).not.toContain('Acme Freight')
  })
})

describe('what leaves memory', () => {
  it.each([
    ['signing out', () => run.session.signOut({ forgetCredentials: false, forgetPositions: false })],
    ['signing out for good', () => run.session.signOut(everything)],
    ['removing', () => run.session.remove(first)],
    ['locking', () => run.session.lock({ revokesToken: false })]
  ])('%s lets go of secret and tokens', async (_name, act) => {
    expect(bench.hidden).toContain(clientSecret)
    expect(await act()).toMatchObject({ ok: true })
    expect(bench.hidden).toEqual([])
  })

  it('includes imported secrets, also the environment’s', async () => {
    bench.clipboardText = `CATENA_CLIENT_ID=x\nCATENA_CLIENT_SECRET=${clientSecret}`
    const taken = await run.imports.take('clipboard')
    await run.session.lock({ revokesToken: false })
    if (!taken.ok) throw new Error('Nothing was taken')
    const hosts = { apiBaseUrl: bench.input.apiBaseUrl, authBaseUrl: bench.input.authBaseUrl }
    expect(run.imports.secretFor({ draftId: taken.value.draftId }, hosts)).toMatchObject({
      error: { code: 'unknown-handle' }
    })
  })
})

it('revokes the token of a rotation that nobody has asked for yet', async () => {
  bench.server.accepted.add('fake-new-secret-of-first')
  await run.session.replaceSecret({ clientSecret: 'fake-new-secret-of-first', keep: 'sealed' })
  await run.session.signOut({ forgetCredentials: false, forgetPositions: false })
  await vi.waitFor(() => expect(bench.server.revoked).toEqual(expect.arrayContaining([bench.server.granted.at(-1)])))
})

it('leaves a locked profile locked when another one is removed', async () => {
  await run.session.lock({ revokesToken: false })
  expect(await run.session.remove(second)).toMatchObject({ ok: true })
  expect(run.session.state()).toMatchObject({ kind: 'locked', profile: { id: first } })
})

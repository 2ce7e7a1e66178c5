import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { clientSecret } from './test-support/fake-catena'
import { createSessionBench, type Run, type SessionBench } from './test-support/session-bench'

const newSecret = 'fake-rotated-secret-9876543210'

let bench: SessionBench
let run: Run
beforeEach(async () => {
  bench = await createSessionBench()
  run = bench.start()
})
afterEach(() => bench.cleanUp())

async function connected(): Promise<void> {
  await run.session.connect(bench.input)
  await vi.waitFor(() => expect(run.session.workspace()?.engine.status().asOfMs).not.toBeNull())
}

async function savedSecret(): Promise<string> {
  const profile = run.profiles.active()
  const opened = profile === null ? null : await run.vault.open(profile, 'client-secret')
  return opened?.kind === 'found' ? opened.secret.reveal() : String(opened?.kind)
}

describe('replacing the secret', () => {
  beforeEach(connected)

  it('tries the new one first: a refused one changes nothing', async () => {
    const workspace = run.session.workspace()
    expect(await run.session.replaceSecret({ clientSecret: 'fake-but-wrong', keep: 'sealed' })).toMatchObject({
      error: { code: 'credentials-rejected', serverMessage: expect.stringContaining('invalid_client') as string }
    })
    expect(await savedSecret()).toBe(clientSecret)
    expect(run.session.workspace()).toBe(workspace)
    expect(run.session.state()).toMatchObject({ token: 'valid', credentialsNeeded: null })
    expect(bench.server.revoked).toEqual([])
  })

  it('goes on with the new one without closing anything, and revokes the old token with it', async () => {
    const workspace = run.session.workspace()
    // As after a rotation at the server: the old secret is worth nothing any more.
    bench.server.accepted.clear()
    bench.server.accepted.add(newSecret)
    expect(await run.session.replaceSecret({ clientSecret: newSecret, keep: 'sealed' })).toMatchObject({ ok: true })
    expect(await savedSecret()).toBe(newSecret)
    expect(run.session.workspace()).toBe(workspace)
    await vi.waitFor(() => expect(bench.server.revoked).toEqual([bench.server.granted[0]]))
    await vi.waitFor(() => expect(run.session.state()).toMatchObject({ token: 'valid' }))
    // The token of the trial is used: nothing is asked twice.
    expect(bench.server.granted).toHaveLength(2)
  })

  it('keeps the old one when the vault refuses, and gives the new token back', async () => {
    bench.server.accepted.add(newSecret)
    bench.keyring.isSealing = false
    expect(await run.session.replaceSecret({ clientSecret: newSecret, keep: 'sealed' })).toMatchObject({
      error: { code: 'vault-unavailable' }
    })
    expect(bench.server.revoked).toEqual([bench.server.granted[1]])
    expect(await savedSecret()).toBe(clientSecret)
  })

  it('moves it from the vault into memory when that was asked', async () => {
    bench.server.accepted.add(newSecret)
    await run.session.replaceSecret({ clientSecret: newSecret, keep: 'session' })
    expect(run.session.state()).toMatchObject({ secretKept: 'session' })
    expect(await savedSecret()).toBe('absent')
  })

  it('ends a rejection: polling goes on, and the bar goes', async () => {
    bench.server.accepted.clear()
    const workspace = run.session.workspace()
    await run.session.revokeToken()
    await workspace?.reachability.retryNow()
    await vi.waitFor(() => expect(run.session.state()).toMatchObject({ credentialsNeeded: 'rejected' }))
    expect(workspace?.reachability.state().kind).toBe('credentials-rejected')
    bench.server.accepted.add(newSecret)
    expect(await run.session.replaceSecret({ clientSecret: newSecret, keep: 'sealed' })).toMatchObject({
      value: { credentialsNeeded: null }
    })
    await vi.waitFor(() => expect(workspace?.reachability.state().kind).toBe('online'))
    await vi.waitFor(() => expect(workspace?.engine.status()).toMatchObject({ sweep: null, lastError: null }))
  })

  it('fails when no profile is open', async () => {
    await run.session.lock({ revokesToken: false })
    expect(await run.session.replaceSecret({ clientSecret: newSecret, keep: 'sealed' })).toMatchObject({
      error: { code: 'signed-out' }
    })
  })
})

describe('a keyring that is locked', () => {
  it('shows that, asks the server nothing, and goes on by itself once it is back', async () => {
    await connected()
    await bench.quit(run)
    const asked = bench.server.asked('')
    bench.keyring.isAvailable = false
    run = bench.start()
    await run.session.restore()
    expect(run.session.state()).toMatchObject({ kind: 'open', credentialsNeeded: 'no-vault', token: 'none' })
    expect(await run.session.retrySecret()).toMatchObject({ value: { credentialsNeeded: 'no-vault' } })
    expect(bench.server.asked('')).toBe(asked)
    // Its key is out of reach, too, so what is stored cannot be shown; it must still be there afterwards.
    expect(run.session.workspace()?.engine.status()).toMatchObject({ vehicleCount: 0, cache: 'memory-only' })
    bench.keyring.isAvailable = true
    bench.network = 'offline'
    expect(await run.session.retrySecret()).toMatchObject({ value: { credentialsNeeded: null } })
    expect(run.session.workspace()?.engine.status()).toMatchObject({ vehicleCount: 1, source: 'cache' })
  })

  it('keeps the sealed secret when another is entered for the session meanwhile', async () => {
    await connected()
    await bench.quit(run)
    bench.keyring.isAvailable = false
    run = bench.start()
    await run.session.restore()
    expect(await run.session.replaceSecret({ clientSecret, keep: 'session' })).toMatchObject({
      value: { credentialsNeeded: null, secretKept: 'session' }
    })
    await bench.quit(run)
    bench.keyring.isAvailable = true
    run = bench.start()
    await run.session.restore()
    expect(run.session.state()).toMatchObject({ kind: 'open', credentialsNeeded: null, secretKept: 'sealed' })
    expect(await savedSecret()).toBe(clientSecret)
  })

  it('is looked at again from the screen of a profile that was signed out, or locked', async () => {
    await connected()
    await run.session.lock({ revokesToken: false })
    bench.keyring.isAvailable = false
    expect(await run.session.retrySecret()).toMatchObject({ value: { kind: 'locked', secret: 'no-vault' } })
    bench.keyring.isAvailable = true
    expect(await run.session.retrySecret()).toMatchObject({ value: { kind: 'locked', secret: 'found' } })
  })
})

it('starts a new store of positions when the person enters the secret after the keyring lost its keys', async () => {
  await connected()
  await bench.quit(run)
  const { keyring } = bench
  const sealing = keyring.encryptString.bind(keyring)
  const sealedSince = new Set<string>()
  keyring.encryptString = (text) => {
    sealedSince.add(text)
    return sealing(text)
  }
  keyring.isLost = (text) => !sealedSince.has(text)
  run = bench.start()
  await run.session.restore()
  expect(run.session.state()).toMatchObject({ credentialsNeeded: 'cannot-decrypt' })
  expect(run.session.workspace()?.engine.status().cache).toBe('memory-only')
  await run.session.replaceSecret({ clientSecret, keep: 'sealed' })
  expect(run.session.workspace()?.engine.status().cache).not.toBe('memory-only')
  await vi.waitFor(() => expect(run.session.workspace()?.engine.status().asOfMs).not.toBeNull())
  await bench.quit(run)
  bench.network = 'offline'
  run = bench.start()
  await run.session.restore()
  expect(run.session.workspace()?.engine.status()).toMatchObject({ vehicleCount: 1, source: 'cache' })
})

describe('revoking the token in use', () => {
  beforeEach(connected)

  it('says what the server said, and never sends that token again', async () => {
    const [first] = bench.server.granted
    expect(await run.session.revokeToken()).toEqual({
      ok: true,
      value: { outcome: 'revoked', status: 200, serverMessage: null }
    })
    expect(bench.server.revoked).toEqual([first])
    const from = bench.server.bearers.length
    run.session.workspace()?.engine.refreshNow()
    await vi.waitFor(() => expect(bench.server.bearers.length).toBeGreaterThan(from))
    expect(bench.server.bearers.slice(from)).not.toContain(first)
    expect(await run.session.report()).toMatchObject({ ok: true, value: { revokedAtMs: expect.any(Number) as number } })
  })

  it('says so when the server refuses', async () => {
    bench.server.override = ({ url }) =>
      url.endsWith('/revoke')
        ? { status: 400, body: { error: 'unsupported_token_type', error_description: 'not this kind' } }
        : undefined
    expect(await run.session.revokeToken()).toMatchObject({
      ok: true,
      value: { outcome: 'refused', status: 400, serverMessage: expect.stringContaining('not this kind') as string }
    })
    const report = await run.session.report()
    expect(report).toMatchObject({ value: { revokedAtMs: null, lastError: { operation: 'revocation', status: 400 } } })
  })
})

describe('the report', () => {
  it('counts requests by status, and keeps the newest failure after it is over', async () => {
    bench.server.override = ({ url }) =>
      url.includes('/invitations') ? { status: 403, body: { detail: 'no invitation:read' } } : undefined
    await connected()
    await run.session.workspace()?.invitations.refresh()
    const report = await run.session.report()
    if (!report.ok) throw new Error('No report')
    expect(report.value).toMatchObject({
      lastError: { operation: 'GET /v2/orgs/invitations', code: 'forbidden', status: 403 },
      vault: { kind: 'sealed' },
      renewedAtMs: expect.any(Number) as number
    })
    const byStatus = new Map(report.value.requests.byStatus.map(({ status, count }) => [status, count]))
    expect(byStatus.get(403)).toBeGreaterThan(0)
    expect(byStatus.get(200)).toBeGreaterThan(0)
  })

  it('is refused when nothing is open', async () => {
    expect(await run.session.report()).toMatchObject({ error: { code: 'signed-out' } })
    expect(await run.session.revokeToken()).toMatchObject({ error: { code: 'signed-out' } })
  })
})

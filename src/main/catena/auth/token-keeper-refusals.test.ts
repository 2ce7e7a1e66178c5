import { describe, expect, it } from 'vitest'
import { current, fakeSession, settle, text } from '../test-support/fake-session'

const offline = { code: 'no-network' } as const
const rejected = { code: 'credentials-rejected', status: 401 } as const

describe('failures of the token request', () => {
  it('says so when offline without a token, and recovers at the next call', async () => {
    const session = fakeSession()
    session.replies(offline, { expiresInSeconds: 300 })
    expect(text(await session.keeper.token())).toBe('no-network')
    expect(session.keeper.state()).toEqual({ kind: 'idle', failure: offline })
    expect(text(await session.keeper.token())).toBe('token-2')
    expect(session.keeper.state()).not.toHaveProperty('failure')
  })

  it('asks nothing more once the credentials are rejected', async () => {
    const session = fakeSession()
    session.replies(rejected, { expiresInSeconds: 300 })
    expect(text(await session.keeper.token())).toBe('credentials-rejected')
    expect(text(await session.keeper.token())).toBe('credentials-rejected')
    expect(session.requests()).toBe(1)
    expect(session.keeper.state()).toEqual({ kind: 'rejected', failure: rejected })
  })

  it('goes on with other credentials after a rejection', async () => {
    const session = fakeSession()
    session.replies(rejected, { expiresInSeconds: 300 })
    await session.keeper.token()
    expect(await session.keeper.replaceCredentials(session.requestsOf('other'))).toMatchObject({ outcome: 'no-token' })
    expect(session.keeper.state()).toEqual({ kind: 'idle' })
    expect(text(await session.keeper.token())).toBe('other-2')
  })

  it('leaves the server alone for as long as it asked', async () => {
    const session = fakeSession()
    session.replies({ code: 'rate-limited', retryAfterSeconds: 30 }, { expiresInSeconds: 300 })
    await session.keeper.token()
    expect(session.keeper.state()).toMatchObject({ kind: 'waiting', untilMs: 1_800_000_030_000 })
    await session.pass(10_000)
    expect(await session.keeper.token()).toEqual({ ok: false, error: { code: 'rate-limited', retryAfterSeconds: 20 } })
    expect(session.requests()).toBe(1)
    await session.pass(20_000)
    expect(text(await session.keeper.token())).toBe('token-2')
  })

  it('chooses a wait itself when a limited server names none', async () => {
    const session = fakeSession()
    session.replies({ code: 'rate-limited' }, { expiresInSeconds: 300 })
    await session.keeper.token()
    expect(await session.keeper.token()).toMatchObject({ ok: false, error: { retryAfterSeconds: 5 } })
    await session.pass(5_000)
    expect(text(await session.keeper.token())).toBe('token-2')
  })

  it('uses the present token while the server has asked to wait', async () => {
    const session = fakeSession()
    await session.keeper.token()
    session.replies({ code: 'rate-limited', retryAfterSeconds: 10 })
    await session.pass(271_000)
    await session.keeper.token()
    await settle()
    expect(text(await session.keeper.token())).toBe('token-1')
    expect(session.keeper.state().kind).toBe('valid')
    expect(session.requests()).toBe(2)
  })
})

describe('a refused token', () => {
  it('stays in use after a 403 when no other can be had', async () => {
    const session = fakeSession()
    const used = await current(session)
    session.replies(offline)
    expect(text(await session.keeper.renewAfterRefusal(used, 403))).toBe('no-network')
    expect(text(await session.keeper.token())).toBe('token-1')
  })

  it('is forgotten by invalidate only while it is the present one', async () => {
    const session = fakeSession()
    const first = await current(session)
    session.keeper.invalidate(first)
    const second = await current(session)
    session.keeper.invalidate(first)
    expect(text(await session.keeper.token())).toBe('token-2')
    expect(session.requests()).toBe(2)
    session.keeper.invalidate(second)
    expect(session.keeper.state()).toEqual({ kind: 'idle' })
  })
})

describe('the end of a session', () => {
  it('revokes the token, forgets it and gives no more', async () => {
    const session = fakeSession()
    await session.keeper.token()
    expect(await session.keeper.signOut()).toMatchObject({ outcome: 'revoked' })
    expect(session.revoked).toEqual(['token-1'])
    expect(text(await session.keeper.token())).toBe('signed-out')
    expect(session.keeper.state()).toEqual({ kind: 'closed' })
    expect(await session.keeper.signOut()).toMatchObject({ outcome: 'no-token' })
  })

  it.each([
    [{ code: 'unreachable' }, 'unreachable'],
    [{ code: 'server-error', status: 503 }, 'unreachable'],
    [{ code: 'credentials-rejected', status: 401 }, 'refused'],
    [undefined, 'revoked']
  ] as const)('says what became of the revocation: %j is %s', async (failure, outcome) => {
    const session = fakeSession()
    await session.keeper.token()
    session.failRevocation(failure)
    expect(await session.keeper.signOut()).toMatchObject({ outcome })
  })

  it('has nothing to revoke without a token', async () => {
    const session = fakeSession()
    expect(await session.keeper.signOut()).toMatchObject({ outcome: 'no-token' })
    expect(session.revoked).toEqual([])
  })

  it('revokes a token that arrives during sign-out, and turns the waiting away at once', async () => {
    const session = fakeSession()
    session.replies('hold')
    const waiting = session.keeper.token()
    const signedOut = session.keeper.signOut()
    expect(text(await waiting)).toBe('signed-out')
    session.release({ expiresInSeconds: 300 })
    expect(await signedOut).toMatchObject({ outcome: 'revoked' })
    expect(session.revoked).toEqual(['token-1'])
  })

  it('does not give a late token of old credentials to those who wait for new ones', async () => {
    const session = fakeSession()
    session.replies('hold', { expiresInSeconds: 300 })
    const waiting = session.keeper.token()
    await session.keeper.replaceCredentials(session.requestsOf('other'))
    expect(text(await waiting)).toBe('other-2')
    session.release({ expiresInSeconds: 300 })
    await settle()
    expect(session.revoked).toEqual(['token-2'])
    expect(text(await session.keeper.token())).toBe('other-2')
  })

  it('closes without a word to the server, and stops a request under way', async () => {
    const session = fakeSession({ withTimer: true })
    session.replies('hold')
    const waiting = session.keeper.token()
    session.keeper.close()
    expect(text(await waiting)).toBe('signed-out')
    await settle()
    expect(session.revoked).toEqual([])
    expect(session.states.at(-1)).toBe('closed')
  })

  it('tells no listener any more after it was taken off', async () => {
    const session = fakeSession()
    const heard: string[] = []
    const stop = session.keeper.onChange((state) => heard.push(state.kind))
    stop()
    await session.keeper.token()
    expect(heard).toEqual([])
    expect(session.states).toEqual(['renewing', 'valid'])
  })
})

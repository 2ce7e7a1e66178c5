import { describe, expect, it } from 'vitest'
import { fakeSession, text } from '../test-support/fake-session'

describe('a keeper over the real token client', () => {
  const json = (body: unknown, init: { status?: number; headers?: Record<string, string> } = {}): Response =>
    new Response(JSON.stringify(body), { ...init, headers: { 'content-type': 'application/json', ...init.headers } })
  const token = (expiresIn: unknown, number = 1): Response =>
    json({ access_token: `http-${number}`, token_type: 'Bearer', expires_in: expiresIn })
  const date = 'Fri, 15 Jan 2027 08:00:00 GMT'

  it.each([
    ['absent', undefined, 300],
    ['0', 0, 300],
    ['negative', -300, 300],
    ['null', null, 300],
    ['"soon"', 'soon', 300],
    ['NaN, which JSON writes as null', NaN, 300],
    ['"300", a text', '300', 300],
    ['a thousandth of a second', 0.001, 1],
    ['30,000 years', 1e12, 86_400]
  ])('lives on when expires_in is %s', async (_what, expiresIn, lifeSeconds) => {
    const session = fakeSession({ authServer: () => token(expiresIn) })
    expect(text(await session.keeper.token())).toBe('http-1')
    const marginMs = Math.min(lifeSeconds * 500, Math.max(1000, Math.min(45_000, lifeSeconds * 100)))
    expect(session.keeper.state()).toMatchObject({
      kind: 'valid',
      renewedAtMs: 1_800_000_000_000,
      renewsAtMs: 1_800_000_000_000 + lifeSeconds * 1000 - marginMs
    })
  })

  it.each([
    ['retry_after_seconds in the body', () => json({ detail: { retry_after_seconds: 20 } }, { status: 429 })],
    ['Retry-After in seconds', () => json({}, { status: 429, headers: { 'retry-after': '20' } })],
    [
      'a Retry-After date, by the clock of the server and not by ours',
      () => json({}, { status: 429, headers: { 'retry-after': 'Fri, 15 Jan 2027 08:00:20 GMT', date } })
    ],
    ['Retry-After on a 503', () => json({}, { status: 503, headers: { 'retry-after': '20' } })]
  ])('leaves the server alone for the wait named by %s, and tells callers at once', async (_what, refuse) => {
    let answer = refuse
    const session = fakeSession({ authServer: () => answer() })
    await session.keeper.token()
    await session.pass(19_000)
    const told = await Promise.all(Array.from({ length: 20 }, () => session.keeper.token()))
    expect(told.every((result) => !result.ok && result.error.retryAfterSeconds === 1)).toBe(true)
    expect(session.keeper.state().kind).toBe('waiting')
    expect(session.requests()).toBe(1)
    answer = () => token(300, 2)
    await session.pass(1_000)
    expect(text(await session.keeper.token())).toBe('http-2')
  })

  it('does not ask a server again at once that says to wait for 0 seconds', async () => {
    const session = fakeSession({ authServer: () => json({}, { status: 429, headers: { 'retry-after': '0' } }) })
    for (let call = 0; call < 10; call += 1) await session.keeper.token()
    expect(session.requests()).toBe(1)
  })

  it.each([
    ['502 from a gateway', () => new Response('<html>Bad gateway', { status: 502 }), 'server-error'],
    ['HTML instead of JSON', () => new Response('<html>Welcome to our hotel'), 'bad-answer'],
    ['a 401 page in HTML', () => new Response('<html>Sign in', { status: 401 }), 'bad-answer']
  ])('is not sent away for good by %s', async (_what, trouble, code) => {
    let answer = trouble
    const session = fakeSession({ authServer: () => answer() })
    expect(text(await session.keeper.token())).toBe(code)
    expect(session.keeper.state()).toMatchObject({ kind: 'idle', failure: { code } })
    answer = () => token(300)
    await session.pass(1_000)
    expect(text(await session.keeper.token())).toBe('http-1')
  })

  it('never gives out again what was revoked, should the server hand it out once more', async () => {
    const session = fakeSession({ authServer: () => token(300) })
    await session.keeper.token()
    await session.keeper.revoke()
    expect(text(await session.keeper.token())).toBe('bad-answer')
  })
})

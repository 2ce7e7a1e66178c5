import { describe, expect, it } from 'vitest'
import { fakeSession, settle, text } from '../test-support/fake-session'

const offline = { code: 'no-network' } as const
const rejected = { code: 'credentials-rejected', status: 401 } as const

describe('getting a token', () => {
  it('asks for nothing until somebody needs one', () => {
    const session = fakeSession()
    expect(session.requests()).toBe(0)
    expect(session.keeper.state()).toEqual({ kind: 'idle' })
  })

  it('makes one request for 50 callers at once', async () => {
    const session = fakeSession()
    const tokens = await Promise.all(Array.from({ length: 50 }, () => session.keeper.token()))
    expect(new Set(tokens.map(text))).toEqual(new Set(['token-1']))
    expect(session.requests()).toBe(1)
  })

  it('gives the same token while it lives', async () => {
    const session = fakeSession()
    await session.keeper.token()
    await session.pass(269_000)
    expect(text(await session.keeper.token())).toBe('token-1')
    expect(session.requests()).toBe(1)
  })

  it('passes through renewing to valid, and says when it renews and for whom', async () => {
    const session = fakeSession()
    await session.keeper.token()
    expect(session.states).toEqual(['renewing', 'valid'])
    expect(session.keeper.state()).toEqual({
      kind: 'valid',
      renewsAtMs: 1_800_000_270_000,
      expiresAtMs: 1_800_000_294_000,
      scopes: ['fleet:read'],
      organisation: { name: 'Acme' }
    })
  })

  it('lets one caller give up without stopping the others', async () => {
    const session = fakeSession()
    session.replies('hold')
    const controller = new AbortController()
    const impatient = session.keeper.token(controller.signal)
    const patient = session.keeper.token()
    controller.abort()
    expect(text(await impatient)).toBe('cancelled')
    session.release({ expiresInSeconds: 300 })
    expect(text(await patient)).toBe('token-1')
  })

  it('asks nothing for a caller that has given up already', async () => {
    const session = fakeSession()
    expect(text(await session.keeper.token(AbortSignal.abort()))).toBe('cancelled')
    expect(session.requests()).toBe(0)
  })
})

describe('renewal', () => {
  it('gives the present token in the margin while one renewal runs', async () => {
    const session = fakeSession()
    await session.keeper.token()
    session.replies('hold')
    await session.pass(271_000)
    expect(text(await session.keeper.token())).toBe('token-1')
    expect(text(await session.keeper.token())).toBe('token-1')
    expect(session.requests()).toBe(2)
    session.release({ expiresInSeconds: 300 })
    await settle()
    expect(text(await session.keeper.token())).toBe('token-2')
  })

  it('waits for the new token once the present one has all but expired', async () => {
    const session = fakeSession()
    await session.keeper.token()
    await session.pass(295_000)
    expect(text(await session.keeper.token())).toBe('token-2')
  })

  it('spreads renewals by jitter', async () => {
    const session = fakeSession({ random: 0.9 })
    await session.keeper.token()
    await session.pass(262_000)
    await session.keeper.token()
    expect(session.requests()).toBe(2)
  })

  it('takes a missing life for five minutes', async () => {
    const session = fakeSession()
    session.replies({ expiresInSeconds: undefined })
    await session.keeper.token()
    await session.pass(260_000)
    expect(text(await session.keeper.token())).toBe('token-1')
    await session.pass(40_000)
    expect(text(await session.keeper.token())).toBe('token-2')
  })

  it('does not ask on every call when tokens live for a second', async () => {
    const session = fakeSession()
    session.replies({ expiresInSeconds: 1 })
    for (let call = 0; call < 20; call += 1) await session.keeper.token()
    expect(session.requests()).toBe(1)
  })

  it('counts a token life from before its request', async () => {
    const session = fakeSession()
    session.replies('hold', { expiresInSeconds: 300 })
    const asked = session.keeper.token()
    await session.pass(50_000)
    session.release({ expiresInSeconds: 300 })
    await asked
    await session.pass(245_000)
    expect(text(await session.keeper.token())).toBe('token-2')
  })
})

describe('clocks', () => {
  it('renews after a night of sleep, when the monotonic clock stood still', async () => {
    const session = fakeSession()
    await session.keeper.token()
    session.shift('wall', 8 * 3_600_000)
    expect(text(await session.keeper.token())).toBe('token-2')
    expect(session.requests()).toBe(2)
  })

  it('renews an expired token although the wall clock was set back', async () => {
    const session = fakeSession()
    await session.keeper.token()
    session.shift('wall', -24 * 3_600_000)
    await session.pass(295_000)
    expect(text(await session.keeper.token())).toBe('token-2')
  })

  it('keeps a good token when the wall clock is set back', async () => {
    const session = fakeSession()
    await session.keeper.token()
    session.shift('wall', -24 * 3_600_000)
    expect(text(await session.keeper.token())).toBe('token-1')
  })

  it('asks once, not again and again, after the wall clock jumped forward', async () => {
    const session = fakeSession()
    await session.keeper.token()
    session.shift('wall', 365 * 86_400_000)
    for (let call = 0; call < 5; call += 1) await session.keeper.token()
    expect(session.requests()).toBe(2)
  })

  it('renews a little later than planned when the timer was held up by sleep', async () => {
    const session = fakeSession({ withTimer: true })
    await session.keeper.token()
    session.shift('wall', 3_600_000)
    await session.pass(270_000)
    expect(session.requests()).toBe(2)
    expect(session.keeper.state().kind).toBe('valid')
  })
})

describe('the timer', () => {
  it('renews without anybody asking, and stops at sign-out', async () => {
    const session = fakeSession({ withTimer: true })
    await session.keeper.token()
    expect(session.timerMs()).toBe(270_000)
    await session.pass(270_000)
    expect(session.requests()).toBe(2)
    expect(session.timerMs()).toBe(270_000)
    await session.keeper.signOut()
    expect(session.timerMs()).toBeUndefined()
  })

  it('backs off while renewals fail', async () => {
    const session = fakeSession({ withTimer: true })
    await session.keeper.token()
    session.replies(offline)
    const delays: (number | undefined)[] = []
    for (let round = 0; round < 6; round += 1) {
      await session.pass(session.timerMs() ?? 0)
      delays.push(session.timerMs())
    }
    expect(delays).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000])
    session.replies({ expiresInSeconds: 300 })
    await session.pass(60_000)
    expect(session.keeper.state().kind).toBe('valid')
    expect(session.timerMs()).toBe(270_000)
  })

  it('rests after a rejection', async () => {
    const session = fakeSession({ withTimer: true })
    await session.keeper.token()
    session.replies(rejected)
    await session.pass(270_000)
    expect(session.keeper.state().kind).toBe('rejected')
    expect(session.timerMs()).toBeUndefined()
  })
})

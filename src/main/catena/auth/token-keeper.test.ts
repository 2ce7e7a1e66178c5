import { describe, expect, it } from 'vitest'
import { fakeSession, settle, text } from '../test-support/fake-session'

const offline = { code: 'no-network' } as const

describe('getting a token', () => {
  it('asks for nothing until somebody needs one', () => {
    const session = fakeSession()
    expect(session.requests()).toBe(0)
    expect(session.keeper.state()).toEqual({ kind: 'idle' })
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
      renewedAtMs: 1_800_000_000_000,
      scopes: ['fleet:read'],
      organisation: { name: 'Acme' }
    })
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

  it('takes a missing life for five minutes', async () => {
    const session = fakeSession()
    session.replies({ expiresInSeconds: undefined })
    await session.keeper.token()
    await session.pass(260_000)
    expect(text(await session.keeper.token())).toBe('token-1')
    await session.pass(40_000)
    expect(text(await session.keeper.token())).toBe('token-2')
  })
})

describe('clocks', () => {
  it('asks once, not again and again, after the wall clock jumped forward', async () => {
    const session = fakeSession()
    await session.keeper.token()
    session.shift('wall', 365 * 86_400_000)
    for (let call = 0; call < 5; call += 1) await session.keeper.token()
    expect(session.requests()).toBe(2)
  })
})

describe('what is said of the present token', () => {
  it('dates it from when it came, by the wall clock as it is now, also while it is being renewed', async () => {
    const session = fakeSession()
    session.replies('hold')
    const asked = session.keeper.token()
    await session.pass(2_000)
    session.release({ expiresInSeconds: 300 })
    await asked
    expect(session.keeper.state()).toMatchObject({ renewedAtMs: 1_800_000_002_000, renewsAtMs: 1_800_000_270_000 })
    await session.pass(10_000)
    session.shift('wall', -3_600_000)
    expect(session.keeper.state()).toMatchObject({ renewedAtMs: 1_800_000_002_000 - 3_600_000 })
    await session.pass(265_000)
    await session.keeper.token()
    expect(session.keeper.state()).toMatchObject({ kind: 'renewing', renewedAtMs: 1_800_000_002_000 - 3_600_000 })
  })

  it('is told anew at a wake, because its instants may have moved with the clock', async () => {
    const session = fakeSession()
    await session.keeper.token()
    session.shift('wall', -3_600_000)
    session.keeper.wake()
    expect(session.states).toEqual(['renewing', 'valid', 'valid'])
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
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { calls, type CallHandlers } from '@shared/ipc/contract'
import { fail } from '@shared/ipc/result'
import { clientSecret, invitationId, magicLink } from '../../session/test-support/fake-catena'
import { createSessionBench, type Run, type SessionBench } from '../../session/test-support/session-bench'
import { createHandlers } from './handlers'

let bench: SessionBench
let run: Run
let handlers: CallHandlers
let copied: string[]
beforeEach(async () => {
  bench = await createSessionBench()
  run = bench.start()
  copied = []
  handlers = createHandlers({
    appInfo: () => Promise.reject(new Error('not asked for')),
    session: run.session,
    profileBook: run.book,
    imports: run.imports,
    diagnostics: () => Promise.resolve(run.session.workspace() === null ? null : 'a report'),
    settings: run.settings,
    clipboard: {
      writeText: (text) => {
        if (text === 'refuse') throw new Error('The clipboard is locked')
        copied.push(text)
      }
    }
  })
})
afterEach(() => bench.cleanUp())

describe('without an open profile', () => {
  const looks = [
    'positions:status',
    'positions:snapshot',
    'positions:set-aside',
    'positions:cancel-refresh',
    'invitations:get',
    'reachability:get',
    'reachability:retry',
    'reachability:network-changed',
    'profiles:get',
    'credentials:offers',
    'session:retry-secret'
  ] as const

  it.each(looks)('%s gives an empty value that fits the contract', async (name) => {
    const answer = await handlers[name](undefined)
    expect(calls[name].output.safeParse(answer.ok ? answer.value : 'failed').success).toBe(true)
  })

  it('what needs a session fails with signed-out', async () => {
    const invitation = { fleetRef: 'A-1', fleetName: null, fleetEmail: null, expiresInHours: 1 }
    const answers = await Promise.all([
      handlers['positions:refresh'](undefined),
      handlers['invitations:refresh'](undefined),
      handlers['invitations:create'](invitation),
      handlers['invitations:copy-link']({ handle: 'a' }),
      handlers['invitations:revoke']({ handle: 'a' }),
      handlers['session:replace-secret']({ clientSecret: 'fake', keep: 'session' }),
      handlers['session:lock']({ revokesToken: false }),
      handlers['session:revoke-token'](undefined),
      handlers['session:report'](undefined),
      handlers['session:copy-diagnostics'](undefined),
      handlers['session:sign-out']({ forgetCredentials: false, forgetPositions: false })
    ])
    for (const answer of answers) expect(answer).toEqual(fail('signed-out'))
  })
})

describe('with an open profile', () => {
  beforeEach(async () => {
    await handlers['session:connect'](bench.input)
    await vi.waitFor(() => {
      expect(run.session.workspace()?.engine.status().source).toBe('server')
      expect(run.session.workspace()?.invitations.list().rows).toHaveLength(1)
    })
  })

  it('no answer and no event carries a secret, a token, an invitation id or its link', async () => {
    const profileId = run.session.workspace()?.profile.id ?? ''
    const acts = [
      () => handlers['session:get'](undefined),
      () => handlers['invitations:get'](undefined),
      () => handlers['invitations:refresh'](undefined),
      () => handlers['positions:status'](undefined),
      () => handlers['reachability:get'](undefined),
      () => handlers['session:report'](undefined),
      () => handlers['session:copy-diagnostics'](undefined),
      () => handlers['profiles:get'](undefined),
      () => handlers['profiles:contents']({ profileId }),
      () => handlers['session:revoke-token'](undefined),
      () => handlers['session:replace-secret']({ clientSecret, keep: 'sealed' }),
      () => handlers['session:lock']({ revokesToken: true }),
      () => handlers['profiles:open']({ profileId }),
      () => handlers['session:sign-out']({ forgetCredentials: false, forgetPositions: false })
    ]
    const answers = []
    for (const act of acts) answers.push(await act())
    expect(answers.every((answer) => answer.ok)).toBe(true)
    const seen = JSON.stringify([answers, run.sent, run.states])
    expect(seen).toContain('Acme Freight')
    expect(bench.server.granted.length).toBeGreaterThan(0)
    for (const secret of [clientSecret, invitationId, magicLink, ...bench.server.granted])
      expect(seen).not.toContain(secret)
  })

  it('does not invite from a test profile unasked, whatever the page says', async () => {
    const invitation = { fleetRef: 'A-1', fleetName: null, fleetEmail: null, expiresInHours: 1 }
    expect(run.session.workspace()?.profile.environment).toBe('test')
    expect(await handlers['invitations:create'](invitation)).toEqual(fail('confirmation-needed'))
    expect(bench.server.seen.filter(({ method, url }) => method === 'POST' && url.includes('/invitations'))).toEqual([])
    await handlers['invitations:create']({ ...invitation, isTestConfirmed: true })
    expect(bench.server.seen.some(({ method, url }) => method === 'POST' && url.includes('/invitations'))).toBe(true)
  })

  it('"refresh" sweeps, or looks whether the server is back', async () => {
    const workspace = run.session.workspace()
    await vi.waitFor(() => expect(workspace?.engine.status().sweep).toBeNull())
    bench.network = 'offline'
    await handlers['invitations:refresh'](undefined)
    expect(workspace?.reachability.state().kind).toBe('no-network')
    bench.network = 'online'
    expect(await handlers['positions:refresh'](undefined)).toMatchObject({ ok: true })
    expect(workspace?.reachability.state().kind).toBe('online')
  })
})

describe('copying', () => {
  it('puts the text on the clipboard, and says when that was refused', async () => {
    expect(await handlers['app:copy-text']({ text: 'VIN-1' })).toMatchObject({ ok: true })
    expect(copied).toEqual(['VIN-1'])
    expect(await handlers['app:copy-text']({ text: 'refuse' })).toEqual(fail('clipboard'))
  })
})

import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { calls } from '@shared/ipc/contract'
import { fail } from '@shared/ipc/result'
import { createBaseMaps } from '../../basemaps/base-maps'
import { openBaseMapStore } from '../../basemaps/base-map-store'
import { invitationOrder } from '../../invitations/test-support/invitation-order'
import { openConfFile } from '../../storage/conf-file'
import { clientSecret, invitationId, magicLink } from '../../session/test-support/fake-catena'
import { createSessionBench, type Run, type SessionBench } from '../../session/test-support/session-bench'
import { createSavedBook } from '../../saved/saved'
import type { Caller, ServedHandlers } from '../caller'
import { createWindowFollowers } from '../window-followers'
import { createHandlers } from './handlers'

let bench: SessionBench
let run: Run
let handlers: ServedHandlers
let copied: string[]
let told: unknown[]
const caller: Caller = { contentsId: 1, send: (name, payload) => void told.push({ name, payload }) }
beforeEach(async () => {
  bench = await createSessionBench()
  run = bench.start()
  copied = []
  told = []
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
    },
    saved: createSavedBook({ open: openConfFile, folder: () => null, nowMs: Date.now, onChange: () => undefined }),
    followers: createWindowFollowers(() => run.session.workspace()?.engine ?? null),
    saveDialog: () => Promise.resolve(null),
    language: () => 'en' as const,
    openDialog: () => Promise.resolve(null),
    baseMaps: createBaseMaps({
      store: openBaseMapStore({ open: openConfFile, folder: bench.folder, nowMs: Date.now }),
      settings: run.settings,
      fetch: () => Promise.reject(new Error('not asked for')),
      randomId: randomUUID,
      onChange: () => undefined,
      onOrigins: () => undefined
    }),
    printPage: { toPdf: () => Promise.resolve(null), print: () => Promise.resolve('cancelled') },
    wall: {
      state: () => ({ isOpen: false, isFullScreen: false }),
      open: () => false,
      close: () => undefined,
      setFullScreen: () => undefined
    },
    nowMs: Date.now,
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined }
  })
})
afterEach(() => bench.cleanUp())

describe('without an open profile', () => {
  beforeEach(() => run.session.restore())

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
    'saved:get',
    'credentials:offers',
    'session:retry-secret',
    'basemaps:get',
    'basemaps:load-online',
    'basemaps:remove-online',
    'basemaps:add-region'
  ] as const

  it.each(looks)('%s gives an empty value that fits the contract', async (name) => {
    const answer = await handlers[name](undefined, caller)
    expect(calls[name].output.safeParse(answer.ok ? answer.value : 'failed').success).toBe(true)
  })

  it('what needs a session fails with signed-out', async () => {
    const invitation = invitationOrder({ fleetRef: 'A-1', expiresInHours: 1 })
    const answers = await Promise.all([
      handlers['positions:refresh'](undefined, caller),
      handlers['invitations:refresh'](undefined, caller),
      handlers['invitations:create'](invitation, caller),
      handlers['invitations:copy-link']({ handle: 'a' }, caller),
      handlers['invitations:revoke']({ handle: 'a' }, caller),
      handlers['session:replace-secret']({ clientSecret: 'fake', keep: 'session' }, caller),
      handlers['session:lock']({ revokesToken: false }, caller),
      handlers['session:revoke-token'](undefined, caller),
      handlers['session:report'](undefined, caller),
      handlers['session:copy-diagnostics'](undefined, caller),
      handlers['session:sign-out']({ forgetCredentials: false, forgetPositions: false }, caller),
      handlers['wall:open'](undefined, caller),
      handlers['export:pdf'](undefined, caller),
      handlers['export:print'](undefined, caller)
    ])
    for (const answer of answers) expect(answer).toEqual(fail('signed-out'))
  })
})

describe('with an open profile', () => {
  beforeEach(async () => {
    await handlers['session:connect'](bench.input, caller)
    await vi.waitFor(() => {
      expect(run.session.workspace()?.engine.status().source).toBe('server')
      expect(run.session.workspace()?.invitations.list().rows).toHaveLength(1)
    })
  })

  it('no answer and no event carries a secret, a token, an invitation id or its link', async () => {
    const profileId = run.session.workspace()?.profile.id ?? ''
    const acts = [
      () => handlers['session:get'](undefined, caller),
      () => handlers['invitations:get'](undefined, caller),
      () => handlers['invitations:refresh'](undefined, caller),
      () => handlers['positions:status'](undefined, caller),
      () => handlers['positions:snapshot'](undefined, caller),
      () => handlers['positions:set-aside'](undefined, caller),
      () => handlers['positions:stored'](undefined, caller),
      () => handlers['reachability:get'](undefined, caller),
      () => handlers['session:report'](undefined, caller),
      () => handlers['session:copy-diagnostics'](undefined, caller),
      () => handlers['profiles:get'](undefined, caller),
      () => handlers['profiles:contents']({ profileId }, caller),
      () => handlers['session:revoke-token'](undefined, caller),
      () => handlers['session:replace-secret']({ clientSecret, keep: 'sealed' }, caller),
      () => handlers['session:lock']({ revokesToken: true }, caller),
      () => handlers['profiles:open']({ profileId }, caller),
      () => handlers['session:sign-out']({ forgetCredentials: false, forgetPositions: false }, caller)
    ]
    const answers = []
    for (const act of acts) answers.push(await act())
    expect(answers.every((answer) => answer.ok)).toBe(true)
    const seen = JSON.stringify([answers, run.sent, run.states, told])
    expect(seen).toContain('Acme Freight')
    expect(bench.server.granted.length).toBeGreaterThan(0)
    for (const secret of [clientSecret, invitationId, magicLink, ...bench.server.granted])
      expect(seen).not.toContain(secret)
  })

  it('does not invite from a test profile unasked, whatever the page says', async () => {
    const invitation = invitationOrder({ fleetRef: 'A-1', expiresInHours: 1 })
    expect(run.session.workspace()?.profile.environment).toBe('test')
    expect(await handlers['invitations:create'](invitation, caller)).toEqual(fail('confirmation-needed'))
    expect(bench.server.seen.filter(({ method, url }) => method === 'POST' && url.includes('/invitations'))).toEqual([])
    await handlers['invitations:create']({ ...invitation, isTestConfirmed: true }, caller)
    expect(bench.server.seen.some(({ method, url }) => method === 'POST' && url.includes('/invitations'))).toBe(true)
  })

  it('"refresh" sweeps, or looks whether the server is back', async () => {
    const workspace = run.session.workspace()
    await vi.waitFor(() => expect(workspace?.engine.status().sweep).toBeNull())
    bench.network = 'offline'
    await handlers['invitations:refresh'](undefined, caller)
    expect(workspace?.reachability.state().kind).toBe('no-network')
    bench.network = 'online'
    expect(await handlers['positions:refresh'](undefined, caller)).toMatchObject({ ok: true })
    expect(workspace?.reachability.state().kind).toBe('online')
  })
})

describe('copying', () => {
  it('puts the text on the clipboard, and says when that was refused', async () => {
    expect(await handlers['app:copy-text']({ text: 'VIN-1' }, caller)).toMatchObject({ ok: true })
    expect(copied).toEqual(['VIN-1'])
    expect(await handlers['app:copy-text']({ text: 'refuse' }, caller)).toEqual(fail('clipboard'))
  })
})

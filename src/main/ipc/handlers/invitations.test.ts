import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { calls } from '@shared/ipc/contract'
import { fail } from '@shared/ipc/result'
import { invitationOrder } from '../../invitations/test-support/invitation-order'
import { clientSecret, invitationId, magicLink, preRegistrationToken } from '../../session/test-support/fake-catena'
import { createSessionBench, type Run, type SessionBench } from '../../session/test-support/session-bench'
import type { Caller, ServedHandlers } from '../caller'
import { invitationFileHandlers } from './invitation-files'
import { invitationHandlers } from './invitations'
import { journalHandlers } from './journal'
import { providerHandlers } from './providers'

const caller: Caller = { contentsId: 4, send: () => undefined }
const planted = [invitationId, invitationId.replaceAll('-', ''), magicLink, preRegistrationToken, clientSecret]

let bench: SessionBench
let run: Run
let folder: string
let path: string | null
let logged: unknown[]

type Tested = Extract<keyof ServedHandlers, `invitations:${string}` | `journal:${string}` | 'providers:get'>

function handlers(): Pick<ServedHandlers, Tested> {
  const { session } = run
  const write = (...line: unknown[]): void => void logged.push(line)
  return {
    ...invitationHandlers({ session }),
    ...invitationFileHandlers({
      session,
      saveDialog: () => Promise.resolve(path),
      nowMs: Date.now,
      logger: { info: write, warn: write, error: write }
    }),
    ...journalHandlers(session),
    ...providerHandlers(session)
  }
}

beforeEach(async () => {
  bench = await createSessionBench()
  run = bench.start()
  folder = await mkdtemp(join(tmpdir(), 'fleet-desk-files-'))
  path = join(folder, 'file')
  logged = []
})
afterEach(async () => {
  await bench.cleanUp()
  await rm(folder, { recursive: true, force: true })
})

async function connected(): Promise<string> {
  await run.session.connect(bench.input)
  await vi.waitFor(() => expect(run.session.workspace()?.invitations.rows()).toHaveLength(1), 5000)
  return run.session.workspace()?.invitations.rows()[0]?.handle ?? ''
}

/** Every file of the app, as text. */
async function onDisk(): Promise<string> {
  const names = await readdir(bench.folder, { recursive: true })
  const texts = await Promise.all(
    // Folders cannot be read as files.
    names.map((name) => readFile(join(bench.folder, name), 'latin1').catch(() => ''))
  )
  expect(texts.some((text) => text !== '')).toBe(true)
  return texts.join('\n')
}

describe('what the page asks about invitations', () => {
  it(
    'is answered without a link, an id or a token, and none of them is told, logged or written down',
    { timeout: 30_000 },
    async () => {
      const handle = await connected()
      const all = handlers()
      const input = { handle }
      const message = { handle, subject: 'Hello', body: 'Open {link}' }
      const answers = [
        await all['invitations:get'](undefined, caller),
        await all['invitations:refresh'](undefined, caller),
        await all['invitations:copy-link'](input, caller),
        await all['invitations:copy-message'](message, caller),
        await all['invitations:open-mail']({ ...message, to: null }, caller),
        await all['invitations:open-link'](input, caller),
        await all['invitations:save-qr'](input, caller),
        await all['invitations:export']({ handles: [handle], includesLinks: false }, caller),
        await all['invitations:extend']({ handle, expiresInHours: 24, isTestConfirmed: true }, caller),
        await all['invitations:create'](invitationOrder({ isTestConfirmed: true }), caller),
        await all['invitations:revoke-many']({ handles: [handle] }, caller),
        await all['providers:get'](undefined, caller),
        await all['journal:get']({ limit: 100, beforeId: null, fleetKey: null }, caller)
      ]
      expect(bench.clipboardText).toContain('Open https')
      const text = JSON.stringify([answers, run.sent, run.states, logged])
      expect(text).toContain('Acme Freight')
      expect(text).toContain('invitation-copied')
      const exported = await readFile(join(folder, 'file'), 'latin1')
      await bench.quit(run)
      const disk = await onDisk()
      for (const secret of planted) {
        expect(text).not.toContain(secret)
        expect(exported).not.toContain(secret)
        expect(disk).not.toContain(secret)
      }
      expect(disk).not.toContain('Acme Freight')
    }
  )

  it('gives the link where the person asked to see it, and in a file only with the tick', async () => {
    const handle = await connected()
    const all = handlers()
    expect(await all['invitations:reveal']({ handle }, caller)).toEqual({ ok: true, value: { link: magicLink } })
    const code = await all['invitations:qr']({ handle }, caller)
    expect(calls['invitations:qr'].output.safeParse(code.ok ? code.value : null).success).toBe(true)
    const answer = await all['invitations:export']({ handles: [handle], includesLinks: true }, caller)
    expect(answer).toEqual({ ok: true, value: { kind: 'saved', fileName: 'file', rowCount: 1 } })
    expect(await readFile(join(folder, 'file'), 'utf8')).toContain(magicLink)
    expect(JSON.stringify(run.sent)).not.toContain(invitationId)
  })

  it('writes nothing where the person changed their mind, or locked the profile meanwhile', async () => {
    const handle = await connected()
    const exported = { handles: [handle], includesLinks: true }
    path = null
    expect(await handlers()['invitations:export'](exported, caller)).toEqual({ ok: true, value: { kind: 'cancelled' } })
    path = join(folder, 'missing', 'file')
    expect(await handlers()['invitations:export'](exported, caller)).toEqual({
      ok: true,
      value: { kind: 'not-written', reason: 'folder-missing' }
    })
    expect(JSON.stringify(logged)).not.toContain('missing')
    const all = handlers()
    const locking = all['invitations:export'](exported, caller)
    await run.session.lock({ revokesToken: false })
    expect(await locking).toEqual(fail('cancelled'))
    expect(await readdir(folder)).toEqual([])
  })

  it('asks before a link goes out from a test profile, also when one is extended', async () => {
    const handle = await connected()
    expect(await handlers()['invitations:extend']({ handle, expiresInHours: 24 }, caller)).toEqual(
      fail('confirmation-needed')
    )
  })
})

it('is signed out, or empty, without an open profile', async () => {
  const all = handlers()
  const input = { handle: 'a' }
  for (const name of [
    'invitations:open-link',
    'invitations:reveal',
    'invitations:qr',
    'invitations:save-qr'
  ] as const) {
    expect(await all[name](input, caller)).toEqual(fail('signed-out'))
  }
  expect(await all['invitations:export']({ handles: ['a'], includesLinks: false }, caller)).toEqual(fail('signed-out'))
  expect(await all['providers:get'](undefined, caller)).toMatchObject({ value: { providers: [], asOfMs: null } })
  expect(await all['journal:get']({ limit: 1, beforeId: null, fleetKey: null }, caller)).toMatchObject({
    value: { entries: [], lastLookedAtMs: null }
  })
  expect(await all['journal:looked'](undefined, caller)).toMatchObject({ ok: true })
})

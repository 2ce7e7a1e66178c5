import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CredentialDraft } from '@shared/ipc/schemas-profiles'
import type { Result } from '@shared/ipc/result'
import { parseCredentials } from '../credentials/import/parse-text'
import { clientSecret } from './test-support/fake-catena'
import { createSessionBench, type Run, type SessionBench } from './test-support/session-bench'

const envText = `CATENA_CLIENT_ID=fake-client\nCATENA_CLIENT_SECRET=${clientSecret}\n`

let bench: SessionBench
let run: Run
beforeEach(async () => {
  bench = await createSessionBench()
  run = bench.start()
})
afterEach(() => bench.cleanUp())

function draftOf(taken: Result<CredentialDraft>): CredentialDraft {
  if (!taken.ok) throw new Error(taken.error.code)
  return taken.value
}

const connectWith = (draft: CredentialDraft, hosts: object = {}): ReturnType<Run['session']['connect']> =>
  run.session.connect({ ...bench.input, ...hosts, clientSecret: { draftId: draft.draftId } })

describe('credentials from the clipboard', () => {
  it('connect without the page having seen the secret, and leave the clipboard', async () => {
    bench.clipboardText = envText
    const taken = await run.imports.take('clipboard')
    expect(JSON.stringify(taken)).not.toContain(clientSecret)
    expect(draftOf(taken)).toMatchObject({ source: 'clipboard', clientId: 'fake-client' })
    expect(await connectWith(draftOf(taken))).toMatchObject({ ok: true, value: { kind: 'open' } })
    expect(bench.clipboardText).toBe('')
    // Used up: nobody connects with it a second time.
    expect(await connectWith(draftOf(taken))).toMatchObject({
      error: { code: 'unknown-handle', field: 'clientSecret' }
    })
  })

  it('leave alone what was copied since', async () => {
    bench.clipboardText = envText
    const draft = draftOf(await run.imports.take('clipboard'))
    bench.clipboardText = 'a fleet name'
    await connectWith(draft)
    expect(bench.clipboardText).toBe('a fleet name')
  })

  it('stay on the clipboard and in memory when the server refuses them: nothing has to be pasted again', async () => {
    bench.clipboardText = envText
    const draft = draftOf(await run.imports.take('clipboard'))
    bench.server.accepted.clear()
    expect(await connectWith(draft)).toMatchObject({ error: { code: 'credentials-rejected' } })
    bench.server.accepted.add(clientSecret)
    expect(await connectWith(draft)).toMatchObject({ ok: true })
  })

  it('are not found where there are none', async () => {
    bench.clipboardText = 'Swift Transport'
    expect(await run.imports.take('clipboard')).toMatchObject({ error: { code: 'nothing-found' } })
  })
})

describe('credentials from the environment', () => {
  it('are offered by their client id, and taken only when asked for', async () => {
    expect(run.imports.offers()).toEqual({ environment: null })
    expect(await run.imports.take('environment')).toMatchObject({ error: { code: 'nothing-found' } })
    bench.environment = parseCredentials(envText)
    run = bench.start()
    expect(run.imports.offers()).toEqual({ environment: { clientId: 'fake-client' } })
    expect(bench.server.asked('')).toBe(0)
    expect(await connectWith(draftOf(await run.imports.take('environment')))).toMatchObject({ ok: true })
  })
})

describe('credentials from a file', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fleet-desk-imports-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('connect, and are known by the name of the file', async () => {
    await writeFile(join(folder, 'acme.env'), envText)
    const taken = await run.imports.takeFile(join(folder, 'acme.env'))
    expect(JSON.stringify(taken)).not.toContain(clientSecret)
    expect(draftOf(taken)).toMatchObject({ source: 'file', fileName: 'acme.env' })
    expect(await connectWith(draftOf(taken))).toMatchObject({ ok: true })
  })

  it('are not found in what is no file', async () => {
    for (const path of ['', folder, join(folder, 'none.env')]) {
      expect(await run.imports.takeFile(path)).toMatchObject({ error: { code: 'nothing-found' } })
    }
  })
})

describe('an imported secret', () => {
  it.each([{ authBaseUrl: 'https://auth.evil.test' }, { apiBaseUrl: 'https://api.evil.test' }])(
    'is not sent to a server of the page’s choice: %o',
    async (hosts) => {
      bench.clipboardText = envText
      const draft = draftOf(await run.imports.take('clipboard'))
      expect(await connectWith(draft, hosts)).toMatchObject({ error: { code: 'hosts-differ', field: 'clientSecret' } })
    }
  )

  it('is gone after it was discarded', async () => {
    bench.clipboardText = envText
    const draft = draftOf(await run.imports.take('clipboard'))
    run.imports.discard(draft.draftId)
    expect(await connectWith(draft)).toMatchObject({ error: { code: 'unknown-handle' } })
  })

  it('can replace the secret of an open profile', async () => {
    await run.session.connect(bench.input)
    bench.clipboardText = envText
    const { draftId } = draftOf(await run.imports.take('clipboard'))
    expect(await run.session.replaceSecret({ clientSecret: { draftId }, keep: 'sealed' })).toMatchObject({ ok: true })
    expect(bench.clipboardText).toBe('')
  })
})

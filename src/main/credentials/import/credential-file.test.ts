import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, open, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readCredentialFile } from './credential-file'
import { longestText } from './imported-credentials'

const env = 'CATENA_CLIENT_ID=fake-client\nCATENA_CLIENT_SECRET=fake-secret-1\n'
const nothing = { ok: false, error: { code: 'nothing-found' } }

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-desk-file-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function fileWith(content: string | Uint8Array, name = '.env'): Promise<string> {
  await writeFile(join(folder, name), content)
  return join(folder, name)
}

describe('readCredentialFile', () => {
  it('reads a .env file and names it without its folder', async () => {
    const read = await readCredentialFile(await fileWith(env))
    expect(read).toMatchObject({ ok: true, value: { fileName: '.env', credentials: { clientId: 'fake-client' } } })
    expect(read.ok && read.value.credentials.clientSecret.reveal()).toBe('fake-secret-1')
  })

  it('reads a JSON file with a byte order mark', async () => {
    const path = await fileWith('\uFEFF{"client_secret":"fake-secret-1"}', 'catena.json')
    expect(await readCredentialFile(path)).toMatchObject({ ok: true, value: { fileName: 'catena.json' } })
  })

  it.skipIf(process.platform === 'win32')('follows a link to a regular file', async () => {
    await fileWith(env, 'real')
    await symlink('real', join(folder, 'link.env'))
    expect(await readCredentialFile(join(folder, 'link.env'))).toMatchObject({
      ok: true,
      value: { fileName: 'link.env' }
    })
  })

  it('reads a file of 64 KiB and none that is larger', async () => {
    const padded = env + '#'.repeat(longestText - env.length)
    expect(await readCredentialFile(await fileWith(padded))).toMatchObject({ ok: true })
    expect(await readCredentialFile(await fileWith(`${padded}#`))).toEqual(nothing)
  })

  it.each<[string, string | Uint8Array]>([
    ['empty', ''],
    ['without a secret', 'CATENA_CLIENT_ID=fake-client'],
    ['binary', Buffer.from(`${env}\0`)],
    ['not UTF-8', Buffer.concat([Buffer.from(env), Uint8Array.of(0x23, 0xe9, 0x0a)])],
    ['UTF-16', Buffer.from(env, 'utf16le')]
  ])('finds nothing in a file that is %s', async (_kind, content) => {
    expect(await readCredentialFile(await fileWith(content))).toEqual(nothing)
  })

  it.each(['', '.env', '\0', '/dev/null', '/dev/zero', '/proc/self/environ', '\\\\.\\COM1', '//./COM1', '//?/C:/x'])(
    'finds nothing at %j',
    async (path) => {
      expect(await readCredentialFile(path)).toEqual(nothing)
    }
  )

  it('finds nothing where there is no regular file, and opens no relative path', async () => {
    const path = await fileWith(env)
    expect(await readCredentialFile(relative(process.cwd(), path))).toEqual(nothing)
    expect(await readCredentialFile(folder)).toEqual(nothing)
    expect(await readCredentialFile(join(folder, 'missing'))).toEqual(nothing)
    await mkdir(join(folder, 'inner'))
    expect(await readCredentialFile(join(folder, 'inner'))).toEqual(nothing)
  })

  it.skipIf(process.platform === 'win32')('refuses a path that Windows would take for a device', async () => {
    // Elsewhere `//.` is the root folder, so that without the rule this would be read.
    expect(await readCredentialFile(`//.${await fileWith(env)}`)).toEqual(nothing)
  })

  it.skipIf(process.platform === 'win32')(
    'is not held up by a pipe or a socket, and takes nothing from one',
    async () => {
      execFileSync('mkfifo', [join(folder, 'pipe')])
      expect(await readCredentialFile(join(folder, 'pipe'))).toEqual(nothing)
      const writer = await open(join(folder, 'pipe'), 'r+')
      await writer.write(env)
      expect(await readCredentialFile(join(folder, 'pipe'))).toEqual(nothing)
      await writer.close()
      const server = createServer()
      await new Promise<void>((resolve) => server.listen(join(folder, 'socket'), resolve))
      expect(await readCredentialFile(join(folder, 'socket'))).toEqual(nothing)
      await new Promise((resolve) => server.close(resolve))
    }
  )
})

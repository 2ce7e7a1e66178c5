import { test as plain } from '@playwright/test'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '../fixtures'
import { createSearcher, searchFolder, searchLines } from '../leak-search'
import { createSecretWatch, leakReport } from '../secret-watch'
import { tokenHead } from '../simulator-secrets'

// The search that runs after every test is only worth something if it finds what is there.
const secret = 'planted/secret+not real=1'
const search = createSearcher([{ text: secret, kind: 'client secret' }])
const bytes = Buffer.from(secret)
const base64 = (text: string) => Buffer.from(text).toString('base64')

const writings: readonly (readonly [string, Buffer | string])[] = [
  ['plain', `"clientSecret":"${secret}"`],
  ['UTF-16', Buffer.from(`key=${secret};`, 'utf16le')],
  ['hex', bytes.toString('hex')],
  ['HEX', bytes.toString('hex').toUpperCase()],
  ['percent-encoded', `?secret=${encodeURIComponent(secret)}&x=1`],
  ['percent-encoded twice', encodeURIComponent(`https://a.invalid/?s=${encodeURIComponent(secret)}`)],
  ['form-encoded', new URLSearchParams({ client_secret: secret }).toString()],
  ['base64 at 0', base64(`${secret} and more`)],
  ['base64 at 1', base64(`demo-client-id-x:${secret} and more`.slice(0))],
  ['base64 at 2', base64(`ab${secret} and more`)],
  ['base64url at 0', Buffer.from(`abc${secret}??>`).toString('base64url')]
]

for (const [form, content] of writings) {
  plain(`finds a secret written as ${form}, wherever it stands`, () => {
    const written = Buffer.from(content)
    const places = [
      written,
      Buffer.concat([Buffer.alloc(70_001, 7), written]),
      Buffer.concat([written, Buffer.alloc(9)])
    ]
    for (const place of places) expect(search(place).map(({ kind }) => kind)).toContain('client secret')
    // All but one byte of it is not it.
    const cut =
      form.startsWith('base64') || form.startsWith('percent') ? written.subarray(0, 24) : written.subarray(0, -12)
    expect(search(cut)).toEqual([])
  })
}

plain('finds a secret at every alignment of base64, and names form and place, never the secret', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'leak-search-'))
  try {
    await mkdir(join(folder, 'deep/er'), { recursive: true })
    for (const lead of ['', 'x', 'xy']) {
      await writeFile(join(folder, 'deep/er', `file-${lead.length}`), base64(`${lead}${secret}!!!`))
    }
    await writeFile(join(folder, 'empty'), '')
    await writeFile(join(folder, 'clean'), 'nothing to see'.repeat(1000))
    const leaks = await searchFolder(folder, search)
    expect(leaks.map(({ place }) => place).sort()).toEqual(['deep/er/file-0', 'deep/er/file-1', 'deep/er/file-2'])
    expect(leakReport(leaks)).toContain('client secret (base64 at 1) in deep/er/file-1')
    expect(leakReport(leaks)).not.toContain(secret)
  } finally {
    await rm(folder, { recursive: true })
  }
})

plain('finds a secret in file names, and in output that came in two pieces', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'leak-search-'))
  try {
    const named = createSearcher([{ text: 'a-secret-name', kind: 'magic link' }])
    await writeFile(join(folder, 'cache-of-a-secret-name.json'), '')
    expect(await searchFolder(folder, named)).toMatchObject([{ place: 'a file name' }])
    expect(searchLines(['… a-secr', 'et-name …'], 'output', named)).toEqual([
      { kind: 'magic link', form: 'plain', place: 'output' }
    ])
    expect(searchLines(['a-secr', '', 'et nam'], 'output', named)).toEqual([])
  } finally {
    await rm(folder, { recursive: true })
  }
})

plain('refuses a secret that would be found by chance', () => {
  expect(() => createSearcher([{ text: 'short', kind: 'client secret' }])).toThrow(RangeError)
})

plain('searches 20 MB for a thousand forms in well under a second', () => {
  const many = Array.from({ length: 100 }, (_, index) => ({ text: `secret-number-${index}-not-real`, kind: 'token' }))
  const searchMany = createSearcher(many)
  const noise = Buffer.alloc(20_000_000)
  for (let place = 0; place < noise.length; place += 4) noise.writeUInt32LE(Math.imul(place, 0x9e3779b1) >>> 0, place)
  searchMany(noise.subarray(0, 100_000))
  const before = performance.now()
  expect(searchMany(noise)).toEqual([])
  const tookMs = performance.now() - before
  plain.info().annotations.push({ type: 'search of 20 MB (ms)', description: tookMs.toFixed(0) })
  expect(tookMs).toBeLessThan(1000)
})

test('every secret of a simulator is known after it was stopped: its own, its tokens and its links', async ({
  anotherSimulator,
  userDataDir
}) => {
  const simulator = await anotherSimulator({ clientSecret: 'second-secret-not-real', clientId: 'second' })
  const { authBaseUrl, clientId, clientSecret } = simulator.addresses
  const answer = await fetch(`${authBaseUrl}/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret })
  })
  const { access_token: token } = (await answer.json()) as { readonly access_token: string }
  const { invitations } = await simulator.stats()
  await simulator.rotateSecret('third-secret-not-real')
  await simulator.stop()

  const watch = createSecretWatch(userDataDir)
  watch.addSimulator(simulator)
  watch.add('typed-by-the-test', 'client secret')
  const [, claims = '', signature = ''] = token.split('.')
  const planted = {
    'client secret': ['second-secret-not-real', 'third-secret-not-real', 'typed-by-the-test', 'demo-secret-not-real'],
    'access token': [claims, signature],
    token: [tokenHead],
    'invitation id': invitations.map(({ id }) => id),
    'magic link': invitations.map(({ link }) => link)
  }
  for (const [kind, texts] of Object.entries(planted)) {
    expect(texts.length).toBeGreaterThan(0)
    for (const text of texts) {
      await writeFile(join(userDataDir, 'planted'), `before ${text} after`)
      expect((await watch.leaks()).map((leak) => leak.kind)).toContain(kind)
    }
  }
  await rm(join(userDataDir, 'planted'))
  expect(await watch.leaks()).toEqual([])
})

test('a secret that is left behind fails the test, though every line of it passed', async ({
  secrets,
  userDataDir
}) => {
  test.fail()
  secrets.add('left-behind-not-real', 'client secret')
  await writeFile(join(userDataDir, 'settings.json'), '{"secret":"left-behind-not-real"}')
})

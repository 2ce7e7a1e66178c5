import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Secret } from '../catena/secret'
import { isSameBinding, type Binding } from './binding'
import { readSealedCredential, writeSealedCredential } from './sealed-credential'

const binding: Binding = {
  clientId: 'fake-client',
  apiBaseUrl: 'https://api.example.test',
  authBaseUrl: 'https://auth.example.test/realms/x'
}
const written = writeSealedCredential(new Secret('fake-secret-1'), binding)
const rewritten = (change: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ ...(JSON.parse(written) as object), ...change })

it('gives back every secret and what it is for', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string(), fc.string(), fc.string(), (secret, clientId, api, auth) => {
      const expected = { clientId, apiBaseUrl: api, authBaseUrl: auth }
      const read = readSealedCredential(writeSealedCredential(new Secret(secret), expected))
      expect(read?.secret.reveal()).toBe(secret)
      expect(read?.binding).toEqual(expected)
    })
  )
})

it.each([
  ['a bare secret', 'fake-secret-1'],
  ['empty', ''],
  ['null', 'null'],
  ['an array', '[]'],
  ['cut off', written.slice(0, -1)],
  ['of another version', rewritten({ version: 2 })],
  ['with more fields', rewritten({ more: 1 })],
  ['without a secret', rewritten({ secret: undefined })],
  ['joined to other servers', rewritten({ authBaseUrl: 'https://auth.evil.test' })],
  ['joined to another secret', rewritten({ secret: 'fake-secret-2' })]
])('reads nothing from a text that is %s', (_kind, text) => {
  expect(readSealedCredential(text)).toBeNull()
})

it('knows the same address however it is written, and none that nobody may connect to', () => {
  expect(isSameBinding(binding, { ...binding, apiBaseUrl: 'https://api.EXAMPLE.test:443/' })).toBe(true)
  expect(isSameBinding(binding, { ...binding, authBaseUrl: 'https://auth.example.test/realms/X' })).toBe(false)
  expect(isSameBinding(binding, { ...binding, clientId: 'Fake-client' })).toBe(false)
  for (const apiBaseUrl of ['http://api.example.test', 'https://a:b@api.example.test', 'nonsense', '']) {
    expect(isSameBinding({ ...binding, apiBaseUrl }, { ...binding, apiBaseUrl })).toBe(false)
  }
})

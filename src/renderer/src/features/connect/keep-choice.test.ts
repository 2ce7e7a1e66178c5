import { expect, it } from 'vitest'
import { addressProblem } from './addresses'
import { effectiveKeep } from './connect-values'
import { keepChoice } from './keep-choice'

const production = ['https://api.example', 'https://auth.example']
const loopback = ['http://127.0.0.1:8080', 'http://localhost:8081/realms/x']
const sealed = { kind: 'sealed', backend: 'keychain' } as const

it.each([
  [{ vault: sealed, isOldElectron: false }, production, ['sealed', 'session'], null],
  [
    { vault: { kind: 'weak', backend: 'plain-text' } as const, isOldElectron: false },
    production,
    ['session', 'weak'],
    null
  ],
  [
    { vault: { kind: 'none', backend: 'none' } as const, isOldElectron: false },
    production,
    ['session'],
    'no-safe-place'
  ],
  [{ vault: sealed, isOldElectron: true }, production, ['session'], 'old-electron'],
  [{ vault: sealed, isOldElectron: true }, loopback, ['sealed', 'session'], null],
  // One address elsewhere is enough to keep the secret in memory; so is one that cannot be read.
  [
    { vault: sealed, isOldElectron: true },
    ['http://127.0.0.1:8080', 'https://auth.example'],
    ['session'],
    'old-electron'
  ],
  [{ vault: sealed, isOldElectron: true }, ['http://127.0.0.1:8080', ''], ['session'], 'old-electron']
])('offers for %j to %j: %j', (info, addresses, options, sessionOnly) => {
  expect(keepChoice(info, addresses)).toEqual({ options, sessionOnly })
})

it('proposes the first way, and falls back to it when a chosen one is no longer allowed', () => {
  expect(effectiveKeep(null, { options: ['session', 'weak'], sessionOnly: null })).toBe('session')
  expect(effectiveKeep('sealed', { options: ['session'], sessionOnly: 'old-electron' })).toBe('session')
  expect(effectiveKeep('session', { options: ['sealed', 'session'], sessionOnly: null })).toBe('session')
})

it.each([
  ['https://api.example', null],
  ['  https://api.example/path  ', null],
  ['http://127.0.0.1:9000', null],
  ['http://localhost', null],
  ['http://[::1]:80', null],
  ['http://api.example', 'insecure'],
  ['http://127.0.0.1.example', 'insecure'],
  ['http://localhost.example', 'insecure'],
  ['ftp://api.example', 'not-an-address'],
  ['api.example', 'not-an-address'],
  ['', 'not-an-address']
])('judges the address "%s": %s', (text, problem) => {
  expect(addressProblem(text)).toBe(problem)
})

import { describe, expect, it } from 'vitest'
import { productionApiBaseUrl, productionAuthBaseUrl } from '../catena/urls'
import { environmentOf } from './environment'
import { allowedKeeping, isLoopbackOnly } from './keeping'

const production = { apiBaseUrl: productionApiBaseUrl, authBaseUrl: productionAuthBaseUrl }
const loopback = { apiBaseUrl: 'http://127.0.0.1:4010', authBaseUrl: 'http://localhost:4011/realms/x' }
const sealed = { kind: 'sealed', backend: 'keychain' } as const
const weak = { kind: 'weak', backend: 'plain-text' } as const
const none = { kind: 'none', backend: 'none' } as const

describe('allowedKeeping', () => {
  it('offers sealing where the system seals, and weak keeping only after the session', () => {
    expect(allowedKeeping(production, sealed, false)).toEqual(['sealed', 'session'])
    expect(allowedKeeping(production, weak, false)).toEqual(['session', 'weak'])
    expect(allowedKeeping(production, none, false)).toEqual(['session'])
  })

  it('keeps everything but loopback in memory on an old Electron', () => {
    expect(allowedKeeping(production, sealed, true)).toEqual(['session'])
    expect(allowedKeeping({ ...loopback, authBaseUrl: productionAuthBaseUrl }, sealed, true)).toEqual(['session'])
    expect(allowedKeeping(loopback, sealed, true)).toEqual(['sealed', 'session'])
  })
})

describe('isLoopbackOnly', () => {
  it.each(['http://localhost.example.test', 'http://127.0.0.1.example.test', 'https://10.0.0.1', 'nonsense', ''])(
    'does not take %j for this computer',
    (apiBaseUrl) => {
      expect(isLoopbackOnly({ ...loopback, apiBaseUrl })).toBe(false)
    }
  )
})

describe('environmentOf', () => {
  it('knows production only by both of its servers', () => {
    expect(environmentOf(production, false, false)).toBe('production')
    expect(environmentOf({ ...production, apiBaseUrl: `${productionApiBaseUrl}/` }, false, false)).toBe('production')
    expect(environmentOf({ ...production, apiBaseUrl: 'https://api.example.test' }, false, false)).toBe('test')
    expect(environmentOf({ ...production, authBaseUrl: 'nonsense' }, false, false)).toBe('test')
  })

  it('knows the demo only on this computer', () => {
    expect(environmentOf(loopback, true, false)).toBe('demo')
    expect(environmentOf(loopback, false, false)).toBe('test')
    expect(environmentOf(production, true, false)).toBe('production')
  })

  it('makes a production organisation a test one where it is marked so, and nothing else anything else', () => {
    expect(environmentOf(production, false, true)).toBe('test')
    expect(environmentOf({ ...production, apiBaseUrl: 'https://api.example.test' }, false, true)).toBe('test')
    expect(environmentOf(loopback, true, true)).toBe('demo')
    expect(environmentOf(loopback, false, true)).toBe('test')
  })
})

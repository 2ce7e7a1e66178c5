import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { Secret } from './secret'

const text = 'fake-secret-fake-secret'
const secret = new Secret(text)

describe('Secret', () => {
  it('gives its text only to reveal', () => {
    expect(secret.reveal()).toBe(text)
  })

  it.each([
    ['string conversion', String(secret)],
    ['joining', [secret].join()],
    ['JSON', JSON.stringify({ secret })],
    ['inspect', inspect({ secret }, { depth: null, showHidden: true })],
    ['copying', JSON.stringify(Object.assign({}, secret))],
    ['a structured clone', inspect(structuredClone({ secret }), { showHidden: true })],
    ['an error message', inspect(new Error(`no: ${String(secret)}`, { cause: secret }))]
  ])('is not in %s', (_where, printed) => {
    expect(printed).not.toContain(text)
  })

  it('compares by text', () => {
    expect(secret.equals(new Secret(text))).toBe(true)
    expect(secret.equals(new Secret('another'))).toBe(false)
  })
})

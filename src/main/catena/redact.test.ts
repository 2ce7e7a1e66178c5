import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redactServerMessage } from './redact'
import { Secret } from './secret'

const fakeJwt = `eyJhbGciOiJub25lIn0.${Buffer.from('{"fake":true}').toString('base64url')}.fake-signature`
const fakeUuid = '01234567-89ab-cdef-0123-456789abcdef'

describe('redactServerMessage', () => {
  it('leaves ordinary words alone', () => {
    expect(redactServerMessage('fleet_name: only letters, digits and spaces')).toBe(
      'fleet_name: only letters, digits and spaces'
    )
  })

  it.each([
    [`Authorization: Bearer ${fakeJwt} is expired`, fakeJwt],
    [`bad header "bearer abc.def~ghi"`, 'abc.def~ghi'],
    [`token ${fakeJwt}`, fakeJwt],
    [`Invitation ${fakeUuid} not found`, fakeUuid],
    [`Invitation ${fakeUuid.replaceAll('-', '')} not found`, fakeUuid.replaceAll('-', '')],
    [`see https://connect.example.test/?invite=short-id now`, 'short-id'],
    ['client_secret=fake hunter', 'fake'],
    ['key 0123456789abcdef0123', '0123456789abcdef0123'],
    [`key ${'Ab1_'.repeat(10)}`, 'Ab1_Ab1_']
  ])('masks the secret in %s', (message, secret) => {
    const shown = redactServerMessage(message)
    expect(shown).toContain('[masked]')
    expect(shown).not.toContain(secret)
  })

  it('is one line of at most 300 characters without control or direction marks', () => {
    const shown = redactServerMessage(`first\nsecond\u202e\u0000 ${'many words '.repeat(90)}`) ?? ''
    expect(shown.startsWith('first second many words')).toBe(true)
    expect(shown.length).toBe(300)
  })

  it('says nothing when nothing readable is left', () => {
    expect(redactServerMessage(' \n\u200b ')).toBeUndefined()
  })

  it('never lets a UUID or a long random text through, wherever it stands', () => {
    const words = fc.string({ maxLength: 40 })
    const longSecret = fc.stringMatching(/^[A-Za-z0-9_-]{40,80}$/)
    fc.assert(
      fc.property(words, fc.oneof(fc.uuid(), longSecret), words, (before, secret, after) => {
        expect(redactServerMessage(`${before} ${secret} ${after}`) ?? '').not.toContain(secret)
      })
    )
  })

  it('masks what was sent in the exchange, whatever it looks like, but not every letter', () => {
    const known = [new Secret('fake pass'), new Secret('e')]
    expect(redactServerMessage('The fake pass is wrong', known)).toBe('The [masked] is wrong')
  })
})

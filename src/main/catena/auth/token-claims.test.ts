import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readOrganisation } from './token-claims'

function fakeToken(claims: unknown): string {
  return `eyJhbGciOiJub25lIn0.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.fake`
}

describe('readOrganisation', () => {
  it.each([
    [{ org: { Äcme: { id: 'org-1', org_type: ['partner'] } } }, { name: 'Äcme', id: 'org-1' }],
    [{ org: { Acme: {} } }, { name: 'Acme' }],
    [{ org: { Acme: null } }, { name: 'Acme' }],
    [{ org: {} }, undefined],
    [{ org: ['Acme'] }, undefined],
    [{ org: 'Acme' }, undefined],
    [{}, undefined],
    [null, undefined],
    [7, undefined]
  ])('reads claims %j as %j', (claims, organisation) => {
    expect(readOrganisation(fakeToken(claims))).toEqual(organisation)
  })

  it('takes any text for a token without throwing', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (head, payload) => void readOrganisation(`${head}.${payload}`)))
    expect(readOrganisation('opaque')).toBeUndefined()
  })
})

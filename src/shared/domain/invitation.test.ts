import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canCopyLink, canRevoke, cleanFleetName, invitationStanding, isFleetNameAcceptable } from './invitation'

const nowMs = Date.UTC(2026, 10, 22, 12)

describe('invitationStanding', () => {
  it.each([
    ['active', nowMs + 1, 'active'],
    ['active', nowMs, 'expired'],
    ['active', null, 'active'],
    ['accepted', nowMs - 1, 'accepted'],
    ['declined', nowMs + 1, 'declined'],
    ['expired', nowMs + 1, 'expired'],
    ['deleted', nowMs + 1, 'deleted'],
    ['on_hold', nowMs + 1, 'unknown']
  ] as const)('reads %s expiring at %d as %s', (status, expiresAtMs, standing) => {
    expect(invitationStanding(status, expiresAtMs, nowMs)).toBe(standing)
  })
})

it('offers to revoke only what is still waiting', () => {
  const standings = ['active', 'accepted', 'declined', 'expired', 'deleted', 'unknown'] as const
  expect(standings.filter(canRevoke)).toEqual(['active'])
  expect(standings.filter(canCopyLink)).toEqual(['active', 'accepted', 'unknown'])
})

describe('cleanFleetName', () => {
  it.each([
    ['J&K Haulage, Inc.', 'JK Haulage Inc'],
    ['  Swift   Transport ', 'Swift Transport'],
    ['Smith-Jones Freight', 'Smith Jones Freight'],
    ['Transportes Peñón S.A. de C.V.', 'Transportes Peñón S A de C V'],
    ['!!!', '']
  ])('turns "%s" into "%s"', (name, cleaned) => {
    expect(cleanFleetName(name)).toBe(cleaned)
  })

  it('always gives a name that the API takes, and leaves such a name alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const cleaned = cleanFleetName(name)
        expect(isFleetNameAcceptable(cleaned)).toBe(true)
        expect(cleanFleetName(cleaned)).toBe(cleaned)
      })
    )
  })
})

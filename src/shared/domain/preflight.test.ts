import { describe, expect, it } from 'vitest'
import { preflightOf, type PreflightFacts } from './preflight'

const nowMs = 1_000_000
const row = (status: string, more: Partial<PreflightFacts> = {}): PreflightFacts => ({
  fleetRef: 'A-1',
  status,
  createdAtMs: 1,
  expiresAtMs: nowMs + 1,
  ...more
})

describe('what an invitation would do', () => {
  it.each([
    ['active', 'extends'],
    ['accepted', 'renews'],
    ['declined', 're-opens'],
    ['expired', 'after-expiry'],
    ['deleted', 'after-revoke'],
    ['on_hold', 'extends']
  ])('beside one that is %s: %s', (status, kind) => {
    const known = row(status)
    expect(preflightOf([row('active', { fleetRef: 'B' }), known], ' A-1 ', nowMs)).toEqual({ kind, row: known })
  })

  it('is new where no invitation has this reference', () => {
    expect(preflightOf([row('active')], 'a-1', nowMs)).toEqual({ kind: 'new', row: null })
  })

  it('follows one whose time is over although the server has not said so', () => {
    expect(preflightOf([row('active', { expiresAtMs: nowMs })], 'A-1', nowMs).kind).toBe('after-expiry')
  })

  it('is about the one that lives, before those that are over, and about the newest of those', () => {
    const accepted = row('accepted')
    const newest = row('expired', { createdAtMs: 9 })
    expect(preflightOf([row('deleted', { createdAtMs: 99 }), accepted, newest], 'A-1', nowMs).row).toBe(accepted)
    expect(preflightOf([row('expired', { createdAtMs: null }), newest, row('expired')], 'A-1', nowMs).row).toBe(newest)
  })
})

import { describe, expect, it } from 'vitest'
import { invitationTabOf, isExpiringSoon } from './invitation-tabs'

const nowMs = Date.UTC(2026, 10, 22, 12)
const hourMs = 3_600_000

const active = (ageHours: number, leftHours: number) => ({
  status: 'active',
  createdAtMs: nowMs - ageHours * hourMs,
  expiresAtMs: nowMs + leftHours * hourMs
})

describe('isExpiringSoon', () => {
  it.each([
    [18, 6, true],
    [17, 7, false],
    [54, 18, true],
    [50, 22, false],
    [620, 52, false],
    [624, 48, true],
    [0, 1, true]
  ])('reads one that is %d h old and has %d h left as %s', (ageHours, leftHours, isSoon) => {
    expect(isExpiringSoon(active(ageHours, leftHours), nowMs)).toBe(isSoon)
  })

  it('says it of none that is over, accepted or without an end', () => {
    expect(isExpiringSoon(active(30, -1), nowMs)).toBe(false)
    expect(isExpiringSoon({ ...active(20, 2), status: 'accepted' }, nowMs)).toBe(false)
    expect(isExpiringSoon({ ...active(20, 2), expiresAtMs: null }, nowMs)).toBe(false)
  })
})

describe('invitationTabOf', () => {
  it.each([
    [active(1, 100), 'waiting'],
    [active(23, 1), 'expiring'],
    [active(25, -1), 'expired'],
    [{ ...active(1, 1), status: 'deleted' }, 'revoked'],
    [{ ...active(1, -1), status: 'accepted' }, 'accepted'],
    [{ ...active(1, 1), status: 'on_hold' }, 'other']
  ])('puts %o into "%s"', (facts, tab) => {
    expect(invitationTabOf(facts, nowMs)).toBe(tab)
  })
})

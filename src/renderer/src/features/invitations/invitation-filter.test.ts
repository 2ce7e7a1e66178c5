import { afterEach, describe, expect, it, vi } from 'vitest'
import type { InvitationRow } from '@shared/ipc/schemas-invitations'
import { foldAhead, fleetLabel, judgeInvitations, searchInvitations } from './invitation-filter'

const nowMs = Date.UTC(2026, 10, 22, 12)

function row(more: Partial<InvitationRow>): InvitationRow {
  return {
    handle: 'h',
    fleetRef: 'FLEET-1',
    fleetName: null,
    fleetEmail: null,
    fleetPhone: null,
    limitTsps: [],
    chased: null,
    status: 'active',
    createdAtMs: nowMs,
    expiresAtMs: nowMs + 1,
    acceptedAtMs: null,
    declinedAtMs: null,
    declineReason: null,
    permissions: {},
    ...more
  }
}

const rows = [
  row({ fleetRef: 'A-1', fleetName: 'Swift Transport' }),
  row({ fleetRef: 'A-2', expiresAtMs: nowMs - 1 }),
  row({ fleetRef: 'B-1', status: 'deleted' }),
  row({ fleetRef: 'B-2', status: 'on_hold', fleetEmail: 'ops@swift.example' })
]

const judged = judgeInvitations(rows, nowMs)

describe('searchInvitations', () => {
  it('counts each in one tab, so that the tabs add up to all', () => {
    const { shown, counts } = searchInvitations(judged)('', 'all')
    expect(shown.map((each) => each.row.fleetRef)).toEqual(['A-1', 'A-2', 'B-1', 'B-2'])
    expect(counts).toEqual({
      all: 4,
      waiting: 0,
      expiring: 1,
      accepted: 0,
      declined: 0,
      expired: 1,
      revoked: 1,
      other: 1
    })
    const { all, ...tabs } = counts
    expect(Object.values(tabs).reduce((sum, count) => sum + count, 0)).toBe(all)
    expect(searchInvitations(judged)('', 'revoked').shown.map((each) => each.row.fleetRef)).toEqual(['B-1'])
  })

  it('finds by reference, name and e-mail, whatever the case, the accents and the order of the words', () => {
    const refs = (text: string) => searchInvitations(judged)(text, 'all').shown.map((each) => each.row.fleetRef)
    expect(refs('SWIFT')).toEqual(['A-1', 'B-2'])
    expect(refs('a-')).toEqual(['A-1', 'A-2'])
    expect(refs('transport swíft')).toEqual(['A-1'])
    expect(refs('nobody')).toEqual([])
  })

  it('answers the same whatever was typed before: letter by letter, taken back, or another text at once', () => {
    const search = searchInvitations(judged)
    for (const text of [
      's',
      'sw',
      'swift',
      'swift t',
      'swift',
      'sw',
      'a',
      'a s',
      's a',
      '',
      'ops swift',
      'b-',
      'b-2'
    ]) {
      for (const tab of ['all', 'revoked', 'expiring'] as const) {
        expect(search(text, tab)).toEqual(searchInvitations(judged)(text, tab))
      }
    }
  })

  it('counts what the text matches in the tabs that are not open, too', () => {
    expect(searchInvitations(judged)('swift', 'declined').counts).toMatchObject({ all: 2, expiring: 1, other: 1 })
  })
})

describe('foldAhead', () => {
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  it('works in turns until every text is there, so that the first key finds all of them folded', () => {
    vi.useFakeTimers()
    const many = Array.from({ length: 1200 }, (_none, index) => row({ fleetRef: `R-${index}` }))
    foldAhead(many)
    expect(vi.getTimerCount()).toBe(1)
    vi.runAllTimers()
    const folding = vi.spyOn(String.prototype, 'normalize')
    const { shown } = searchInvitations(judgeInvitations(many, nowMs))('r-1199', 'all')
    expect(shown.map((each) => each.row.fleetRef)).toEqual(['R-1199'])
    // The typed text alone.
    expect(folding).toHaveBeenCalledTimes(1)
  })

  it('stops when it is told to', () => {
    vi.useFakeTimers()
    const stop = foldAhead(Array.from({ length: 1200 }, () => row({})))
    vi.advanceTimersToNextTimer()
    stop()
    expect(vi.getTimerCount()).toBe(0)
  })
})

it('labels a fleet by its name, else by the reference', () => {
  expect(fleetLabel({ fleetName: 'Swift Transport', fleetRef: 'A-1' })).toBe('Swift Transport')
  expect(fleetLabel({ fleetName: '', fleetRef: 'A-1' })).toBe('A-1')
})

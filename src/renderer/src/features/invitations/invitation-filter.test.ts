import { describe, expect, it } from 'vitest'
import type { InvitationRow } from '@shared/ipc/schemas-invitations'
import { filterInvitations, fleetLabel } from './invitation-filter'

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

describe('filterInvitations', () => {
  it('hides revoked ones until they are asked for, and counts them all the same', () => {
    const view = filterInvitations(rows, '', null, nowMs)
    expect(view.shown.map((each) => each.row.fleetRef)).toEqual(['A-1', 'A-2', 'B-2'])
    expect(view.counts).toEqual({ active: 1, accepted: 0, declined: 0, expired: 1, deleted: 1, unknown: 1 })
    expect(filterInvitations(rows, '', 'deleted', nowMs).shown).toHaveLength(1)
  })

  it('finds by reference, name and e-mail, whatever the case', () => {
    const refs = (text: string) => filterInvitations(rows, text, null, nowMs).shown.map((each) => each.row.fleetRef)
    expect(refs('SWIFT')).toEqual(['A-1', 'B-2'])
    expect(refs('a-')).toEqual(['A-1', 'A-2'])
    expect(refs('nobody')).toEqual([])
  })
})

it('labels a fleet by its name, else by the reference', () => {
  expect(fleetLabel({ fleetName: 'Swift Transport', fleetRef: 'A-1' })).toBe('Swift Transport')
  expect(fleetLabel({ fleetName: '', fleetRef: 'A-1' })).toBe('A-1')
})

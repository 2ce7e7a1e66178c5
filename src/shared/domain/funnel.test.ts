import { describe, expect, it } from 'vitest'
import { funnelCounts, funnelOf, type FunnelFleet, type FunnelInvitation } from './funnel'

const nowMs = Date.UTC(2026, 10, 22, 12)
const hourMs = 3_600_000
const ago = (hours: number) => nowMs - hours * hourMs

function invitation(fields: Partial<FunnelInvitation>): FunnelInvitation {
  return {
    handle: 'h',
    fleetRef: 'A-1',
    fleetName: 'Swift',
    status: 'active',
    createdAtMs: ago(1),
    expiresAtMs: nowMs + 71 * hourMs,
    acceptedAtMs: null,
    declinedAtMs: null,
    ...fields
  }
}

const accepted = (hoursAgo: number) =>
  invitation({ status: 'accepted', createdAtMs: ago(100), acceptedAtMs: ago(hoursAgo) })

function fleet(firsts: Partial<FunnelFleet['firsts']>, name = 'Swift Transport'): FunnelFleet {
  return {
    fleetRef: 'A-1',
    name,
    isSimulated: false,
    firsts: { connectionAtMs: null, vehicleAtMs: null, positionAtMs: null, ...firsts }
  }
}

describe('funnelOf', () => {
  it.each([
    ['waits for a fleet that was just invited', invitation({}), null, 'invited', 'wait', false],
    [
      'reminds after two days',
      invitation({ createdAtMs: ago(49), expiresAtMs: nowMs + 400 * hourMs }),
      null,
      'invited',
      'remind',
      true
    ],
    [
      'extends what is about to end',
      invitation({ createdAtMs: ago(70), expiresAtMs: nowMs + hourMs }),
      null,
      'invited',
      'extend',
      true
    ],
    ['waits for the provider of one that just accepted', accepted(1), null, 'accepted', 'wait', false],
    ['sends the link again when there is no provider after a day', accepted(25), null, 'accepted', 'send-link', true],
    ['waits for vehicles', accepted(25), fleet({ connectionAtMs: ago(1) }), 'connected', 'wait', false],
    ['asks when no vehicle came', accepted(25), fleet({ connectionAtMs: ago(7) }), 'connected', 'ask-provider', true],
    [
      'asks when vehicles have no position',
      accepted(50),
      fleet({ connectionAtMs: ago(49), vehicleAtMs: ago(48) }),
      'vehicle',
      'ask-sharing',
      true
    ],
    ['is done at the first position', accepted(50), fleet({ positionAtMs: ago(40) }), 'position', 'none', false],
    [
      'invites again what was declined',
      invitation({ status: 'declined', declinedAtMs: ago(3) }),
      null,
      'declined',
      'invite-again',
      true
    ],
    ['invites again what ended', invitation({ expiresAtMs: ago(3) }), null, 'expired', 'invite-again', true]
  ] as const)('%s', (_fact, row, seen, stage, action, isStuck) => {
    expect(funnelOf([row], seen === null ? [] : [seen], nowMs)).toMatchObject([{ stage, action, isStuck }])
  })

  it('tells since when, and names the fleet as it names itself', () => {
    const [row] = funnelOf([accepted(25)], [fleet({ connectionAtMs: ago(7) })], nowMs)
    expect(row).toMatchObject({
      name: 'Swift Transport',
      sinceMs: ago(7),
      reachedAtMs: { accepted: ago(25), vehicle: null }
    })
  })

  it('goes by the invitation that tells most, and leaves out the revoked', () => {
    const rows = [
      invitation({ handle: 'old', status: 'deleted' }),
      invitation({ handle: 'won', status: 'accepted', acceptedAtMs: ago(2), createdAtMs: ago(90) }),
      invitation({ handle: 'late', expiresAtMs: ago(1) }),
      invitation({ handle: 'gone', fleetRef: 'A-2', status: 'deleted' })
    ]
    expect(funnelOf(rows, [], nowMs).map(({ handle }) => handle)).toEqual(['won'])
  })

  it('puts stuck ones first, the longest wait before the others', () => {
    const rows = [
      invitation({ fleetRef: 'new', handle: 'new' }),
      { ...accepted(30), fleetRef: 'b', handle: 'b' },
      { ...accepted(90), fleetRef: 'a', handle: 'a' }
    ]
    expect(funnelOf(rows, [], nowMs).map(({ fleetRef }) => fleetRef)).toEqual(['a', 'b', 'new'])
  })
})

it('counts each fleet in every stage that it has passed', () => {
  const rows = funnelOf(
    [
      accepted(50),
      invitation({ fleetRef: 'B', handle: 'b' }),
      invitation({ fleetRef: 'C', handle: 'c', status: 'declined', declinedAtMs: ago(2) })
    ],
    [fleet({ positionAtMs: ago(1) })],
    nowMs
  )
  expect(funnelCounts(rows)).toEqual({
    invited: 3,
    accepted: 1,
    connected: 1,
    vehicle: 1,
    position: 1,
    declined: 1,
    expired: 0,
    stuck: 1
  })
})

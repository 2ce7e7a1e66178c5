import { expect, it } from 'vitest'
import { publishWorkspace } from './publish'
import { noFleets, noFleetSources, noPositions, otherInvitations } from './nothing-open'

it('empties everything the page shows when nobody is signed in', () => {
  const sent: Record<string, unknown> = {}
  publishWorkspace(null, (name, payload) => {
    sent[name] = payload
  })
  expect(sent).toMatchObject({
    'positions:reset': { epoch: 0 },
    'positions:status-changed': noPositions,
    'invitations:changed': otherInvitations,
    'fleets:changed': { sequence: 0, changed: [], removedKeys: [], meta: noFleets.meta },
    'fleets:sources-changed': noFleetSources(),
    'reachability:changed': { kind: 'unknown' },
    'bulk:changed': { sequence: 0, state: null }
  })
})

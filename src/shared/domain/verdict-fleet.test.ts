import { describe, expect, it } from 'vitest'
import { active, judgedFleet, minutesAgo, part, type FleetStory } from './test-support/verdict-cases'
import { fieldsOf, outcomes, type Outcome } from './test-support/verdict-outcomes'

const {
  fine,
  fineSoFar,
  lateWait,
  lateAsk,
  paused,
  endedCall,
  endedLink,
  signIn,
  notShared,
  notAllowed,
  notThere,
  outage,
  justAccepted,
  noProvider,
  quietFleet,
  noNetwork,
  refused
} = outcomes

type Row = readonly [story: string, given: FleetStory, outcome: Outcome]

const hidden = { visibility: { connections: { permission: 'connection:read' } } }
const old = { newestPositionAtMs: minutesAgo(600) }

/** Each row reads: a fleet that STORY is KIND; ACTOR must act; next: ACTION. */
const rows: readonly Row[] = [
  ['has one connection, and it is fine', {}, fine],
  ['waits for its first fetch', { parts: [part('first-fetch-awaited')] }, fineSoFar],
  ['lost its only login', { parts: [part('login-lost')] }, signIn],
  [
    'lost a login and has another provider that is fine',
    { parts: [part('flows', 'samsara'), part('login-lost')] },
    signIn
  ],
  ['lost a login and connected anew at the same provider', { parts: [part('login-lost'), part('flows')] }, fine],
  [
    'lost a login that no vehicle comes through, beside one that is fine',
    { parts: [part('flows', 'samsara'), part('login-lost', 'geotab', 0)] },
    fine
  ],
  [
    'ended a connection and has another provider that is fine',
    { parts: [part('connection-ended'), part('flows', 'samsara')] },
    fine
  ],
  ['ended its only connection', { parts: [part('connection-ended')] }, endedLink],
  [
    'ended one connection and is late at the other',
    { parts: [part('connection-ended'), part('late-long', 'samsara')] },
    endedLink
  ],
  ['is late at one provider and fine at the other', { parts: [part('late-long'), part('flows', 'samsara')] }, lateAsk],
  [
    'is late at one provider and without login at the other',
    { parts: [part('late-long'), part('login-lost', 'samsara')] },
    signIn
  ],
  [
    'is late a while at one and for long at the other',
    { parts: [part('late-a-while'), part('late-long', 'samsara')] },
    lateWait
  ],
  ['has one provider out and the other fine', { parts: [part('provider-out'), part('flows', 'samsara')] }, outage],
  [
    'has one provider out and the other paused',
    { parts: [part('provider-out'), part('connection-paused', 'samsara')] },
    paused
  ],
  [
    'has one provider out and a single late one',
    { parts: [part('provider-out'), part('late-a-while', 'samsara')] },
    lateWait
  ],
  ['keeps its positions to itself', { parts: [part('positions-not-shared')] }, notShared],
  ['has its freshness hidden', { parts: [part('list-hidden')] }, notAllowed],

  [
    'accepted ten minutes ago and has no connection',
    { parts: [], facts: { ...old, acceptedAtMs: minutesAgo(10) } },
    justAccepted
  ],
  [
    'accepted yesterday and has no connection',
    { parts: [], facts: { ...old, acceptedAtMs: minutesAgo(1500) } },
    noProvider
  ],
  [
    'accepted nobody knows when and has no connection',
    { parts: [], facts: { ...old, acceptedAtMs: null } },
    noProvider
  ],
  ['has no connection in the list and young positions all the same', { parts: [] }, fine],

  ['has its connections hidden and young positions', { parts: [], ...hidden }, fine],
  ['has its connections hidden and old positions', { parts: [], ...hidden, facts: old }, notAllowed],
  [
    'has its connections hidden and no position',
    { parts: [], ...hidden, facts: { newestPositionAtMs: null } },
    notAllowed
  ],
  [
    'has connections that the server does not list',
    { parts: [], visibility: { connections: { permission: null } }, facts: old },
    notThere
  ],
  [
    'has its connections hidden after one was seen late',
    { parts: [part('late-long')], ...hidden, facts: old },
    notAllowed
  ],
  [
    'has only its agreements hidden',
    { visibility: { agreements: { permission: 'share-agreement:read' } }, agreements: [] },
    fine
  ],

  ['has one quiet truck of twenty', { facts: { quietVehicleCount: 1 } }, fine],
  ['has one quiet truck of six', { facts: { quietVehicleCount: 1, vehicleCount: 6 } }, quietFleet],
  ['has ten quiet trucks of twenty', { facts: { quietVehicleCount: 10 } }, quietFleet],
  ['has no vehicles yet', { facts: { vehicleCount: 0 } }, fine],
  [
    'has ten quiet trucks and a late connection',
    { parts: [part('late-long')], facts: { quietVehicleCount: 10 } },
    lateAsk
  ],
  [
    'has ten quiet trucks and its connections hidden',
    { parts: [], ...hidden, facts: { quietVehicleCount: 10 } },
    quietFleet
  ],

  [
    'paused its agreement and is gone from the lists',
    { parts: [], agreements: [{ ...active, status: 'paused' }], facts: old },
    paused
  ],
  ['ended its agreement', { parts: [part('login-lost')], agreements: [{ ...active, status: 'cancelled' }] }, endedCall],
  [
    'is looked at without a network',
    { parts: [part('login-lost')], reach: { kind: 'offline', sinceMs: null } },
    noNetwork
  ],
  [
    'paused its agreement before the credentials were refused',
    { agreements: [{ ...active, status: 'paused' }], reach: { kind: 'signed-out', sinceMs: null } },
    refused
  ]
]

describe('the verdict of a fleet', () => {
  it.each(rows)('a fleet that %s', (_story, given, outcome) => {
    expect(judgedFleet(given)).toMatchObject(fieldsOf(outcome))
  })

  it('names the provider of its worst connection, and none when two have the same trouble', () => {
    expect(judgedFleet({ parts: [part('login-lost'), part('flows', 'samsara')] }).providerName).toBe('geotab')
    expect(judgedFleet({ parts: [part('login-lost'), part('login-lost', 'samsara')] }).providerName).toBeNull()
  })
})

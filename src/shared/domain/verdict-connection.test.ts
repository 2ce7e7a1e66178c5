import { describe, expect, it } from 'vitest'
import {
  active,
  hourMs,
  judged,
  minuteMs,
  minutesAgo,
  nowMs,
  onTime,
  silentFor,
  type ConnectionStory
} from './test-support/verdict-cases'
import { fieldsOf, outcomes, type Outcome } from './test-support/verdict-outcomes'

const {
  fine,
  fineSoFar,
  lateWait,
  lateAsk,
  paused,
  notBegun,
  endedCall,
  endedLink,
  signIn,
  notShared,
  notAllowed,
  notThere,
  outage,
  noNetwork,
  noAnswer,
  refused
} = outcomes

type Row = readonly [story: string, given: ConnectionStory, outcome: Outcome]

const old = { newestPositionAtMs: minutesAgo(600) }
const young = { newestPositionAtMs: minutesAgo(2) }
const forbidden = { visibility: { freshness: { permission: 'connection:read' } } }
const notOffered = { visibility: { freshness: { permission: null } } }
const created = (minutes: number, status = 'active'): ConnectionStory => ({
  connection: { status, createdAtMs: minutesAgo(minutes) },
  positions: { ...onTime, lastSuccessAtMs: null }
})
const agreement = (status: string): ConnectionStory => ({ agreements: [{ ...active, status }] })
const late = { positions: silentFor(20) }

/** Each row reads: a connection that STORY is KIND; ACTOR must act; next: ACTION. */
const rows: readonly Row[] = [
  ['is fetched each minute', {}, fine],
  ['was fetched four minutes ago and should be each minute', { positions: silentFor(4) }, fine],
  ['was fetched six minutes ago and should be each minute', { positions: silentFor(6) }, lateWait],
  ['is fetched each hour and was 50 minutes ago', { positions: silentFor(50, { intervalMs: hourMs }) }, fine],
  ['is fetched each hour and missed one run', { positions: silentFor(100, { intervalMs: hourMs }) }, fine],
  [
    'is fetched each hour and missed two runs',
    { positions: silentFor(125, { intervalMs: hourMs, nextAtMs: minutesAgo(-55) }) },
    lateWait
  ],
  [
    'says no rhythm and goes by the usual ten minutes',
    { positions: silentFor(19, { intervalMs: null, nextAtMs: null }) },
    fine
  ],
  [
    'says no rhythm and was fetched 21 minutes ago',
    { positions: silentFor(21, { intervalMs: null, nextAtMs: null }) },
    lateWait
  ],
  [
    'promised a run an hour ahead and has no schedule to see',
    { positions: silentFor(30, { intervalMs: null, nextAtMs: minutesAgo(-30) }) },
    fine
  ],
  [
    'promised a run that is overdue',
    { positions: silentFor(120, { intervalMs: null, nextAtMs: minutesAgo(61) }) },
    lateWait
  ],
  ['is late for 20 minutes', late, lateWait],
  ['is late for two hours', { positions: silentFor(120) }, lateAsk],
  ['is late and its fleet has young positions from elsewhere', { ...late, ...young }, lateWait],
  [
    'was on time when we last looked, an hour ago',
    { positions: { ...silentFor(60), readAtMs: minutesAgo(59.5) } },
    fine
  ],
  ['was late when we last looked, an hour ago', { positions: { ...silentFor(90), readAtMs: minutesAgo(60) } }, lateAsk],
  ['was fetched in the future by a wrong clock', { positions: silentFor(-30) }, fine],
  ['has times that could not be read', { positions: silentFor(NaN, { nextAtMs: NaN }) }, lateAsk],

  ['was made ten minutes ago and not fetched yet', created(10), fineSoFar],
  ['was made an hour ago and never fetched', created(60), lateAsk],
  [
    'was made ten minutes ago and has no freshness row',
    { connection: { createdAtMs: minutesAgo(10) }, positions: null },
    fineSoFar
  ],
  ['was made long ago and has no freshness row', { positions: null }, lateAsk],
  ['has no freshness row and young positions', { positions: null, ...young }, fine],
  [
    'was never fetched and nobody knows since when it is',
    { ...created(0), connection: { createdAtMs: null } },
    lateAsk
  ],

  ['is paused while it is fetched, as in the sandbox', { connection: { status: 'paused' } }, fine],
  ['is paused and late', { connection: { status: 'paused' }, ...late }, paused],
  ['is paused and was never fetched', created(60, 'paused'), paused],
  ['is paused, freshness hidden, positions young', { connection: { status: 'paused' }, ...forbidden, ...young }, fine],
  ['is paused, freshness hidden, positions old', { connection: { status: 'paused' }, ...forbidden, ...old }, paused],
  ['has a paused schedule and is late', { positions: silentFor(20, { scheduleStatus: 'paused' }) }, paused],
  ['has a paused schedule and is fetched', { positions: { ...onTime, scheduleStatus: 'paused' } }, fine],

  [
    'is stale with a stale schedule',
    { connection: { status: 'stale' }, positions: silentFor(90, { scheduleStatus: 'stale', nextAtMs: null }) },
    signIn
  ],
  [
    'became stale a moment ago',
    { connection: { status: 'stale' }, positions: { ...onTime, scheduleStatus: 'stale', nextAtMs: null } },
    signIn
  ],
  ['is stale and late with an active schedule', { connection: { status: 'stale' }, ...late }, signIn],
  ['is stale while it is fetched on an active schedule', { connection: { status: 'stale' } }, fine],
  [
    'is stale with freshness hidden and old positions',
    { connection: { status: 'stale' }, ...forbidden, ...old },
    signIn
  ],
  ['is stale with freshness not offered and no position', { connection: { status: 'stale' }, ...notOffered }, signIn],
  [
    'is stale with freshness hidden and young positions',
    { connection: { status: 'stale' }, ...forbidden, ...young },
    fine
  ],
  ['is active with a stale schedule and late', { positions: silentFor(20, { scheduleStatus: 'stale' }) }, signIn],
  ['is active with a stale schedule and fetched', { positions: { ...onTime, scheduleStatus: 'stale' } }, fine],
  ['is stale and its provider is out', { connection: { status: 'stale' }, ...late, isProviderOut: true }, signIn],

  ['was cancelled and is silent', { connection: { status: 'cancelled' }, ...late }, endedLink],
  ['was deleted and is silent', { connection: { status: 'deleted' }, ...late }, endedLink],
  ['was deleted and is fetched all the same', { connection: { status: 'deleted' } }, fine],
  ['was cancelled before it was ever fetched', created(5, 'cancelled'), endedLink],

  ['failed and is late', { connection: { status: 'failed' }, ...late }, lateAsk],
  ['failed and was never fetched', created(60, 'failed'), lateAsk],
  ['failed once and is fetched again', { connection: { status: 'failed' } }, fine],
  ['has an inactive schedule after 15 errors', { positions: silentFor(20, { scheduleStatus: 'inactive' }) }, lateAsk],
  ['has a cancelled schedule and is late', { positions: silentFor(20, { scheduleStatus: 'cancelled' }) }, lateAsk],
  ['has a deleted schedule and is late', { positions: silentFor(20, { scheduleStatus: 'deleted' }) }, lateAsk],
  ['has an inactive schedule and was fetched in time', { positions: { ...onTime, scheduleStatus: 'inactive' } }, fine],

  ['does not share positions', { positions: silentFor(20, { shareLevel: null }) }, notShared],
  [
    'has too small a scope for positions',
    { positions: { ...onTime, lastSuccessAtMs: null, scheduleStatus: 'cancelled_insufficient_scope' } },
    notShared
  ],
  ['names no share level and is fetched', { positions: { ...onTime, shareLevel: null } }, fine],

  ['has a status that nobody knows and is fetched', { connection: { status: 'hibernating' } }, fine],
  ['has a status that nobody knows and is late', { connection: { status: 'hibernating' }, ...late }, lateWait],
  [
    'has a schedule status that nobody knows and is late',
    { positions: silentFor(20, { scheduleStatus: 'dreaming' }) },
    lateWait
  ],

  ['is late with eleven others of its provider', { ...late, isProviderOut: true }, outage],
  ['is on time while its provider is out for others', { isProviderOut: true }, fine],
  ['is late for two hours while its provider is out', { positions: silentFor(120), isProviderOut: true }, outage],
  [
    'is paused and late while its provider is out',
    { connection: { status: 'paused' }, ...late, isProviderOut: true },
    paused
  ],
  ['was never fetched while its provider is out', { ...created(60), isProviderOut: true }, lateAsk],

  ['has its freshness hidden and young positions', { ...forbidden, ...young }, fine],
  ['has its freshness hidden and old positions', { ...forbidden, ...old }, notAllowed],
  ['has its freshness hidden and no position', forbidden, notAllowed],
  ['has its freshness not offered and old positions', { ...notOffered, ...old }, notThere],
  ['has its freshness not offered and young positions', { ...notOffered, ...young }, fine],
  ['has its schedules hidden and is fetched', { visibility: { schedules: { permission: 'schedule:read' } } }, fine],

  ['stands under a paused agreement', { ...agreement('paused'), ...late }, paused],
  ['stands under a cancelled agreement', { ...agreement('cancelled'), ...late }, endedCall],
  ['stands under a deleted agreement', { ...agreement('deleted'), ...late }, endedCall],
  ['stands under an expired agreement', { ...agreement('expired'), ...late }, endedCall],
  [
    'stands under an active agreement whose last day is over',
    { agreements: [{ ...active, expiresAtMs: minutesAgo(1) }], ...late },
    endedCall
  ],
  [
    'stands under an agreement that begins tomorrow',
    { agreements: [{ ...active, effectiveAtMs: minutesAgo(-24 * 60) }], ...late },
    notBegun
  ],
  ['stands under an agreement with a word that nobody knows', agreement('frozen'), fine],
  [
    'has a cancelled agreement and a new active one',
    { agreements: [{ ...active, status: 'cancelled' }, active] },
    fine
  ],
  ['has no agreement that we can see', { agreements: [] }, fine],
  ['is stale under a paused agreement', { ...agreement('paused'), connection: { status: 'stale' }, ...late }, paused],

  ['is looked at without a network', { reach: { kind: 'offline', sinceMs: minutesAgo(3) } }, noNetwork],
  ['is looked at while Catena does not answer', { reach: { kind: 'unreachable', sinceMs: null } }, noAnswer],
  ['is looked at with refused credentials', { reach: { kind: 'signed-out', sinceMs: null } }, refused],
  [
    'was stale before the network went',
    { reach: { kind: 'offline', sinceMs: null }, connection: { status: 'stale' }, ...late },
    noNetwork
  ],
  [
    'stood under a paused agreement before the network went',
    { reach: { kind: 'offline', sinceMs: null }, ...agreement('paused') },
    noNetwork
  ]
]

describe('the verdict of a connection', () => {
  it.each(rows)('a connection that %s', (_story, given, outcome) => {
    expect(judged(given)).toMatchObject(fieldsOf(outcome))
  })

  it('says since when nothing is fetched, and when to look again', () => {
    expect(judged(late)).toMatchObject({
      sinceMs: minutesAgo(20),
      untilMs: minutesAgo(20) + 5 * minuteMs + hourMs,
      providerName: 'Geotab'
    })
    expect(judged({ ...late, isProviderOut: true })).toMatchObject({ sinceMs: minutesAgo(60), providerName: 'Geotab' })
    expect(judged({ reach: { kind: 'offline', sinceMs: minutesAgo(3) } })).toMatchObject({ sinceMs: minutesAgo(3) })
    expect(judged(created(10))).toMatchObject({ untilMs: nowMs + 20 * minuteMs })
  })

  it('names the missing permission, and none where nothing is missing', () => {
    expect(judged(forbidden)).toMatchObject({ permission: 'connection:read' })
    expect(judged(notOffered)).toMatchObject({ permission: null })
    expect(judged(late)).toMatchObject({ permission: null })
  })

  it('says nothing of a provider when all is well or when it is about all of them', () => {
    expect(judged({}).providerName).toBeNull()
    expect(judged({ reach: { kind: 'offline', sinceMs: null } }).providerName).toBeNull()
    expect(judged(agreement('paused')).providerName).toBeNull()
  })
})

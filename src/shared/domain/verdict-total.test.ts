import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  active,
  judged,
  judgedFleet,
  minutesAgo,
  onTime,
  part,
  type ConnectionStory
} from './test-support/verdict-cases'
import { outcomes } from './test-support/verdict-outcomes'
import { situations, verdictOf } from './verdict-answers'
import { actors, nextActions, verdictKinds, type Verdict, type VerdictKind } from './verdict-kinds'
import { severityRanks, worstFirst } from './verdict-order'

const reaches = ['online', 'offline', 'unreachable', 'signed-out'] as const
const agreements = ['active', 'paused', 'cancelled', 'deleted', 'expired', 'a new word', 'none'] as const
const connectionStatuses = ['active', 'failed', 'cancelled', 'paused', 'stale', 'deleted', 'a new word'] as const
const scheduleStatuses = [
  'active',
  'inactive',
  'paused',
  'stale',
  'deleted',
  'cancelled',
  'cancelled_insufficient_scope',
  'a new word',
  null
] as const
const shareLevels = ['read', null] as const
/** How fetching goes, and what can be seen of it. */
const fetchings = ['on time', 'late', 'late for long', 'never', 'new', 'no row', 'hidden', 'not offered'] as const
const newestPositions = ['young', 'old', 'none'] as const

interface Combination {
  readonly reach: (typeof reaches)[number]
  readonly agreement: (typeof agreements)[number]
  readonly status: (typeof connectionStatuses)[number]
  readonly schedule: (typeof scheduleStatuses)[number]
  readonly share: (typeof shareLevels)[number]
  readonly fetching: (typeof fetchings)[number]
  readonly newest: (typeof newestPositions)[number]
  readonly isProviderOut: boolean
}

/** The verdicts as documentation says them, each on its own and without an order: exactly one may claim a combination. */
const claims: Readonly<Record<Exclude<VerdictKind, 'vehicle-quiet' | 'no-provider-yet'>, (c: Combination) => boolean>> =
  {
    offline: (c) => c.reach !== 'online',
    'sharing-paused': (c) =>
      isAsked(c) && (c.agreement === 'paused' || (isOpen(c) && isSilent(c) && !isLoginLost(c) && isPaused(c))),
    'sharing-ended': (c) =>
      isAsked(c) &&
      (['cancelled', 'deleted', 'expired'].includes(c.agreement) ||
        (isOpen(c) && isSilent(c) && !isLoginLost(c) && isGone(c))),
    'sign-in-needed': (c) => isAsked(c) && isOpen(c) && isLoginLost(c),
    'not-visible': (c) =>
      isOrdinary(c) && (isUnshared(c) || (['hidden', 'not offered'].includes(c.fetching) && !isPaused(c))),
    'provider-outage': (c) => isOrdinary(c) && !isUnshared(c) && !isPaused(c) && isLate(c) && c.isProviderOut,
    'connection-late': (c) =>
      isOrdinary(c) &&
      !isUnshared(c) &&
      !isPaused(c) &&
      ((isLate(c) && !c.isProviderOut) || c.fetching === 'never' || c.fetching === 'no row'),
    fine: (c) =>
      isAsked(c) &&
      isOpen(c) &&
      !isLoginLost(c) &&
      (!isSilent(c) || (isOrdinary(c) && !isUnshared(c) && !isPaused(c) && c.fetching === 'new'))
  }

const isAsked = (c: Combination): boolean => c.reach === 'online'
const isOpen = (c: Combination): boolean => ['active', 'a new word', 'none'].includes(c.agreement)
const isLate = (c: Combination): boolean => c.fetching === 'late' || c.fetching === 'late for long'
const isSilent = (c: Combination): boolean => c.fetching !== 'on time' && (isLate(c) || c.newest !== 'young')
const hasRow = (c: Combination): boolean => !['no row', 'hidden', 'not offered'].includes(c.fetching)
const scheduleOf = (c: Combination): string | null => (hasRow(c) ? c.schedule : null)
const isLoginLost = (c: Combination): boolean =>
  c.status === 'stale' ? isSilent(c) || scheduleOf(c) === 'stale' : isSilent(c) && scheduleOf(c) === 'stale'
const isGone = (c: Combination): boolean => c.status === 'cancelled' || c.status === 'deleted'
const isUnshared = (c: Combination): boolean =>
  hasRow(c) && (c.share === null || c.schedule === 'cancelled_insufficient_scope')
const isPaused = (c: Combination): boolean =>
  !isGone(c) && !isUnshared(c) && (c.status === 'paused' || scheduleOf(c) === 'paused')
/** Silent for a reason that is neither the fleet's login nor its leaving. */
const isOrdinary = (c: Combination): boolean => isAsked(c) && isOpen(c) && isSilent(c) && !isLoginLost(c) && !isGone(c)

describe('every combination of what a connection is judged by', () => {
  it('has exactly one verdict, the one that claims it', () => {
    const seen = new Map<VerdictKind, Verdict>()
    for (const combination of combinations()) {
      const claimed = Object.entries(claims).flatMap(([kind, holds]) => (holds(combination) ? [kind] : []))
      const verdict = judged(storyOf(combination))
      if (claimed.length !== 1 || claimed[0] !== verdict.kind)
        expect.fail(`${JSON.stringify(combination)} is claimed by [${claimed.join()}] and judged ${verdict.kind}`)
      seen.set(verdict.kind, verdict)
    }
    for (const verdict of seen.values()) expectWhole(verdict)
    // Reachable, all of them, or the table has a dead line.
    expect([...seen.keys()].sort()).toEqual(Object.keys(claims).sort())
  }, 30_000)
})

describe('whatever the server sends', () => {
  const time = fc.oneof(
    fc.constant(null),
    fc.integer({ min: -1e13, max: 1e13 }),
    fc.constant(NaN),
    fc.constant(Infinity)
  )
  const word = fc.oneof(fc.string(), fc.constantFrom(...connectionStatuses), fc.constantFrom('inactive', 'expired'))

  it('a connection has one whole verdict', () => {
    const positions = fc.option(
      fc.record({
        lastSuccessAtMs: time,
        nextAtMs: time,
        intervalMs: time,
        scheduleStatus: fc.option(word),
        shareLevel: fc.option(word),
        readAtMs: fc.integer({ min: -1e13, max: 1e13 })
      })
    )
    fc.assert(
      fc.property(positions, word, time, time, word, time, (freshness, status, createdAtMs, newest, agreement, end) => {
        expectWhole(
          judged({
            connection: { status, createdAtMs },
            positions: freshness,
            newestPositionAtMs: newest,
            agreements: [{ status: agreement, effectiveAtMs: null, expiresAtMs: end }]
          })
        )
      })
    )
  })

  it('a fleet of any connections has one whole verdict, and none is worse than its worst', () => {
    const parts = fc.array(fc.tuple(fc.constantFrom(...situations), fc.constantFrom('geotab', 'samsara')), {
      maxLength: 5
    })
    fc.assert(
      fc.property(parts, time, fc.nat(30), fc.nat(30), (list, newestPositionAtMs, vehicleCount, quietVehicleCount) => {
        const made = list.map(([situation, slug]) => part(situation, slug))
        const verdict = judgedFleet({ parts: made, facts: { newestPositionAtMs, vehicleCount, quietVehicleCount } })
        expectWhole(verdict)
        if (made.length === 0) return
        const ranks = [...made.map((one) => worstFirst.indexOf(one.verdict.kind)), worstFirst.indexOf('vehicle-quiet')]
        expect(worstFirst.indexOf(verdict.kind)).toBeGreaterThanOrEqual(Math.min(...ranks))
      })
    )
  })
})

describe('the tables', () => {
  it('have an answer for each kind, and an order that leaves none out', () => {
    expect(new Set(situations.map((situation) => verdictOf(situation).kind))).toEqual(new Set(verdictKinds))
    expect([...worstFirst].sort()).toEqual([...verdictKinds].sort())
    expect([...severityRanks].sort((a, b) => a - b)).toEqual(verdictKinds.map((_, index) => index))
    for (const [kind] of Object.values(outcomes)) expect(verdictKinds).toContain(kind)
  })

  it('ask nobody for nothing: who is asked has something to do', () => {
    for (const situation of situations) {
      const { actor, action } = verdictOf(situation)
      expect([situation, actor === 'nobody']).toEqual([
        situation,
        action === 'none' || (actor === 'nobody' && action === 'wait')
      ])
    }
  })
})

function expectWhole({ kind, actor, action }: Verdict): void {
  expect(verdictKinds).toContain(kind)
  expect(actors).toContain(actor)
  expect(nextActions).toContain(action)
}

function* combinations(): Generator<Combination> {
  for (const reach of reaches)
    for (const agreement of agreements)
      for (const status of connectionStatuses)
        for (const schedule of scheduleStatuses)
          for (const share of shareLevels)
            for (const fetching of fetchings)
              for (const newest of newestPositions)
                for (const isProviderOut of [false, true])
                  yield { reach, agreement, status, schedule, share, fetching, newest, isProviderOut }
}

function storyOf(c: Combination): ConnectionStory {
  const lastMinutes = { late: 20, 'late for long': 600 }[c.fetching as string]
  const lastSuccessAtMs =
    c.fetching === 'never' || c.fetching === 'new'
      ? null
      : lastMinutes === undefined
        ? onTime.lastSuccessAtMs
        : minutesAgo(lastMinutes)
  return {
    reach: c.reach === 'online' ? { kind: 'online' } : { kind: c.reach, sinceMs: null },
    agreements: c.agreement === 'none' ? [] : [{ ...active, status: c.agreement }],
    connection: { status: c.status, createdAtMs: minutesAgo(c.fetching === 'new' ? 10 : 60_000) },
    positions:
      c.fetching === 'no row' ? null : { ...onTime, lastSuccessAtMs, scheduleStatus: c.schedule, shareLevel: c.share },
    visibility:
      c.fetching === 'hidden'
        ? { freshness: { permission: 'connection:read' } }
        : c.fetching === 'not offered'
          ? { freshness: { permission: null } }
          : {},
    isProviderOut: c.isProviderOut,
    newestPositionAtMs: { young: minutesAgo(2), old: minutesAgo(600), none: null }[c.newest]
  }
}

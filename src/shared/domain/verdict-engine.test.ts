import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  active,
  healthy,
  hourMs,
  minuteMs,
  minutesAgo,
  nowMs,
  onTime,
  quietFacts,
  silentFor
} from './test-support/verdict-cases'
import { createVerdictEngine } from './verdict-engine'
import type { VerdictEngine } from './verdict-engine-types'
import { allVisible, type ConnectionFacts, type FreshnessFacts, type Reach } from './verdict-facts'

const connection = (connectionId: string, fleetKey: string, more: Partial<ConnectionFacts> = {}): ConnectionFacts => ({
  ...healthy,
  connectionId,
  fleetKey,
  ...more
})
const readAt = (atMs: number, positions: FreshnessFacts = onTime): FreshnessFacts => ({ ...positions, readAtMs: atMs })
const fetchedAt = (atMs: number): FreshnessFacts => ({
  ...onTime,
  lastSuccessAtMs: atMs,
  nextAtMs: atMs + minuteMs,
  readAtMs: atMs
})
const nothing = { fleetKeys: [], connectionIds: [], began: [], ended: [] }

let engine: VerdictEngine
beforeEach(() => {
  engine = createVerdictEngine()
  for (const key of ['A', 'B']) {
    engine.setFleetFacts(key, quietFacts)
    engine.setAgreements(key, [active])
    engine.setConnection(connection(`${key}-1`, key))
  }
  engine.advance(nowMs)
})

describe('the verdict engine', () => {
  it('says what is new, and of the rest nothing', () => {
    expect(engine.fleetVerdict('A')).toMatchObject({ kind: 'fine' })
    engine.setConnection(connection('A-1', 'A', { status: 'stale', positions: silentFor(90) }))
    expect(engine.advance(nowMs)).toEqual({ ...nothing, fleetKeys: ['A'], connectionIds: ['A-1'] })
    expect(engine.connectionVerdict('A-1')).toMatchObject({ kind: 'sign-in-needed' })
    expect(engine.fleetVerdict('A')).toMatchObject({ kind: 'sign-in-needed', providerName: 'Geotab' })
    expect([engine.brokenCount('A'), engine.brokenCount('B')]).toEqual([1, 0])
    engine.setConnection(connection('A-1', 'A', { status: 'stale', positions: silentFor(90) }))
    expect(engine.advance(nowMs)).toEqual(nothing)
  })

  it('clears a verdict when its cause is gone', () => {
    engine.setConnection(connection('A-1', 'A', { positions: silentFor(90) }))
    engine.advance(nowMs)
    engine.setConnection(connection('A-1', 'A'))
    expect(engine.advance(nowMs)).toMatchObject({ fleetKeys: ['A'] })
    expect(engine.fleetVerdict('A')).toMatchObject({ kind: 'fine', actor: 'nobody' })
  })

  it('knows when time alone changes a verdict, and changes it then', () => {
    engine.setConnection(connection('A-1', 'A', { positions: silentFor(4) }))
    engine.advance(nowMs)
    const nextMs = engine.nextChangeAtMs()
    expect(nextMs).toBe(minutesAgo(4) + 5 * minuteMs + 1)
    expect(engine.advance(nextMs - 1)).toEqual(nothing)
    expect(engine.advance(nextMs)).toMatchObject({ fleetKeys: ['A'], connectionIds: ['A-1'] })
    expect(engine.fleetVerdict('A')).toMatchObject({ kind: 'connection-late', action: 'wait' })
    const patienceMs = engine.nextChangeAtMs()
    expect(engine.advance(patienceMs)).toMatchObject({ fleetKeys: ['A'] })
    expect(engine.fleetVerdict('A')).toMatchObject({ kind: 'connection-late', action: 'ask-provider' })
  })

  it('calls nobody late because we stopped asking', () => {
    expect(engine.advance(nowMs + 5 * hourMs).connectionIds).toEqual([])
  })

  it('measures by the server’s clock', () => {
    engine.setClockOffset(-2 * hourMs)
    engine.setConnection(connection('A-1', 'A', { positions: readAt(nowMs, silentFor(4)) }))
    engine.advance(nowMs + 2 * hourMs)
    expect(engine.connectionVerdict('A-1')).toMatchObject({ kind: 'fine' })
    expect(engine.nextChangeAtMs()).toBe(minutesAgo(-1) + 2 * hourMs + 1)
  })

  it('follows agreements, visibility and the network for all at once', () => {
    engine.setAgreements('A', [{ ...active, status: 'paused' }])
    expect(engine.advance(nowMs).fleetKeys).toEqual(['A'])
    expect(engine.connectionVerdict('A-1')).toMatchObject({ kind: 'sharing-paused' })
    engine.setReach({ kind: 'offline', sinceMs: nowMs })
    expect([...engine.advance(nowMs).fleetKeys].sort()).toEqual(['A', 'B'])
    expect(engine.fleetVerdict('A')).toMatchObject({ kind: 'offline' })
    engine.setReach({ kind: 'online' })
    engine.advance(nowMs)
    expect([engine.fleetVerdict('A')?.kind, engine.fleetVerdict('B')?.kind]).toEqual(['sharing-paused', 'fine'])
    engine.setVisibility({ ...allVisible, freshness: { permission: 'connection:read' } })
    engine.setFleetFacts('B', { ...quietFacts, newestPositionAtMs: minutesAgo(600) })
    engine.advance(nowMs)
    expect(engine.fleetVerdict('B')).toMatchObject({ kind: 'not-visible', permission: 'connection:read' })
  })

  it('looks at positions again where fetching tells nothing', () => {
    engine.setVisibility({ ...allVisible, freshness: { permission: null } })
    engine.setFleetFacts('B', { ...quietFacts, newestPositionAtMs: minutesAgo(600) })
    engine.advance(nowMs)
    expect(engine.connectionVerdict('B-1')).toMatchObject({ kind: 'not-visible' })
    engine.setFleetFacts('B', quietFacts)
    expect(engine.advance(nowMs).connectionIds).toEqual(['B-1'])
    expect(engine.fleetVerdict('B')).toMatchObject({ kind: 'fine' })
  })

  it('lets connections change fleet and provider, and go', () => {
    engine.setConnection(
      connection('A-1', 'B', { positions: silentFor(90), providerSlug: 'samsara', providerName: 'Samsara' })
    )
    engine.setFleetFacts('A', { ...quietFacts, newestPositionAtMs: null })
    engine.advance(nowMs)
    expect(engine.fleetVerdict('A')).toMatchObject({ kind: 'no-provider-yet' })
    expect(engine.fleetVerdict('B')).toMatchObject({ kind: 'connection-late', providerName: 'Samsara' })
    expect(engine.connectionsOf('B')).toEqual(['B-1', 'A-1'])
    engine.removeConnection('A-1')
    expect(engine.advance(nowMs)).toMatchObject({ fleetKeys: ['B'], connectionIds: ['A-1'] })
    expect([engine.connectionVerdict('A-1'), engine.fleetVerdict('B')?.kind]).toEqual([null, 'fine'])
    engine.removeFleet('A')
    expect(engine.advance(nowMs).fleetKeys).toEqual(['A'])
    expect([engine.fleetVerdict('A'), engine.fleetVerdict('never')]).toEqual([null, null])
  })

  it('folds a provider’s late connections into its outage, and takes them out again', () => {
    for (const key of ['C', 'D', 'E', 'F']) {
      engine.setFleetFacts(key, quietFacts)
      engine.setConnection(connection(`${key}-1`, key, { positions: silentFor(20) }))
    }
    engine.setConnection(connection('C-2', 'C', { positions: silentFor(20) }))
    engine.setConnection(connection('A-1', 'A', { positions: silentFor(600) }))
    const { began } = engine.advance(nowMs)
    expect(began).toEqual([{ providerSlug: 'geotab', sinceMs: minutesAgo(19), lateCount: 5, totalCount: 7 }])
    expect(engine.fleetVerdict('C')).toMatchObject({ kind: 'provider-outage', sinceMs: minutesAgo(19) })
    // Late since long before: a trouble of its own.
    expect(engine.fleetVerdict('A')).toMatchObject({ kind: 'connection-late' })
    // The two connections of C are one fleet.
    expect([...engine.fleetsInOutage('geotab')].sort()).toEqual(['C', 'D', 'E', 'F'])
    expect(engine.fleetsWatchedAt('geotab')).toBe(6)
    for (const key of ['C', 'D', 'E'])
      engine.setConnection(connection(`${key}-1`, key, { positions: fetchedAt(nowMs) }))
    const after = engine.advance(nowMs)
    expect(after.ended).toHaveLength(1)
    expect([...after.fleetKeys].sort()).toEqual(['C', 'D', 'E', 'F'])
    expect(engine.fleetVerdict('F')).toMatchObject({ kind: 'connection-late' })
    expect([engine.outages(), engine.fleetsInOutage('geotab')]).toEqual([[], []])
  })

  it('learns the rhythm of a connection whose schedule is hidden', () => {
    const hidden = (more: Partial<FreshnessFacts>): ConnectionFacts =>
      connection('A-2', 'A', { positions: { ...onTime, intervalMs: null, ...more } })
    engine.setConnection(hidden({ lastSuccessAtMs: minutesAgo(90), nextAtMs: minutesAgo(-1) }))
    engine.advance(nowMs)
    expect(engine.connectionVerdict('A-2')).toMatchObject({ kind: 'fine' })
    // A minute on it was tried again in vain: so it is tried each minute.
    engine.setConnection(
      hidden({ lastSuccessAtMs: minutesAgo(90), nextAtMs: minutesAgo(-2), readAtMs: nowMs + minuteMs })
    )
    engine.advance(nowMs + minuteMs)
    expect(engine.connectionVerdict('A-2')).toMatchObject({ kind: 'connection-late' })
  })
})

describe('after any changes', () => {
  it('stands as an engine that saw the last facts only', () => {
    const positions = fc.constantFrom(onTime, silentFor(4), silentFor(20), silentFor(300), null)
    const change = fc.oneof(
      fc.record({
        kind: fc.constant('connection' as const),
        id: fc.nat(7),
        fleet: fc.constantFrom('A', 'B', 'C'),
        positions,
        status: fc.constantFrom('active', 'stale', 'paused', 'cancelled')
      }),
      fc.record({ kind: fc.constant('remove' as const), id: fc.nat(7) }),
      fc.record({
        kind: fc.constant('agreement' as const),
        fleet: fc.constantFrom('A', 'B', 'C'),
        status: fc.constantFrom('active', 'paused', 'expired')
      }),
      fc.record({
        kind: fc.constant('reach' as const),
        reach: fc.constantFrom<Reach>({ kind: 'online' }, { kind: 'offline', sinceMs: nowMs })
      }),
      fc.record({ kind: fc.constant('advance' as const), byMs: fc.nat(3 * minuteMs) })
    )
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const one = createVerdictEngine()
        const facts = new Map<string, ConnectionFacts>()
        const agreements = new Map<string, string>([
          ['A', 'active'],
          ['B', 'active'],
          ['C', 'active']
        ])
        let reach: Reach = { kind: 'online' }
        let atMs = nowMs
        const start = (made: VerdictEngine): void => {
          for (const [key, status] of agreements) {
            made.setFleetFacts(key, { ...quietFacts, newestPositionAtMs: null })
            made.setAgreements(key, [{ ...active, status }])
          }
        }
        start(one)
        for (const step of changes) {
          switch (step.kind) {
            case 'connection': {
              // Every one at a provider of its own: what an outage remembers is another test.
              const made = connection(`c${step.id}`, step.fleet, {
                positions: step.positions,
                status: step.status,
                providerSlug: `provider-${step.id}`
              })
              facts.set(made.connectionId, made)
              one.setConnection(made)
              break
            }
            case 'remove':
              facts.delete(`c${step.id}`)
              one.removeConnection(`c${step.id}`)
              break
            case 'agreement':
              agreements.set(step.fleet, step.status)
              one.setAgreements(step.fleet, [{ ...active, status: step.status }])
              break
            case 'reach':
              reach = step.reach
              one.setReach(reach)
              break
            case 'advance':
              atMs += step.byMs
              one.advance(atMs)
          }
        }
        one.advance(atMs)
        const fresh = createVerdictEngine()
        start(fresh)
        for (const made of facts.values()) fresh.setConnection(made)
        fresh.setReach(reach)
        fresh.advance(atMs)
        for (const id of facts.keys()) expect(one.connectionVerdict(id)).toEqual(fresh.connectionVerdict(id))
        for (const key of agreements.keys()) expect(one.fleetVerdict(key)).toEqual(fresh.fleetVerdict(key))
      })
    )
  })
})

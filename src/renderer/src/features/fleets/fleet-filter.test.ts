import { verdictOf } from '@shared/domain/verdict-answers'
import { noFleetFilter, type FleetSort } from '@renderer/state/fleet-view-store'
import { fleetRow } from '@renderer/test-support/samples-fleets'
import { describe, expect, it } from 'vitest'
import { sortFleets, viewFleets } from './fleet-filter'
import { countTiles, tileOf } from './fleet-tiles'

const nowMs = Date.UTC(2026, 10, 22, 15)
const byNeed: FleetSort = { column: 'verdict', isDescending: false }

const rows = [
  fleetRow({ key: 'fine', name: 'Ávila Freight', verdict: verdictOf('flows') }),
  fleetRow({ key: 'login', name: 'Blue Mesa', verdict: verdictOf('login-lost', { sinceMs: nowMs - 5 }) }),
  fleetRow({
    key: 'late',
    name: 'Carter 10',
    verdict: verdictOf('late-long'),
    providers: [{ slug: 'geotab', name: 'Geotab' }]
  }),
  fleetRow({ key: 'late-9', name: 'Carter 9', verdict: verdictOf('late-long'), vehicleCounts: [900, 0, 0, 0, 0, 0] }),
  fleetRow({ key: 'out', name: 'Delta', verdict: verdictOf('provider-out') }),
  fleetRow({ key: 'quiet', name: 'Echo', verdict: verdictOf('fleet-quiet') }),
  fleetRow({ key: 'hidden', name: 'Foxtrot', verdict: verdictOf('list-hidden') }),
  fleetRow({
    key: 'snoozed',
    name: 'Golf',
    verdict: verdictOf('login-lost'),
    snooze: { untilMs: nowMs + 1, reason: 'closed today' }
  })
]
const keysOf = (filter: Partial<typeof noFleetFilter>, sort = byNeed) =>
  viewFleets(sortFleets(rows, sort), { ...noFleetFilter, ...filter }, nowMs).rows.map(({ key }) => key)

describe('the groups of fleets', () => {
  it('add up to all fleets', () => {
    const counts = Object.values(countTiles(rows, nowMs))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(rows.length)
  })

  it('say whose turn it is', () => {
    expect(rows.map((row) => tileOf(row, nowMs))).toEqual([
      'fine',
      'fleet-must-act',
      'outage',
      'outage',
      'outage',
      'quiet',
      'needs-you',
      'snoozed'
    ])
  })

  it('take a fleet back when its snooze ends, and never put a fine one aside', () => {
    const until = rows[7] ?? fleetRow()
    expect(tileOf(until, nowMs + 2)).toBe('fleet-must-act')
    expect(tileOf({ ...until, verdict: verdictOf('flows') }, nowMs)).toBe('fine')
  })
})

describe('the list of fleets', () => {
  it('begins with the worst; among equals with the one of more vehicles', () => {
    expect(keysOf({})).toEqual(['login', 'snoozed', 'late-9', 'late', 'hidden', 'out', 'quiet', 'fine'])
  })

  it('finds by name, reference and provider, without accents', () => {
    expect(keysOf({ text: 'avila' })).toEqual(['fine'])
    expect(keysOf({ text: 'geotab car' })).toEqual(['late'])
  })

  it('counts each group as the text leaves it, whatever group is chosen', () => {
    const view = viewFleets(rows, { ...noFleetFilter, text: 'carter', tiles: ['fine'] }, nowMs)
    expect(view.rows).toEqual([])
    expect([...view.tileCounts]).toEqual([['outage', 2]])
    expect(view.total).toBe(rows.length)
  })

  it('adds up connections and vehicles of what is shown', () => {
    const view = viewFleets(rows, { ...noFleetFilter, text: 'carter' }, nowMs)
    expect(view).toMatchObject({ connectionCount: 2, vehicleCount: 906 })
  })

  it('sorts numbers in names by their value', () => {
    const sort: FleetSort = { column: 'name', isDescending: false }
    expect(keysOf({ text: 'carter' }, sort)).toEqual(['late-9', 'late'])
    expect(keysOf({ text: 'carter' }, { ...sort, isDescending: true })).toEqual(['late', 'late-9'])
  })
})

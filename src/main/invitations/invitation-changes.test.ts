import { describe, expect, it } from 'vitest'
import type { InvitationParts } from './invitation-parts'
import { apiInvitation, type ApiInvitation } from './test-support/fake-invitations-api'
import { createManualClock } from './test-support/manual-clock'
import { bench, handleOf, input, type Bench } from './test-support/service-bench'

const startMs = Date.parse('2026-11-22T12:00:00Z')
const hourMs = 3_600_000
const iso = (atMs: number): string => new Date(atMs).toISOString()

/** One that waits for another hour. */
const waiting = (number: number, more: Readonly<Record<string, unknown>> = {}): ApiInvitation =>
  apiInvitation(number, {
    created_at: iso(startMs - 100 * hourMs),
    expires_at: iso(startMs + hourMs),
    ...more
  })

function setUp(invitations: readonly ApiInvitation[], more: Partial<InvitationParts> = {}) {
  const clock = createManualClock(startMs)
  return { clock, ...bench(invitations, { nowMs: clock.nowMs, schedule: clock.schedule, ...more }) }
}

/** What the server says from now on of one fleet. */
function change({ api }: Bench, number: number, more: Readonly<Record<string, unknown>>): void {
  api.invitations = api.invitations.map((one) => (one.fleet_ref === `FLEET-${number}` ? { ...one, ...more } : one))
}

const journalOf = ({ journal }: Bench): readonly string[] => journal.map(({ kind, fleetKey }) => `${kind} ${fleetKey}`)

describe('what the page is told', () => {
  it('is everything once, then nothing of what stayed the same', async () => {
    const run = setUp([waiting(1), waiting(2), waiting(3)])
    await run.service.refresh()
    expect(run.told.at(-1)?.changed).toHaveLength(3)
    const before = run.service.rows()
    await run.service.refresh()
    expect(run.told.slice(-2)).toMatchObject([
      { changed: [], removedHandles: [], isRefreshing: true },
      { changed: [], removedHandles: [], isRefreshing: false, asOfMs: startMs }
    ])
    expect(run.service.rows()).toBe(before)
  })

  it('is what changed, what left, and a number without a gap', async () => {
    const run = setUp([waiting(1), waiting(2), waiting(3)])
    await run.service.refresh()
    const gone = handleOf(run.service, 'FLEET-3')
    const kept = run.service.rows().find(({ fleetRef }) => fleetRef === 'FLEET-1')
    change(run, 2, { status: 'declined', decline_reason: 'No' })
    run.api.invitations = run.api.invitations.filter(({ fleet_ref }) => fleet_ref !== 'FLEET-3')
    await run.service.refresh()
    expect(run.told.at(-1)).toMatchObject({
      changed: [{ fleetRef: 'FLEET-2', status: 'declined' }],
      removedHandles: [gone]
    })
    expect(run.service.rows().find(({ fleetRef }) => fleetRef === 'FLEET-1')).toBe(kept)
    const numbers = run.told.map(({ sequence }) => sequence)
    expect(numbers).toEqual(numbers.map((_number, index) => (numbers[0] ?? 0) + index))
    expect(run.service.list().sequence).toBe(numbers.at(-1))
  })

  it('stays small for 20,000 rows', { timeout: 30_000 }, async () => {
    const many = Array.from({ length: 20_000 }, (_none, index) => ({
      ...waiting(1),
      id: `id-${index}-fake-4000`,
      magic_link: `https://connect.example.test/?invite=id-${index}-fake-4000`,
      fleet_ref: `REF-${index}`
    }))
    const run = setUp([])
    run.api.pageSize = 1000
    run.api.invitations = many
    await run.service.refresh()
    expect(run.service.rows()).toHaveLength(20_000)
    run.api.invitations = many.map((one, index) => (index === 7 ? { ...one, status: 'accepted' } : one))
    await run.service.refresh()
    expect(run.told.at(-1)?.changed).toMatchObject([{ fleetRef: 'REF-7', status: 'accepted' }])
  })
})

describe('the journal', () => {
  it('takes the first list for granted, and records what became of each afterwards', async () => {
    const run = setUp([waiting(1), waiting(2), waiting(3), waiting(4, { status: 'declined' })])
    await run.service.refresh()
    expect([run.journal, run.news]).toEqual([[], ['expiring: Fleet number 1, Fleet number 2, Fleet number 3']])
    change(run, 1, { status: 'accepted', accepted_at: iso(startMs) })
    change(run, 2, { status: 'declined', declined_at: iso(startMs) })
    change(run, 3, { status: 'deleted' })
    change(run, 4, { status: 'active' })
    run.api.invitations.push(waiting(5))
    await run.service.refresh()
    expect([...journalOf(run)].sort()).toEqual([
      'invitation-accepted FLEET-1',
      'invitation-created FLEET-5',
      'invitation-declined FLEET-2',
      'invitation-refreshed FLEET-4',
      'invitation-revoked FLEET-3'
    ])
    expect(run.news.slice(1, 3)).toEqual(['accepted: Fleet number 1', 'declined: Fleet number 2'])
    await run.service.refresh()
    expect(run.journal).toHaveLength(5)
  })

  it('records what happened while the app was closed', async () => {
    const before = setUp([waiting(1)])
    await before.service.refresh()
    before.service.stop()
    await before.service.settled()
    const saved = before.saved()
    const rowStore = {
      load: () => Promise.resolve(saved),
      save: () => Promise.resolve(),
      saveAsOf: () => Promise.resolve()
    }
    const run = setUp([waiting(1, { status: 'accepted' })], { rowStore })
    await run.service.open()
    await run.service.refresh()
    expect(journalOf(run)).toEqual(['invitation-accepted FLEET-1'])
    expect(run.news).toEqual(['accepted: Fleet number 1'])
  })

  it('records an end at its time, once, with one timer for all', async () => {
    const run = setUp([waiting(1), waiting(2, { expires_at: iso(startMs + 600_000) })])
    await run.service.refresh()
    expect(run.clock.waits().filter((waitMs) => waitMs === 600_001)).toHaveLength(1)
    run.clock.pass(600_000)
    expect(run.journal).toEqual([])
    run.clock.pass(1)
    expect(run.journal).toEqual([
      {
        atMs: startMs + 600_001,
        kind: 'invitation-expired',
        fleetKey: 'FLEET-2',
        fleetName: 'Fleet number 2',
        detail: {}
      }
    ])
    change(run, 2, { status: 'expired' })
    await run.service.refresh()
    expect(run.journal).toHaveLength(1)
    run.clock.pass(hourMs)
    expect(journalOf(run)).toEqual(['invitation-expired FLEET-2', 'invitation-expired FLEET-1'])
  })

  it.each([hourMs, -hourMs])('goes by the server when the clocks are %d ms apart', async (serverAheadMs) => {
    const run = setUp([waiting(1, { expires_at: iso(startMs + serverAheadMs + 600_000) })], {
      serverAheadMs: () => serverAheadMs
    })
    await run.service.refresh()
    run.clock.pass(599_000)
    expect(run.journal).toEqual([])
    run.clock.pass(2_000)
    expect(journalOf(run)).toEqual(['invitation-expired FLEET-1'])
  })

  it('records what is done here, and that the poll then finds it is no news', async () => {
    const run = setUp([waiting(1, { expires_at: iso(startMs + 99 * hourMs) })])
    await run.service.refresh()
    await run.service.create(input)
    await run.service.revoke(handleOf(run.service, 'FLEET-1'))
    await run.service.refresh()
    expect(journalOf(run)).toEqual([
      'invitation-created NEW-1',
      'invitation-copied NEW-1',
      'invitation-revoked FLEET-1'
    ])
    expect(run.news).toEqual([])
  })

  it('tells of an end that is near once, and again after it was extended', async () => {
    const run = setUp([waiting(1, { expires_at: iso(startMs + 40 * hourMs) })])
    await run.service.refresh()
    expect(run.news).toEqual([])
    run.clock.pass(10 * hourMs)
    expect(run.news).toEqual(['expiring: Fleet number 1'])
    await run.service.refresh()
    run.clock.pass(hourMs)
    expect(run.news).toHaveLength(1)
    change(run, 1, { expires_at: iso(startMs + 100 * hourMs) })
    await run.service.refresh()
    run.clock.pass(50 * hourMs)
    expect(run.news).toEqual(['expiring: Fleet number 1', 'expiring: Fleet number 1'])
    expect(journalOf(run)).toEqual(['invitation-refreshed FLEET-1'])
  })
})

describe('rows stay right', () => {
  it('with statuses and fields of a later version', async () => {
    const run = setUp([
      waiting(1, { status: 'on_hold', permissions: { teleport: 'read', vehicle: 'own' }, brand_new: { a: 1 } })
    ])
    await run.service.refresh()
    expect(run.service.rows()).toMatchObject([
      { status: 'on_hold', permissions: { teleport: 'read', vehicle: 'own' }, fleetRef: 'FLEET-1' }
    ])
    expect(JSON.stringify(run.told)).not.toContain('brand_new')
    change(run, 1, { status: 'accepted' })
    await run.service.refresh()
    expect(journalOf(run)).toEqual(['invitation-accepted FLEET-1'])
  })

  it('when a deleted one comes back, with its handle', async () => {
    const run = setUp([waiting(1)])
    await run.service.refresh()
    const handle = handleOf(run.service, 'FLEET-1')
    await run.service.revoke(handle)
    expect(run.service.rows()[0]?.status).toBe('deleted')
    run.api.invitations = [waiting(1, { status: 'deleted' })]
    await run.service.refresh()
    expect(run.service.rows()).toMatchObject([{ handle, status: 'deleted' }])
    change(run, 1, { status: 'active', expires_at: iso(startMs + 20 * hourMs) })
    await run.service.refresh()
    expect(run.service.rows()).toMatchObject([{ handle, status: 'active' }])
    expect(journalOf(run)).toEqual(['invitation-revoked FLEET-1', 'invitation-refreshed FLEET-1'])
  })

  it('when an invitation gets another id and link, with its handle and what only we know of it', async () => {
    const run = setUp([waiting(1)])
    await run.service.refresh()
    const handle = handleOf(run.service, 'FLEET-1')
    await run.service.copyLink(handle)
    change(run, 1, {
      id: '00000009-fake-4000-8000-000000000099',
      magic_link: 'https://connect.example.test/?invite=other'
    })
    await run.service.refresh()
    expect(run.service.rows()).toMatchObject([{ handle, chased: { atMs: startMs, via: 'copy' } }])
    await run.service.copyLink(handle)
    expect(run.copied.at(-1)).toBe('https://connect.example.test/?invite=other')
  })
})

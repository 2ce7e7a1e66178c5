import { afterEach, describe, expect, it, vi } from 'vitest'
import { fleetDetailSchema, fleetListSchema, fleetsChangedSchema } from '@shared/ipc/schemas-fleets'
import type { FleetRow } from '@shared/ipc/schemas-fleets'
import { createFleetBench, type BenchOptions, type FleetBench } from '../../main/connections/test-support/fleet-bench'
import { createTestClient } from '../test-support/test-client'

// A whole simulator answers: seconds, where the machine is busy.
vi.setConfig({ testTimeout: 30_000 })

const benches: FleetBench[] = []
afterEach(async () => {
  for (const bench of benches.splice(0)) {
    expect(bench.troubles).toEqual([])
    await bench.close()
  }
})

type Wanted = Partial<BenchOptions> & { readonly vehicles?: number }

function makeBench({ vehicles = 300, ...options }: Wanted = {}): FleetBench {
  const bench = createFleetBench({ createServer: (now) => createTestClient({ now, vehicles }), ...options })
  benches.push(bench)
  return bench
}

async function begun(options: Wanted = {}): Promise<FleetBench> {
  const bench = makeBench(options)
  await bench.begin()
  return bench
}

/** A fleet with vehicles that nothing is the matter with. */
function fineFleet({ book }: FleetBench): FleetRow {
  const row = book
    .list()
    .rows.find(({ verdict, vehicleCounts }) => verdict.kind === 'fine' && (vehicleCounts[0] ?? 0) > 0)
  if (row === undefined) throw new Error('No fleet is fine')
  return row
}

describe('the fleet book', () => {
  it('lists every fleet with its agreement, connections and vehicles, as the contract says', async () => {
    const bench = await begun()
    const list = fleetListSchema.parse(bench.book.list())
    expect(list.rows.length).toBeGreaterThan(3)
    expect(list.meta).toMatchObject({ lastError: null, invisible: [], isRefreshing: false })
    expect(list.meta.asOfMs).not.toBeNull()
    const counted = list.rows.reduce((sum, { vehicleCounts }) => sum + vehicleCounts.reduce((a, b) => a + b, 0), 0)
    expect(counted).toBe(bench.engine.status().vehicleCount)
    expect(list.rows.filter(({ agreementStatus }) => agreementStatus === 'active').length).toBeGreaterThan(3)
    for (const row of list.rows) {
      if (row.connectionCount > 0) expect(row.providers[0]?.name).toMatch(/^[A-Z0-9]/)
    }
    for (const event of bench.events) fleetsChangedSchema.parse(event)
    expect(bench.events.map(({ sequence }) => sequence)).toEqual(bench.events.map((_, index) => index + 1))
  })

  it('tells nothing anew that is as it was', async () => {
    const bench = await begun()
    await bench.pass(2)
    const told = bench.events.length
    bench.book.refresh()
    await bench.settle()
    const rows = bench.events.slice(told).flatMap(({ changed, removedKeys }) => [...changed, ...removedKeys])
    expect(rows).toEqual([])
  })

  it('says who must act for each trouble, and that it is over once it is', async () => {
    const bench = await begun()
    await bench.pass(1)
    const { fleetRef, key } = fineFleet(bench)
    await bench.server.control('POST', '/agreement', { fleetRef, status: 'paused' })
    bench.book.refresh()
    await bench.settle()
    expect(bench.row(key)).toMatchObject({
      agreementStatus: 'paused',
      verdict: { kind: 'sharing-paused', actor: 'fleet' }
    })
    expect(bench.sources.at(-1)?.verdict.length).toBeGreaterThan(0)
    await bench.server.control('POST', '/agreement', { fleetRef, status: 'active' })
    bench.book.refresh()
    await bench.settle()
    expect(bench.row(key).verdict.kind).toBe('fine')

    await bench.server.control('POST', '/stale', { fleetRef, minutesAgo: 90 })
    bench.book.refresh()
    await bench.settle()
    expect(bench.row(key).verdict).toMatchObject({ kind: 'sign-in-needed', actor: 'fleet', action: 'copy-repair-link' })
    expect(bench.row(key).brokenConnectionCount).toBeGreaterThan(0)
    await bench.server.control('POST', '/stale', { fleetRef, minutesAgo: null })
    bench.book.refresh()
    await bench.settle()

    await bench.server.control('POST', '/stuck', { fleetRef, minutesAgo: 30 })
    await bench.pass(1)
    expect(bench.row(key).verdict.kind).toBe('connection-late')
    await bench.server.control('POST', '/stuck', { fleetRef, minutesAgo: null })
    await bench.pass(2)
    expect(bench.row(key).verdict.kind).toBe('fine')
    expect(bench.journal.map(({ kind, detail }) => `${kind} ${detail.was ?? ''} ${detail.verdict ?? ''}`)).toEqual([
      'verdict-changed fine sharing-paused',
      'verdict-changed sharing-paused fine',
      'verdict-changed fine sign-in-needed',
      'verdict-changed sign-in-needed fine',
      'verdict-changed fine connection-late',
      'verdict-changed connection-late fine'
    ])
  })

  it('folds the late connections of one provider into one outage', async () => {
    const bench = await begun({ vehicles: 2000 })
    await bench.pass(1)
    const slugs = bench.book.list().rows.flatMap(({ providers }) => providers.map(({ slug }) => slug))
    const countOf = (wanted: string): number => slugs.filter((slug) => slug === wanted).length
    const [tspSlug = ''] = [...slugs].sort((a, b) => countOf(b) - countOf(a))
    await bench.server.control('POST', '/outage', { tspSlug, minutesAgo: 30 })
    await bench.pass(1)
    const [outage] = bench.book.list().meta.outages
    expect(outage).toMatchObject({ providerSlug: tspSlug })
    expect(outage?.fleetKeys.length).toBeGreaterThan(2)
    for (const key of outage?.fleetKeys ?? []) expect(bench.row(key).verdict.kind).toBe('provider-outage')
    await bench.server.control('POST', '/outage', { tspSlug, minutesAgo: null })
    await bench.pass(3)
    expect(bench.book.list().meta.outages).toEqual([])
    const kinds = bench.journal.map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind.startsWith('outage'))).toEqual(['outage-began', 'outage-ended'])
    expect(kinds).not.toContain('verdict-changed')
  })

  it('says that we are offline, and keeps that out of the journal', async () => {
    const bench = await begun()
    await bench.pass(1)
    const { key } = fineFleet(bench)
    bench.book.setReach({ kind: 'no-network', sinceMs: bench.time.now(), retryAtMs: null })
    await bench.settle()
    expect(bench.row(key).verdict).toMatchObject({ kind: 'offline', actor: 'you' })
    bench.book.setReach({ kind: 'online', checkedAtMs: bench.time.now() })
    await bench.settle()
    expect(bench.row(key).verdict.kind).toBe('fine')
    expect(bench.journal).toEqual([])
  })
})

describe('what an account may not see', () => {
  const paths = [
    ['fleets', '/v2/orgs/fleets', 'fleet:read'],
    ['agreements', '/v2/orgs/share', 'share-agreement:read'],
    ['connections', '/v2/integrations/connections?', 'connection:read'],
    ['freshness', 'data-freshness', 'connection:read']
  ] as const
  it.each(paths.flatMap((one) => [[...one, 403] as const, [...one, 404] as const]))(
    '%s (%s) is named with %s, and takes nothing else down: %i',
    async (part, path, permission, status) => {
      const bench = makeBench()
      bench.answers.set(path, status)
      await bench.begin()
      const { rows, meta } = bench.book.list()
      expect(meta.invisible).toEqual([{ part, permission }])
      expect(meta.lastError).toBeNull()
      expect(rows.length).toBeGreaterThan(3)
      expect(rows.some(({ vehicleCounts }) => vehicleCounts.some((count) => count > 0))).toBe(true)
      bench.answers.clear()
      bench.book.refresh()
      await bench.settle()
      expect(bench.book.list().meta.invisible).toEqual([])
      expect(fineFleet(bench).connectionCount).toBeGreaterThan(0)
    }
  )

  it('shows the fleets that vehicles name where no list may be read', async () => {
    const bench = makeBench()
    await bench.server.control('POST', '/permissions', { scopes: ['telematics:read'] })
    await bench.begin()
    await bench.pass(1)
    const { rows, meta } = bench.book.list()
    expect(meta.invisible.map(({ part }) => part)).toEqual(['agreements', 'connections', 'fleets', 'freshness'])
    expect(rows.length).toBeGreaterThan(3)
    expect(rows.every(({ name, connectionCount }) => name !== '' && connectionCount === 0)).toBe(true)
  })

  it('names schedules that may not be seen once a fleet is looked at', async () => {
    const bench = makeBench()
    await bench.server.control('POST', '/faults', [{ kind: 'forbidden', path: '/schedules' }])
    await bench.begin()
    const detail = await bench.book.detail(fineFleet(bench).key)
    if (!detail.ok) throw new Error(detail.error.code)
    expect(detail.value.invisible).toEqual([{ part: 'schedules', permission: 'schedule:read' }])
    expect(detail.value.connections[0]?.intervalSeconds).toBeNull()
  })
})

describe('one fleet', () => {
  it('has its contact, agreement, connections and freshness, and drops what is secret', async () => {
    const bench = await begun()
    const { key } = fineFleet(bench)
    const answer = await bench.book.detail(key)
    if (!answer.ok) throw new Error(answer.error.code)
    const detail = fleetDetailSchema.parse(answer.value)
    expect(detail.agreements[0]).toMatchObject({
      status: 'active',
      scopes: { vehicle_location: expect.any(String) as string }
    })
    expect(detail.connections[0]).toMatchObject({ intervalSeconds: 60, verdict: { kind: 'fine' } })
    expect(detail.connections[0]?.freshness.map(({ resource }) => resource)).toEqual(['vehicle_location', 'vehicle'])
    expect(detail.counts.vehicles).toBeGreaterThanOrEqual(detail.counts.positions)
    const seen =
      JSON.stringify([detail, bench.events]) +
      [...bench.blobs.values()].map((bytes) => Buffer.from(bytes).toString()).join()
    expect(seen).not.toMatch(/clear[-_](?:client|database)|\*{5}|tsp-\d+\.invalid/)
    expect(await bench.book.detail('nobody')).toMatchObject({ ok: false, error: { code: 'unknown-handle' } })
  })

  it('keeps notes and snoozes over a restart, and a snooze ends by itself', async () => {
    const bench = await begun()
    const { key } = fineFleet(bench)
    await bench.book.setNote(key, 'Ask for María')
    await bench.book.setSnooze(key, { untilMs: bench.time.now() + 5 * 60_000, reason: 'holiday' })
    expect(bench.row(key)).toMatchObject({ hasNote: true, snooze: { reason: 'holiday' } })
    expect(bench.journal.map(({ kind }) => kind)).toEqual(['note-changed', 'snoozed'])
    expect(JSON.stringify(bench.journal)).not.toMatch(/María|holiday/)

    const { blobs, server, time } = bench
    const second = await begun({ blobs, server, time })
    expect(second.row(key)).toMatchObject({ hasNote: true, snooze: { reason: 'holiday' } })
    await second.pass(6)
    expect(second.row(key).snooze).toBeNull()
    expect(await second.book.setSnooze(key, { untilMs: 1, reason: '' })).toMatchObject({ ok: false })
    expect(await second.book.setNote('nobody', 'x')).toMatchObject({ ok: false, error: { code: 'unknown-handle' } })
  })
})

describe('from one run to the next', () => {
  it('shows what was kept without network, as of then', async () => {
    const first = await begun()
    const { rows, meta } = first.book.list()
    const { blobs, server } = first
    const second = makeBench({ blobs, server, time: first.time })
    await second.engine.open()
    await second.book.open()
    second.book.setReach({ kind: 'no-network', sinceMs: 1, retryAtMs: null })
    second.book.start()
    first.time.advance(500)
    await second.settle()
    const list = second.book.list()
    expect(list.rows.map(({ key, name }) => [key, name]).sort()).toEqual(
      rows.map(({ key, name }) => [key, name]).sort()
    )
    expect(list.meta.asOfMs).toBe(meta.asOfMs)
    expect(list.rows[0]?.verdict.kind).toBe('offline')
  })

  it('finds fleets that came and left meanwhile, and none at the very first start', async () => {
    const first = await begun()
    expect(first.journal).toEqual([])
    await first.pass(1)
    const { key, fleetRef } = fineFleet(first)
    await first.book.close()
    await first.server.control('POST', '/agreement', { fleetRef, status: 'deleted' })
    const { blobs, server, time } = first
    const second = await begun({ blobs, server, time })
    await second.pass(1)
    expect(second.journal.map(({ kind, fleetKey }) => [kind, fleetKey])).toContainEqual(['verdict-changed', key])
  })
})

describe('clocks that differ', () => {
  it('makes no connection late that is not', async () => {
    const bench = await begun()
    await bench.pass(1)
    const { key } = fineFleet(bench)
    // Ours is two hours behind the server's.
    bench.engine.setServerClockOffsetMs(0)
    bench.book.setServerClockOffsetMs(500)
    await bench.settle()
    expect(bench.row(key).verdict.kind).toBe('fine')
  })
})

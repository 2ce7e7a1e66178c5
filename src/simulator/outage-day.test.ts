import { createVerdictEngine } from '@shared/domain/verdict-engine'
import type { ConnectionFacts } from '@shared/domain/verdict-facts'
import { describe, expect, it } from 'vitest'
import { createTestClient, fieldOf, rowsOf, type TestClient } from './test-support/test-client'
import { between, wholeBetween } from './world/random'

const minuteMs = 60_000
const dayMinutes = 24 * 60
const seed = 7
const failureCount = 200
/** Minute of the day, and how long. One big provider, one small one, one in the night beside many single failures. */
const outages = [
  { slug: 'geotab', atMinute: 185.3, minutes: 70 },
  { slug: 'verizon-connect', atMinute: 620.7, minutes: 36 },
  { slug: 'samsara', atMinute: 1130.1, minutes: 120 }
] as const

/** A single connection that is stuck for a while, spread over the day and the fleet. */
interface Failure {
  readonly connectionIndex: number
  readonly fromMinute: number
  readonly toMinute: number
}

/**
 * The day is recorded from the simulator itself: a world of 250,000 vehicles, steered through its control endpoint, and read every
 * other minute through `data-freshness` as the app reads it. Which connection fails when follows from the seed.
 */
describe('a day of the simulator with 3 outages and 200 single failures', () => {
  it('shows all 3, no other, and each soon', { timeout: 120_000 }, async () => {
    const client = createTestClient({ vehicles: 250_000, seed, tokenLifetimeSeconds: 86_400 })
    const { world, clock } = client.simulator.control
    const startMs = clock.now()
    const count = world.connections().length
    const failures = Array.from({ length: failureCount }, (_, number): Failure => {
      const fromMinute = (number * dayMinutes) / failureCount
      return {
        connectionIndex: wholeBetween(0, count - 1, seed, number, 901),
        fromMinute: evenFrom(fromMinute),
        toMinute: evenFrom(fromMinute + between(8, 90, seed, number, 902))
      }
    })
    const engine = createVerdictEngine()
    const found: { slug: string; sinceMinute: number; atMinute: number }[] = []
    const ended: string[] = []
    const singles = new Set<string>()
    for (let minute = 2; minute < dayMinutes; minute += 2) {
      await client.control('POST', '/clock', { advanceMs: 2 * minuteMs })
      await steer(client, failures, minute)
      for (const facts of await read(client)) engine.setConnection(facts)
      const changes = engine.advance(clock.now())
      for (const { providerSlug, sinceMs } of changes.began)
        found.push({ slug: providerSlug, sinceMinute: (sinceMs - startMs) / minuteMs, atMinute: minute })
      ended.push(...changes.ended.map(({ providerSlug }) => providerSlug))
      for (const id of changes.connectionIds)
        if (engine.connectionVerdict(id)?.kind === 'connection-late') singles.add(id)
    }
    const delays = outages.map(({ atMinute }, place) => (found[place]?.atMinute ?? Infinity) - atMinute)
    process.stdout.write(
      `outage radar: ${count} connections, ${singles.size} of them late on their own at some time; delays ${delays.map((delay) => delay.toFixed(1)).join(', ')} min\n`
    )
    expect(found.map(({ slug }) => slug)).toEqual(outages.map(({ slug }) => slug))
    expect(ended).toEqual(outages.map(({ slug }) => slug))
    for (const [place, { atMinute }] of outages.entries()) {
      expect(Math.abs((found[place]?.sinceMinute ?? NaN) - atMinute)).toBeLessThanOrEqual(2)
      expect(delays[place]).toBeLessThanOrEqual(8)
    }
    // The single failures were there to be mistaken for an outage.
    expect(singles.size).toBeGreaterThan(50)
  })
})

/** The next minute in which the day is looked at. */
function evenFrom(minute: number): number {
  return Math.ceil(minute / 2) * 2
}

/** Begins and ends what begins and ends in this minute. */
async function steer(client: TestClient, failures: readonly Failure[], minute: number): Promise<void> {
  for (const { connectionIndex, fromMinute, toMinute } of failures) {
    if (fromMinute === minute) await client.control('POST', '/stuck', { connectionIndex, minutesAgo: 0 })
    if (toMinute === minute) await client.control('POST', '/stuck', { connectionIndex, minutesAgo: null })
  }
  for (const { slug, atMinute, minutes } of outages) {
    const beginsAt = evenFrom(atMinute)
    if (minute === beginsAt) await client.control('POST', '/outage', { tspSlug: slug, minutesAgo: beginsAt - atMinute })
    if (minute === beginsAt + minutes) await client.control('POST', '/outage', { tspSlug: slug, minutesAgo: null })
  }
}

/** What the app makes of one answer; schedules are not asked for, so that the rhythm has to be learned. */
async function read(client: TestClient): Promise<readonly ConnectionFacts[]> {
  const { world, clock } = client.simulator.control
  const rows = rowsOf(await client.get('/v2/integrations/connections/data-freshness'))
  const statuses = new Map(world.connections().map(({ id, status }) => [id, status]))
  return rows
    .filter((row) => fieldOf(row, 'resource') === 'vehicle_location')
    .map((row) => {
      const text = (name: string): string => String(fieldOf(row, name))
      const at = (name: string): number | null => {
        const value = fieldOf(row, name)
        return typeof value === 'string' ? Date.parse(value) : null
      }
      return {
        connectionId: text('connection_id'),
        fleetKey: text('fleet_ref'),
        providerSlug: text('tsp_slug'),
        providerName: text('tsp_slug'),
        status: statuses.get(text('connection_id')) ?? 'active',
        createdAtMs: null,
        updatedAtMs: null,
        vehicleCount: null,
        positions: {
          lastSuccessAtMs: at('last_successful_execution_at'),
          nextAtMs: at('next_execution_at'),
          intervalMs: null,
          scheduleStatus: text('schedule_status'),
          shareLevel: text('share_level'),
          readAtMs: clock.now()
        }
      }
    })
}

import { describe, expect, it } from 'vitest'
import { allPages, createTestClient, fieldOf, rowsOf, testStartMs, textsOf } from '../test-support/test-client'
import { elementAt } from './random'
import { createRoadNetwork, distanceKm } from './road-network'
import { createWorld } from './world'
import { createSimulatorClock } from '../clock'

const locations = '/v2/telematics/vehicle-locations'

describe('the world', () => {
  it('is the same for the same seed, and another for another', async () => {
    const ask = async (seed: number): Promise<string> => (await createTestClient({ seed }).get(locations)).text
    expect(await ask(7)).toBe(await ask(7))
    expect(await ask(8)).not.toBe(await ask(7))
  })

  it('shares exactly the vehicles asked for', () => {
    for (const vehicles of [10, 11, 99, 2000, 250_000]) {
      const world = createWorld({ seed: 3, vehicles, tickSeconds: 60, clock: createSimulatorClock(() => testStartMs) })
      expect(world.select({}).total).toBe(vehicles)
    }
  })

  it('hides a fleet whose agreement is paused', async () => {
    const client = createTestClient()
    const agreements = rowsOf(await client.get('/v2/orgs/share-agreements?share_agreement_status=paused'))
    expect(agreements).toHaveLength(1)
    const fleet = String(fieldOf(agreements[0], 'fleet_id'))
    expect((await client.get(`/v2/orgs/fleets/${fleet}`)).status).toBe(404)
    expect(rowsOf(await client.get(`${locations}?fleet_ids=${fleet}`))).toEqual([])
  })

  it('has fresh, late, stale and lost vehicles, and some without a position', async () => {
    const client = createTestClient({ vehicles: 2000 })
    const rows = (await allPages(client, `${locations}?size=1000`)).flatMap((page) => rowsOf(page))
    const counts = { fresh: 0, late: 0, stale: 0, lost: 0, never: 0 }
    for (const row of rows) {
      const ageMinutes = (testStartMs - Date.parse(String(fieldOf(row, 'occurred_at')))) / 60_000
      if (fieldOf(row, 'location') === null) counts.never += 1
      else if (ageMinutes <= 30) counts.fresh += 1
      else if (ageMinutes <= 240) counts.late += 1
      else if (ageMinutes <= 1440) counts.stale += 1
      else counts.lost += 1
    }
    expect(counts.fresh).toBeGreaterThan(1200)
    for (const count of [counts.late, counts.stale, counts.lost, counts.never]) expect(count).toBeGreaterThan(10)
  })

  it('gives 17-character VINs without I, O and Q, each once', async () => {
    const client = createTestClient({ vehicles: 1000 })
    const vins = textsOf(await client.get('/v2/telematics/vehicles?size=1000'), 'vin').filter((vin) => vin !== 'null')
    expect(vins.length).toBeGreaterThan(950)
    for (const vin of vins) expect(vin).toMatch(/^[A-HJ-NPR-Z0-9]{17}$/)
    expect(new Set(vins).size).toBe(vins.length)
  })

  it('answers the last page of 250,000 vehicles as rightly as the first', async () => {
    const client = createTestClient({ vehicles: 250_000 })
    const fleets = textsOf(await client.get('/v2/orgs/fleets?size=1000'), 'id')
    const lastFleet = elementAt(fleets, fleets.length - 1)
    const pages = await allPages(client, `${locations}?size=1000&fleet_ids=${lastFleet}`)
    const ids = pages.flatMap((page) => textsOf(page, 'vehicle_id'))
    expect(ids).toHaveLength(Number(fieldOf(pages[0]?.body, 'total')))
    expect(new Set(ids).size).toBe(ids.length)
    const one = elementAt(ids, ids.length - 1)
    const found = await client.get(`/v2/telematics/vehicles/${one}`)
    expect([found.status, fieldOf(found.body, 'id')]).toEqual([200, one])
  })
})

describe('movement', () => {
  it('never outruns its speed, from one tick to the next', () => {
    let now = testStartMs
    const world = createWorld({ seed: 7, vehicles: 400, tickSeconds: 20, clock: createSimulatorClock(() => now) })
    const refs = world.select({}).slice(0, 400)
    for (let tick = 0; tick < 40; tick += 1) {
      const before = refs.map((ref) => world.latest(ref))
      now += 20_000
      refs.forEach((ref, place) => {
        const from = before[place]
        const to = world.latest(ref)
        if (from === null || from === undefined || to === null) return
        const seconds = (to.occurredAtMs - from.occurredAtMs) / 1000
        const point = { ...from.motion.city, ...from.motion }
        const metres = distanceKm(point, { ...point, ...to.motion }) * 1000
        // 2.5 km: arriving lorries take their place somewhere in the city.
        expect(metres).toBeLessThanOrEqual(40 * seconds + 2500)
        expect(to.motion.drivenM).toBeGreaterThanOrEqual(from.motion.drivenM - 1)
      })
    }
  })

  it('keeps everybody near the city that the address names', () => {
    const world = createWorld({
      seed: 7,
      vehicles: 2000,
      tickSeconds: 20,
      clock: createSimulatorClock(() => testStartMs)
    })
    for (const ref of world.select({}).slice(0, 2000)) {
      const motion = world.latest(ref)?.motion
      if (motion === undefined) continue
      expect(distanceKm(motion.city, { ...motion.city, ...motion })).toBeLessThan(420)
      expect(motion.speedMps).toBeLessThan(40)
    }
  })

  it('has history that ends in the last position and holds one report per step', async () => {
    const client = createTestClient()
    const driving = rowsOf(await client.get(locations)).find((row) => Number(fieldOf(row, 'speed')) > 0)
    const id = String(fieldOf(driving, 'vehicle_id'))
    const pages = await allPages(client, `${locations}?only_latest=false&vehicle_ids=${id}&size=1000`)
    const rows = pages.flatMap((page) => rowsOf(page))
    const times = rows.map((row) => Date.parse(String(fieldOf(row, 'occurred_at'))))
    expect(rows).toHaveLength(1440)
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(fieldOf(rows[rows.length - 1], 'location')).toEqual(fieldOf(driving, 'location'))
    expect(new Set(times).size).toBe(1440)
  })

  it('gives the same history by driver, and windows that are half-open', async () => {
    const client = createTestClient()
    const driving = rowsOf(await client.get(locations)).find(
      (row) => Number(fieldOf(row, 'speed')) > 0 && fieldOf(row, 'driver_id') !== null
    )
    const window = 'from_datetime=2026-05-04T13:00:00Z&to_datetime=2026-05-04T14:00:00Z'
    const ask = async (filter: string): Promise<readonly unknown[]> =>
      rowsOf(await client.get(`${locations}?only_latest=false&${filter}&${window}`))
    const byVehicle = await ask(`vehicle_ids=${String(fieldOf(driving, 'vehicle_id'))}`)
    expect(await ask(`driver_ids=${String(fieldOf(driving, 'driver_id'))}`)).toEqual(byVehicle)
    expect(byVehicle).toHaveLength(60)
    for (const row of byVehicle) {
      const at = Date.parse(String(fieldOf(row, 'occurred_at')))
      expect(at).toBeGreaterThanOrEqual(Date.UTC(2026, 4, 4, 13))
      expect(at).toBeLessThan(Date.UTC(2026, 4, 4, 14))
    }
  })
})

describe('the road network', () => {
  it('has no leg of more than 800 km and uses every city', () => {
    const network = createRoadNetwork()
    for (const corridor of network.corridors) {
      corridor.cities.slice(1).forEach((city, place) => {
        expect(distanceKm(elementAt(corridor.cities, place), city)).toBeLessThan(800)
      })
    }
    expect(network.cities.length).toBeGreaterThan(190)
  })
})

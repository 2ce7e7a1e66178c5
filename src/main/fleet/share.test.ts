import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planShares, type FleetCount } from './share'

const fleets = (counts: readonly (number | null)[]): FleetCount[] =>
  counts.map((vehicleCount, index) => ({ fleetId: `fleet-${index}`, vehicleCount }))

const fleetIdsOf = (shares: ReturnType<typeof planShares>) => shares.flatMap(({ fleetIds }) => fleetIds ?? [])

describe('shares', () => {
  it('hold every fleet once, at most a hundred each, the biggest first', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: 0, max: 20_000 })), { minLength: 1, maxLength: 600 }),
        fc.option(fc.integer({ min: 0, max: 250_000 })),
        fc.integer({ min: 1, max: 12 }),
        (counts, total, atOnce) => {
          const all = fleets(counts)
          const shares = planShares(all, total, atOnce)
          expect(fleetIdsOf(shares).sort()).toEqual(all.map(({ fleetId }) => fleetId).sort())
          const sizes = shares.map(({ fleetIds }) => fleetIds?.length ?? 0)
          expect(Math.min(...sizes)).toBeGreaterThan(0)
          expect(Math.max(...sizes)).toBeLessThanOrEqual(100)
          const vehicles = shares.map(({ vehicleCount }) => vehicleCount ?? 0)
          expect(vehicles).toEqual([...vehicles].sort((a, b) => b - a))
        }
      )
    )
  })

  it('are three to six pages, and cost few pages more than one cursor would', () => {
    const shares = planShares(fleets(Array.from({ length: 400 }, (_, index) => 30 + ((index * 37) % 441))), null, 6)
    const pages = shares.map(({ vehicleCount }) => Math.ceil((vehicleCount ?? 0) / 1000))
    const total = shares.reduce((sum, { vehicleCount }) => sum + (vehicleCount ?? 0), 0)
    expect(total).toBeGreaterThan(98_000)
    expect(Math.max(...pages)).toBeLessThanOrEqual(6)
    expect(pages.filter((count) => count < 3).length).toBeLessThanOrEqual(1)
    expect(pages.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(Math.ceil(total / 1000) * 1.05)
  })

  it('leave a fleet that is bigger than a share by itself', () => {
    const shares = planShares(fleets([60_000, 10, 20, 30]), null, 6)
    expect(shares.map(({ fleetIds }) => fleetIds)).toEqual([['fleet-0'], ['fleet-3', 'fleet-2', 'fleet-1']])
  })

  it('take a fleet of unknown size for an average one, or for what the total leaves', () => {
    expect(planShares(fleets([3000, 1000, null]), null, 1).map(({ vehicleCount }) => vehicleCount)).toEqual([
      3000, 2000, 1000
    ])
    expect(planShares(fleets([3000, null, null]), 8000, 1).map(({ vehicleCount }) => vehicleCount)).toEqual([
      3000, 2500, 2500
    ])
  })

  it('put fleets without vehicles where there is room, a hundred to a request', () => {
    const shares = planShares(fleets([2000, 2000, ...Array.from({ length: 150 }, () => 0)]), null, 1)
    expect(shares.map(({ fleetIds }) => fleetIds?.length).sort()).toEqual([52, 100].sort())
  })
})

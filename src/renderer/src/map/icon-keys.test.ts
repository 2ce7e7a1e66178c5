import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clusterSizePx, iconDesignOf, iconKeyOf, ringParts, ringSharesOf, type IconDesign } from './icon-keys'
import { ageLooks, ringGroups, shapes } from './vehicle-look'

const common = { scheme: fc.constantFrom('light', 'dark'), pixelRatio: fc.integer({ min: 1, max: 3 }) } as const
const design: fc.Arbitrary<IconDesign> = fc.oneof(
  fc.record({
    kind: fc.constant('vehicle'),
    ...common,
    shape: fc.constantFrom(...shapes),
    age: fc.constantFrom(...ageLooks)
  }),
  fc.record({
    kind: fc.constant('cluster'),
    ...common,
    sizePx: fc.constantFrom(34, 40, 48),
    shares: fc.array(fc.nat(24), { minLength: ringGroups.length, maxLength: ringGroups.length })
  })
)

describe('icon keys', () => {
  it('say everything that the design says', () => {
    fc.assert(
      fc.property(design, (wanted) => {
        expect(iconDesignOf(iconKeyOf(wanted))).toEqual(wanted)
      })
    )
  })

  it.each([
    '',
    'airport-11',
    'vehicle/light/2/rocket/live',
    'vehicle/sepia/2/dot/live',
    'cluster/light/0/34/1.0.0.0.0.0',
    'cluster/light/1/34/1.2'
  ])('are not confused with another image name: %s', (key) => expect(iconDesignOf(key)).toBeNull())
})

describe('ring shares', () => {
  const counts = fc
    .array(fc.nat(5000), { minLength: ringGroups.length, maxLength: ringGroups.length })
    .filter((all) => all.some((count) => count > 0))

  it('fill the ring, and show every group that is there', () => {
    fc.assert(
      fc.property(counts, (all) => {
        const shares = ringSharesOf(all)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(ringParts)
        shares.forEach((share, index) => expect(share > 0).toBe((all[index] ?? 0) > 0))
      })
    )
  })

  it('show one stale vehicle among a thousand', () => {
    expect(ringSharesOf([1000, 0, 0, 0, 1, 0])).toEqual([ringParts - 1, 0, 0, 0, 1, 0])
  })
})

describe('cluster size', () => {
  it('grows with the number of vehicles', () => {
    expect([2, 9, 10, 999, 1000, 250_000].map(clusterSizePx)).toEqual([34, 34, 40, 40, 48, 48])
  })
})

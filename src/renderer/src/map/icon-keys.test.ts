import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clusterSizeIndex, leastRingParts, ringParts, ringSharesOf } from './icon-keys'
import { ringGroups } from './vehicle-look'

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
    expect(ringSharesOf([1000, 0, 0, 0, 1, 0])).toEqual([ringParts - leastRingParts, 0, 0, 0, leastRingParts, 0])
  })
})

describe('cluster size', () => {
  it('grows with the number of vehicles', () => {
    expect([2, 9, 10, 999, 1000, 250_000].map(clusterSizeIndex)).toEqual([0, 0, 1, 1, 2, 2])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { awayFrom } from './fixed-point'
import { createHitGrid, thingsNear } from './hit-grid'

const anyWord = fc.integer({ min: 0, max: 2 ** 32 - 1 })
const anyPlace = fc.tuple(anyWord, anyWord)

describe('what lies near a point', () => {
  it('is what measuring all distances finds, at every edge of a cell and of the world', () => {
    fc.assert(
      fc.property(
        fc.array(anyPlace, { maxLength: 40 }),
        fc.double({ min: 1, max: 2 ** 29, noNaN: true }),
        fc.array(
          fc.tuple(fc.nat(), fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true })),
          {
            minLength: 1,
            maxLength: 20
          }
        ),
        (places, reach, looks) => {
          const words = Uint32Array.from(places.flat())
          const grid = createHitGrid(words, 2, { from: 0, to: places.length }, reach)
          for (const [which, byX, byY] of looks) {
            const [placeX, placeY] = places[which % Math.max(1, places.length)] ?? [0, 0]
            // A point that finds its place or just misses it, in the world.
            const x = (placeX + byX * reach * 1.2 + 2 ** 32) % 2 ** 32
            const y = Math.min(2 ** 32 - 1, Math.max(0, placeY + byY * reach * 1.2))
            const near = places.flatMap(([otherX, otherY], index) =>
              awayFrom(x, otherX) ** 2 + (otherY - y) ** 2 < reach ** 2 ? [index] : []
            )
            expect(new Set(thingsNear(grid, x, y, reach))).toEqual(new Set(near))
          }
        }
      )
    )
  })

  it('leaves out what lies before and after the run that is meant', () => {
    const words = Uint32Array.from([10, 10, 11, 10, 12, 10, 13, 10])
    expect([...thingsNear(createHitGrid(words, 2, { from: 1, to: 3 }, 8), 11, 10, 8)].sort()).toEqual([1, 2])
  })
})

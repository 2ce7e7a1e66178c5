import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSlotFixes, noSpeed } from './trail-fixes'
import { createLane } from './trail-lane'
import { applySegment, packSegment, readSegment, visitSlot, type TrailSegment } from './trail-segment'

interface Row {
  readonly slot: number
  readonly s: number
  readonly longitudeE6: number
  readonly latitudeE6: number
  readonly speedDmps: number
}

const anyRow = fc.record({
  slot: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 300_000 })),
  s: fc.oneof(fc.integer({ min: 1_790_000_000, max: 1_790_000_020 }), fc.integer({ min: 1, max: 2 ** 32 - 1 })),
  longitudeE6: fc.integer({ min: -180_000_000, max: 180_000_000 }),
  latitudeE6: fc.integer({ min: -90_000_000, max: 90_000_000 }),
  speedDmps: fc.oneof(fc.constant(noSpeed), fc.integer({ min: 0, max: 900 }))
})

function laneOf(rows: readonly Row[], isLate = false) {
  const lane = createLane(isLate, Math.max(1, rows.length))
  for (const row of rows) lane.add(row.slot, row.s, row.longitudeE6, row.latitudeE6, row.speedDmps)
  return lane
}

function packed(rows: readonly Row[], isLate = false): TrailSegment {
  const segment = packSegment(laneOf(rows, isLate).rows, isLate)
  if (segment === null) throw new Error('nothing was packed')
  return segment
}

/** Sorted by slot and second; the last of equal ones. */
function expected(rows: readonly Row[]): readonly Row[] {
  const byKey = new Map(rows.map((row) => [`${row.slot} ${row.s}`, row]))
  return [...byKey.values()].sort((a, b) => a.slot - b.slot || a.s - b.s)
}

function rowsIn(segment: TrailSegment, slots: Iterable<number>): readonly Row[] {
  const rows: Row[] = []
  for (const slot of [...new Set(slots)].sort((a, b) => a - b)) {
    visitSlot(segment, slot, (s, longitudeE6, latitudeE6, speedDmps) =>
      rows.push({ slot, s, longitudeE6, latitudeE6, speedDmps })
    )
  }
  return rows
}

describe('a segment', () => {
  it('gives back the fixes that went in, one per slot and second, in order, also after a trip over the disk', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 1, maxLength: 60 }), fc.boolean(), (rows, isLate) => {
        const segment = packed(rows, isLate)
        // Beginning at an odd place, as a slice of a larger buffer does.
        const shifted = new Uint8Array(segment.bytes.length + 3)
        shifted.set(segment.bytes, 3)
        const again = readSegment(shifted.subarray(3))
        const slots = rows.map((row) => row.slot)
        expect(rowsIn(segment, slots)).toEqual(expected(rows))
        expect(again).toEqual(segment)
        expect(again?.isLate).toBe(isLate)
      })
    )
  })

  it('hands over the newest fix of each slot within the bounds, and nothing that is older than what is known', () => {
    fc.assert(
      fc.property(
        fc.array(anyRow, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1_789_999_995, max: 1_790_000_010 }),
        fc.integer({ min: 1_790_000_000, max: 1_790_000_025 }),
        (rows, afterS, untilS) => {
          const segment = packed(rows)
          const fixes = createSlotFixes(300_001)
          fixes.occurredAtS[3] = 1_790_000_009
          applySegment(segment, fixes, afterS, untilS)
          const newest = new Map([[3, 1_790_000_009]])
          for (const { slot, s } of rows) {
            if (s > afterS && s <= untilS) newest.set(slot, Math.max(s, newest.get(slot) ?? 0))
          }
          for (const { slot } of rows) expect(fixes.occurredAtS[slot]).toBe(newest.get(slot) ?? 0)
        }
      ),
      { numRuns: 50 }
    )
  })

  it('is not read when it is cut short, longer, or another thing', () => {
    const { bytes } = packed([
      { slot: 1, s: 1_790_000_000, longitudeE6: 1, latitudeE6: 2, speedDmps: 3 },
      { slot: 300, s: 1_790_009_000, longitudeE6: 1, latitudeE6: 2, speedDmps: 3 }
    ])
    for (let length = 0; length < bytes.length; length++) expect(readSegment(bytes.subarray(0, length))).toBeNull()
    expect(readSegment(new Uint8Array([...bytes, 0]))).toBeNull()
    expect(readSegment(new Uint8Array(200).fill(0x80))).toBeNull()
    expect(readSegment(bytes)).not.toBeNull()
  })

  it('reads damaged bytes as nothing, or as fixes of the slots and times that it names', () => {
    const rows = Array.from({ length: 40 }, (_, at) => ({
      slot: at * 7,
      s: 1_790_000_000 + at * 30,
      longitudeE6: at,
      latitudeE6: at,
      speedDmps: at
    }))
    const { bytes } = packed(rows)
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, value) => {
        const damaged = bytes.slice()
        damaged[at] = value
        const read = readSegment(damaged)
        if (read === null) return
        expect(read.largestSlot).toBe(39 * 7)
        const fixes = createSlotFixes(read.largestSlot + 1)
        applySegment(read, fixes, 0, Infinity)
        const seconds = fixes.occurredAtS.filter((s) => s !== 0)
        expect(Math.max(...seconds)).toBeLessThanOrEqual(read.newestS)
        expect(Math.min(...seconds)).toBeGreaterThanOrEqual(read.oldestS)
      }),
      { numRuns: 500 }
    )
  })

  it('needs at most 13 bytes a fix where every third of 100,000 vehicles moves within a minute', () => {
    const rows = Array.from({ length: 16_384 }, (_, at) => ({
      slot: at * 3,
      s: 1_790_000_000 - ((at * 7919) % 120),
      longitudeE6: -100_000_000 + ((at * 104_729) % 40_000_000),
      latitudeE6: 30_000_000 + ((at * 7919) % 15_000_000),
      speedDmps: at % 300
    }))
    expect(packed(rows).bytes.length / rows.length).toBeLessThan(13)
  })

  it('is nothing when there is nothing to pack', () => {
    expect(packSegment(laneOf([]).rows, false)).toBeNull()
  })
})

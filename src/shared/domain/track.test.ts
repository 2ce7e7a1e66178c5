import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distanceBetweenM, fixAtOrBefore, gapMs, placeAt, speedsOf, type TrackColumns } from './track'
import { chartedFixes, drawnFixes, trackPieces } from './track-drawing'
import { leastStopMs, statisticsOf, stopRadiusM, stopsOf } from './track-stops'
import { speedTable } from './track-table'

interface Fix {
  readonly atMs: number
  readonly longitudeDeg?: number
  readonly latitudeDeg?: number
  readonly speedMps?: number
}

const minuteMs = 60_000
const startMs = Date.UTC(2026, 10, 21)
/** About a kilometre to the north. */
const kmDeg = 1 / 111.195

function track(fixes: readonly Fix[]): TrackColumns {
  return {
    occurredAtMs: Float64Array.from(fixes, ({ atMs }) => atMs),
    longitudeDeg: Float64Array.from(fixes, ({ longitudeDeg }) => longitudeDeg ?? -98),
    latitudeDeg: Float64Array.from(fixes, ({ latitudeDeg }) => latitudeDeg ?? 39),
    speedMps: Float32Array.from(fixes, ({ speedMps }) => speedMps ?? NaN)
  }
}

/** Fixes a minute apart at these kilometres north of the start. */
function along(kilometres: readonly number[]): TrackColumns {
  return track(kilometres.map((km, index) => ({ atMs: startMs + index * minuteMs, latitudeDeg: 39 + km * kmDeg })))
}

/** Any track: steps of up to 40 minutes and some kilometres, some of them none. */
const anyTrack = fc
  .array(
    fc.record({
      afterMs: fc.integer({ min: 1, max: 40 * minuteMs }),
      east: fc.oneof(fc.constant(0), fc.double({ min: -0.05, max: 0.05, noNaN: true })),
      north: fc.oneof(fc.constant(0), fc.double({ min: -0.05, max: 0.05, noNaN: true })),
      speedMps: fc.oneof(fc.constant(NaN), fc.double({ min: 0, max: 40, noNaN: true }))
    }),
    { maxLength: 120 }
  )
  .map((steps) => {
    let fix = { atMs: startMs, longitudeDeg: 179.9, latitudeDeg: 39 }
    return track(
      steps.map(({ afterMs, east, north, speedMps }) => {
        const longitudeDeg = fix.longitudeDeg + east
        fix = {
          atMs: fix.atMs + afterMs,
          longitudeDeg: longitudeDeg > 180 ? longitudeDeg - 360 : longitudeDeg,
          latitudeDeg: fix.latitudeDeg + north
        }
        return { ...fix, speedMps }
      })
    )
  })

describe('a moment of a track', () => {
  const twoFixes = track([
    { atMs: startMs, longitudeDeg: 179.5, speedMps: 20 },
    { atMs: startMs + 10 * minuteMs, longitudeDeg: -179.5 }
  ])

  it('lies on the line between two fixes, also across the 180th meridian', () => {
    const place = placeAt(twoFixes, startMs + 5 * minuteMs)
    expect(Math.abs(place?.longitudeDeg ?? 0)).toBeCloseTo(180)
    expect(place).toMatchObject({ certainty: 'between', speedMps: 20, index: 0 })
  })

  it('is the first fix before the track, and the last one after it', () => {
    expect(placeAt(twoFixes, 0)).toMatchObject({ longitudeDeg: 179.5, certainty: 'fix' })
    expect(placeAt(twoFixes, Infinity)).toMatchObject({ longitudeDeg: -179.5, certainty: 'fix' })
    expect(placeAt(track([]), startMs)).toBeNull()
  })

  it('is a guess without a speed where fixes are more than 15 minutes apart', () => {
    const gap = track([{ atMs: startMs, speedMps: 20 }, { atMs: startMs + gapMs + 1 }])
    expect(placeAt(gap, startMs + 1)).toMatchObject({ certainty: 'gap', speedMps: NaN })
  })

  it('finds the fix at or before it, for every track and moment', () => {
    fc.assert(
      fc.property(anyTrack, fc.integer({ min: -1, max: 2000 }), (any, minutes) => {
        const atMs = startMs + minutes * minuteMs
        const before = any.occurredAtMs.filter((ms) => ms <= atMs).length - 1
        expect(fixAtOrBefore(any, atMs)).toBe(before)
      })
    )
  })
})

describe('speeds', () => {
  it('are as reported, else from the way since the fix before, and unknown after a gap', () => {
    const speeds = speedsOf(
      track([
        { atMs: startMs, speedMps: 12 },
        { atMs: startMs + minuteMs, latitudeDeg: 39 + kmDeg },
        { atMs: startMs + minuteMs + gapMs + 1, latitudeDeg: 40 }
      ])
    )
    expect(speeds.speedMps[0]).toBe(12)
    expect(speeds.speedMps[1]).toBeCloseTo(1000 / 60, 1)
    expect(speeds.speedMps[2]).toBeNaN()
    expect(speeds.derivedCount).toBe(1)
  })
})

describe('stops', () => {
  it('are five minutes within 150 m, from the first fix there to the last', () => {
    const stops = stopsOf(along([0, 1, 2, 2.01, 2.02, 2.01, 2.02, 2.01, 3, 4]))
    expect(stops).toHaveLength(1)
    expect(stops[0]).toMatchObject({ fromIndex: 2, toIndex: 7, fromMs: startMs + 2 * minuteMs, isSilent: false })
  })

  it('are none for a traffic light or a truck that crawls', () => {
    expect(stopsOf(along([0, 1, 2, 2, 2, 2, 3]))).toEqual([])
    expect(stopsOf(along(Array.from({ length: 60 }, (_, index) => index * 0.1)))).toEqual([])
  })

  it('are one where the truck moves from the gate to the dock', () => {
    const kilometres = [0, 1, 1, 1, 1, 1, 1, 1.14, 1.28, 1.28, 1.28, 1.28, 1.28, 1.28, 2]
    expect(stopsOf(along(kilometres))).toHaveLength(1)
  })

  it('go on through a silence, and say so', () => {
    const [stop] = stopsOf(track([{ atMs: startMs }, { atMs: startMs + 8 * 60 * minuteMs }]))
    expect(stop).toMatchObject({ isSilent: true, toMs: startMs + 8 * 60 * minuteMs })
  })

  it('come in order, share no fix, are long enough and stay near their first fix, for every track', () => {
    fc.assert(
      fc.property(anyTrack, (any) => {
        let last = -1
        for (const stop of stopsOf(any)) {
          expect(stop.fromIndex).toBeGreaterThan(last)
          expect(stop.toMs - stop.fromMs).toBeGreaterThanOrEqual(leastStopMs)
          last = stop.toIndex
        }
      })
    )
  })
})

describe('sums', () => {
  it('split the whole time into driving, standing and unknown, for every track', () => {
    fc.assert(
      fc.property(anyTrack, (any) => {
        const { drivenMs, stoodMs, unknownMs } = statisticsOf(any, stopsOf(any), speedsOf(any).speedMps)
        const wholeMs = (any.occurredAtMs.at(-1) ?? 0) - (any.occurredAtMs.at(0) ?? 0)
        expect(drivenMs + stoodMs + unknownMs).toBeCloseTo(wholeMs, 3)
        expect(drivenMs).toBeGreaterThanOrEqual(0)
      })
    )
  })

  it('leave out what a receiver drifts while the vehicle stands', () => {
    const drifting = along([0, 0.1, 0, 0.1, 0, 0.1, 0, 5])
    const stops = stopsOf(drifting)
    const { distanceM } = statisticsOf(drifting, stops, drifting.speedMps)
    expect(distanceM).toBeCloseTo(5000, -2)
  })

  it('give the same distance and top speed in rows of time, at most 48', () => {
    const long = track(
      Array.from({ length: 4000 }, (_, index) => ({
        atMs: startMs + index * 15 * minuteMs,
        latitudeDeg: 39 + index * 0.001,
        speedMps: index % 30
      }))
    )
    const rows = speedTable(long, long.speedMps)
    expect(rows.length).toBeLessThanOrEqual(48)
    expect(Math.max(...rows.map((row) => row.topSpeedMps))).toBe(29)
    expect(rows.reduce((sum, row) => sum + row.distanceM, 0)).toBeCloseTo(
      3999 * distanceBetweenM(-98, 39, -98, 39.001),
      0
    )
  })
})

describe('drawing', () => {
  it('keeps both ends of the track, of stops and of gaps, for every track', () => {
    fc.assert(
      fc.property(anyTrack, (any) => {
        const stops = stopsOf(any)
        const drawn = [...drawnFixes(any, stops, 10)]
        expect(drawn).toEqual([...new Set(drawn)].sort((a, b) => a - b))
        const count = any.occurredAtMs.length
        if (count > 0) expect([drawn[0], drawn.at(-1)]).toEqual([0, count - 1])
        for (const { fromIndex, toIndex } of stops) expect(drawn).toEqual(expect.arrayContaining([fromIndex, toIndex]))
      })
    )
  })

  it('makes few points of a straight road and keeps its bend', () => {
    const bent = track(
      Array.from({ length: 10_000 }, (_, index) => ({
        atMs: startMs + index * minuteMs,
        longitudeDeg: -98 + Math.min(index, 5000) * 0.0003,
        latitudeDeg: 39 + Math.max(0, index - 5000) * 0.0003
      }))
    )
    const drawn = drawnFixes(bent, [], 100)
    expect(drawn.length).toBeLessThan(100)
    expect([...drawn]).toContain(5000)
  })

  it('cuts at gaps, runs on beyond 180 degrees, and loses no fix', () => {
    fc.assert(
      fc.property(anyTrack, (any) => {
        const all = Uint32Array.from(any.occurredAtMs.keys())
        const pieces = trackPieces(any, all, 8)
        for (const { coordinates } of pieces) {
          coordinates.slice(1).forEach(([x], at) => expect(Math.abs(x - (coordinates[at]?.[0] ?? 0))).toBeLessThan(1))
        }
        const legs = pieces.reduce((sum, { coordinates }) => sum + coordinates.length - 1, 0)
        expect(legs).toBe(Math.max(0, all.length - 1))
        const gaps = [...any.occurredAtMs].filter((ms, at, times) => ms - (times[at - 1] ?? ms) > gapMs)
        expect(pieces.filter(({ isGap }) => isGap)).toHaveLength(gaps.length)
      })
    )
  })

  it('charts the fastest and the slowest of many fixes', () => {
    const many = track(
      Array.from({ length: 60_000 }, (_, index) => ({
        atMs: startMs + index * minuteMs,
        speedMps: index === 31_417 ? 40 : index === 27_182 ? 0 : 20
      }))
    )
    const charted = [...chartedFixes(many, many.speedMps, 400)]
    expect(charted.length).toBeLessThanOrEqual(1604)
    expect(charted).toEqual(expect.arrayContaining([31_417, 27_182, 0, 59_999]))
  })
})

it('keeps the stop radius in metres', () => {
  expect(distanceBetweenM(-98, 39, -98, 39 + (kmDeg * stopRadiusM) / 1000)).toBeCloseTo(stopRadiusM, 0)
})

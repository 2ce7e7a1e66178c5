import { vehicleFlags } from '@shared/domain/vehicle-flags'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deepestZoom } from './cluster-radius'
import type { MercatorBox } from './cluster-protocol'
import { clusterWords, groupCountsOf, markWords, severityOf, spriteIndex } from './draw-list'
import {
  answerOf,
  engineWith,
  fixedPlaceOf,
  isInside,
  nowMs,
  openedAt,
  placesOf,
  rowsOf,
  sum,
  totalsOf,
  wholeWorld,
  type EngineVehicle
} from './engine-fixture'
import { worldUnits } from './fixed-point'
import { ageLooks, ringGroups, verdictOfSeverity } from './vehicle-look'

const vehicle = fc.record({
  longitudeDeg: fc.oneof(
    fc.double({ min: -180, max: 179.9, noNaN: true }),
    fc.double({ min: 178, max: 180, noNaN: true })
  ),
  latitudeDeg: fc.double({ min: -80, max: 80, noNaN: true }),
  ageMs: fc.integer({ min: 0, max: 200_000_000 }),
  isMoving: fc.boolean()
})
const box = fc
  .record({
    x: fc.double({ min: 0, max: 0.999, noNaN: true }),
    y: fc.double({ min: 0, max: 0.9, noNaN: true }),
    size: fc.double({ min: 0.01, max: 1, noNaN: true })
  })
  .map(({ x, y, size }): MercatorBox => ({ minX: x, minY: y, maxX: x + size, maxY: Math.min(1, y + size) }))
/** From the world down to a street: no screen shows more than a few thousand pixels of it. */
const boxAndZoom = fc.tuple(box, fc.integer({ min: 0, max: 34 })).map(([{ minX, minY, maxX, maxY }, half]) => {
  const zoom = half / 2
  const most = Math.min(1, 4096 / (512 * 2 ** zoom))
  const shrunk = { minX, minY, maxX: Math.min(maxX, minX + most), maxY: Math.min(maxY, minY + most) }
  return { box: shrunk, zoom }
})

function passes(words: Uint32Array, slot: number): boolean {
  return (((words[slot >>> 5] ?? 0) >>> (slot & 31)) & 1) === 1
}

describe('cluster engine', () => {
  it('counts every vehicle in the box that passes or is chosen exactly once, and no other', () => {
    fc.assert(
      fc.property(
        fc.array(vehicle, { maxLength: 200 }),
        boxAndZoom,
        fc.boolean(),
        fc.option(fc.uint32Array({ minLength: 7, maxLength: 7 })),
        fc.uniqueArray(fc.nat(250), { maxLength: 2 }),
        (vehicles, { box: asked, zoom }, isClusteringOn, passing, exemptSlots) => {
          const engine = engineWith(vehicles)
          engine.handle({ kind: 'passing', words: passing })
          const answer = answerOf(engine, { box: asked, zoom, isClusteringOn, exemptSlots })
          const inside = vehicles.flatMap((candidate, slot) => {
            const isDrawn = passing === null || passes(passing, slot) || exemptSlots.includes(slot)
            return isDrawn && isInside(candidate, asked) ? [slot] : []
          })
          expect(sum(totalsOf(answer)) + answer.slots.length).toBe(inside.length)
          expect(answer.vehicleCount).toBe(inside.length)
          const chosen = exemptSlots.filter((slot) => inside.includes(slot))
          expect([...answer.slots].slice(answer.slots.length - answer.exemptCount)).toEqual(chosen)
          expect(new Set(answer.slots).size).toBe(answer.slots.length)
        }
      ),
      { numRuns: 300 }
    )
  })

  it('splits each cluster into staleness groups that add up to its total, the heaviest cluster last', () => {
    fc.assert(
      fc.property(fc.array(vehicle, { minLength: 2, maxLength: 100 }), (vehicles) => {
        const answer = answerOf(engineWith(vehicles), { zoom: 1 })
        const totals = totalsOf(answer)
        totals.forEach((total, index) => {
          expect(total).toBeGreaterThan(1)
          expect(sum(answer.groups.slice(index * ringGroups.length, (index + 1) * ringGroups.length))).toBe(total)
        })
        expect(totals).toEqual([...totals].sort((a, b) => a - b))
      })
    )
  })

  it('lets every vehicle be reached by opening what it is in, down to the deepest zoom', () => {
    const spread = fc.constantFrom(1e-6, 1e-4, 1e-3, 0.01, 0.5)
    const near = fc.tuple(spread, fc.array(vehicle, { minLength: 2, maxLength: 60 })).map(([scale, vehicles]) =>
      vehicles.map((one) => ({
        ...one,
        longitudeDeg: 179.999 + one.longitudeDeg * scale,
        latitudeDeg: one.latitudeDeg * scale
      }))
    )
    fc.assert(
      fc.property(near, fc.nat(59), fc.constantFrom(30, 44, 64), (vehicles, nth, clusterRadiusPx) => {
        const slot = nth % vehicles.length
        const engine = engineWith(vehicles)
        let asked = { box: wholeWorld, zoom: 0, clusterRadiusPx }
        for (let clicks = 0; clicks <= deepestZoom + 1; clicks++) {
          if (answerOf(engine, asked).slots.includes(slot)) return
          const located = engine.handle({ kind: 'locate', id: 3, slot })
          const at = located?.kind === 'locate' ? located.at : null
          expect(at?.total).toBeGreaterThan(1)
          const opened = openedAt(engine, at ?? { x: 0, y: 0 }, asked)
          expect(opened?.slots).toContain(slot)
          if (opened?.splitZoom === null) return
          expect(opened?.splitZoom).toBeGreaterThan(asked.zoom)
          asked = {
            ...asked,
            zoom: opened?.splitZoom ?? NaN,
            box: viewAround(opened?.box ?? wholeWorld, opened?.splitZoom ?? 0)
          }
          expect(isInside(vehicles[slot] as EngineVehicle, asked.box)).toBe(true)
        }
        throw new Error('not reached')
      }),
      { numRuns: 300 }
    )
  })

  it('keeps parked and quiet vehicles apart from those that should be reporting', () => {
    const ageMs = 3 * 3_600_000
    const at = { longitudeDeg: 5, latitudeDeg: 50, ageMs }
    const answer = answerOf(engineWith([{ ...at, isMoving: true }, at, at]))
    expect(Object.fromEntries(ringGroups.map((group, index) => [group, answer.groups[index]]))).toMatchObject({
      late: 1,
      quiet: 2
    })
  })

  it('keeps those apart whose connection has a problem, and names the worst; a live position proves that data flows', () => {
    const at = { longitudeDeg: 5, latitudeDeg: 50, ageMs: 3_600_000 }
    const answer = answerOf(
      engineWith([
        at,
        { ...at, source: 'provider-outage' },
        { ...at, source: 'sign-in-needed' },
        { ...at, source: 'vehicle-quiet' },
        { ...at, ageMs: 60_000, source: 'sign-in-needed' },
        { longitudeDeg: 95, latitudeDeg: 50 },
        { longitudeDeg: 96, latitudeDeg: 50, ageMs: 60_000, source: 'offline' }
      ])
    )
    expect(totalsOf(answer)).toEqual([2, 5])
    const groupsOf = (index: number) =>
      Object.fromEntries(ringGroups.map((group, place) => [group, groupCountsOf(answer, index)[place]]))
    expect(groupsOf(1)).toMatchObject({ live: 1, quiet: 2, problem: 2 })
    expect(groupsOf(0)).toMatchObject({ live: 2, problem: 0 })
    expect([0, 1].map((index) => verdictOfSeverity(severityOf(answer, index)))).toEqual([null, 'sign-in-needed'])
  })

  it('puts a badge on a vehicle whose connection has a problem', () => {
    const { marks } = answerOf(
      engineWith([
        { longitudeDeg: 0, latitudeDeg: 0, ageMs: 3_600_000 },
        { longitudeDeg: 40, latitudeDeg: 0, ageMs: 3_600_000, source: 'sharing-paused' },
        { longitudeDeg: 80, latitudeDeg: 0, ageMs: 60_000, source: 'sharing-paused' },
        { longitudeDeg: 120, latitudeDeg: 0, ageMs: 3_600_000, isMoving: true, source: 'vehicle-quiet' }
      ])
    )
    expect(Array.from({ length: 4 }, (_, index) => (marks[index * markWords + 2] ?? 0) >>> 16)).toEqual([0, 1, 0, 0])
  })

  it('never puts a chosen vehicle into a cluster, also where it passes no filter or has a fresher twin', () => {
    const at = { longitudeDeg: 5, latitudeDeg: 50 }
    const engine = engineWith([at, { ...at, flags: vehicleFlags.olderTwin }, at, at])
    engine.handle({ kind: 'passing', words: Uint32Array.of(0b1001) })
    const answer = answerOf(engine, { exemptSlots: [1, 2] })
    expect(totalsOf(answer)).toEqual([2])
    expect([...answer.slots]).toEqual([1, 2])
    expect(answer).toMatchObject({ vehicleCount: 4, exemptCount: 2 })
  })

  it('leaves out a vehicle whose VIN another one has a fresher position for, unless both are wanted', () => {
    const engine = engineWith([
      { longitudeDeg: 5, latitudeDeg: 50 },
      { longitudeDeg: 95, latitudeDeg: 50, flags: vehicleFlags.olderTwin }
    ])
    expect(answerOf(engine).vehicleCount).toBe(1)
    expect(answerOf(engine, { isMerging: false }).vehicleCount).toBe(2)
  })

  it('shows the shape, the age and the direction of a vehicle in its mark', () => {
    const engine = engineWith([
      { longitudeDeg: 0, latitudeDeg: 0, isMoving: true, bearingDeg: 90 },
      { longitudeDeg: 40, latitudeDeg: 0, isMoving: true, ageMs: 3_600_000 },
      { longitudeDeg: 80, latitudeDeg: 0, bearingDeg: 90, ageMs: 3_600_000 },
      { longitudeDeg: 120, latitudeDeg: 0, isMoving: true, bearingDeg: 90, ageMs: 100_000_000 }
    ])
    const { marks } = answerOf(engine)
    const looks = Array.from({ length: 4 }, (_, index) => marks[index * markWords + 2] ?? 0)
    expect(looks.map((look) => look & 255)).toEqual([
      spriteIndex('chevron', ageLooks.indexOf('live')),
      spriteIndex('circle', ageLooks.indexOf('late')),
      spriteIndex('dot', ageLooks.indexOf('lateParked')),
      spriteIndex('chevron', ageLooks.indexOf('lost'))
    ])
    expect(looks.map((look) => Math.round(((look >>> 8) / 255) * 360))).toEqual([90, 0, 0, 0])
  })

  it('answers the same clusters when the box grows, away from its edge', () => {
    const vehicles = Array.from({ length: 60 }, (_, index) => ({
      longitudeDeg: (index % 10) * 1.7,
      latitudeDeg: 40 + Math.floor(index / 10)
    }))
    const narrow = { minX: 0.4, minY: 0.3, maxX: 0.65, maxY: 0.45 }
    const wide = { minX: 0.375, minY: 0.25, maxX: 0.75, maxY: 0.5 }
    const engine = engineWith(vehicles)
    expect(placesOf(answerOf(engine, { box: wide, zoom: 5 }))).toEqual(
      placesOf(answerOf(engine, { box: narrow, zoom: 5 }))
    )
  })

  it('finds vehicles on both sides of the antimeridian in one box', () => {
    const engine = engineWith([
      { longitudeDeg: 179.5, latitudeDeg: -17 },
      { longitudeDeg: -179.5, latitudeDeg: -17 }
    ])
    const answer = answerOf(engine, { box: { minX: 0.99, minY: 0.4, maxX: 1.01, maxY: 0.6 } })
    expect(totalsOf(answer)).toEqual([2])
    const x = placesOf(answer)[0]?.x ?? NaN
    expect(Math.min(x, worldUnits - x)).toBeLessThan(10)
  })

  it('groups as coarsely as it is asked to', () => {
    const engine = engineWith(
      Array.from({ length: 200 }, (_, index) => ({ longitudeDeg: (index % 20) * 2, latitudeDeg: 20 + index / 10 }))
    )
    const drawn = [30, 44, 64].map((clusterRadiusPx) => {
      const answer = answerOf(engine, { clusterRadiusPx })
      return totalsOf(answer).length + answer.slots.length
    })
    expect(drawn).toEqual([...drawn].sort((a, b) => b - a))
    expect(new Set(drawn).size).toBe(3)
  })

  it('says from which zoom a cluster splits, and that it does so there', () => {
    const engine = engineWith([
      { longitudeDeg: 5, latitudeDeg: 50 },
      { longitudeDeg: 5.2, latitudeDeg: 50 }
    ])
    const opened = openedAt(engine, placesOf(answerOf(engine))[0] ?? { x: 0, y: 0 })
    expect(opened?.slots).toHaveLength(2)
    const zoom = opened?.splitZoom ?? NaN
    expect(answerOf(engine, { zoom, box: { minX: 0.51, minY: 0.3, maxX: 0.52, maxY: 0.4 } }).slots).toHaveLength(2)
    expect(zoom).toBeLessThan(deepestZoom)
  })

  it('lists all members of a cluster that no zoom can split', () => {
    const at = { longitudeDeg: 5, latitudeDeg: 50 }
    const many = Array.from({ length: 500 }, () => at)
    const engine = engineWith([...many, { longitudeDeg: 100, latitudeDeg: 0 }])
    const opened = openedAt(engine, fixedPlaceOf(at))
    expect(opened?.splitZoom).toBeNull()
    expect([...(opened?.slots ?? [])]).toEqual(many.map((_, slot) => slot))
  })

  it('finds a vehicle at its cluster, and says how many are there', () => {
    const engine = engineWith([
      { longitudeDeg: 0, latitudeDeg: 0 },
      { longitudeDeg: 1, latitudeDeg: 0 }
    ])
    answerOf(engine)
    const reply = engine.handle({ kind: 'locate', id: 3, slot: 0 })
    const at = reply?.kind === 'locate' ? reply.at : null
    expect((at?.x ?? 0) / worldUnits).toBeCloseTo(0.5 + 0.5 / 360, 8)
    expect(at?.total).toBe(2)
  })

  it('follows vehicles that move, come and leave', () => {
    const engine = engineWith([
      { longitudeDeg: 0, latitudeDeg: 0 },
      { longitudeDeg: 90, latitudeDeg: 0 }
    ])
    const rows = rowsOf([
      { longitudeDeg: -90, latitudeDeg: 0 },
      { longitudeDeg: 45, latitudeDeg: 0 }
    ])
    engine.handle({ kind: 'patch', slots: Uint32Array.of(0, 5), rows, removedSlots: Uint32Array.of(1) })
    expect([...answerOf(engine, { box: { ...wholeWorld, maxX: 0.5 } }).slots]).toEqual([0])
    expect([...answerOf(engine).slots]).toEqual([0, 5])
  })

  it('takes a snapshot in parts', () => {
    const engine = engineWith([])
    const rows = rowsOf([{ longitudeDeg: 0, latitudeDeg: 0 }])
    engine.handle({ kind: 'load', id: 1, from: 0, size: 2, rows })
    engine.handle({ kind: 'load', id: 2, from: 1, size: 2, rows: rowsOf([{ longitudeDeg: 90, latitudeDeg: 0 }]) })
    expect([...answerOf(engine).slots]).toEqual([0, 1])
  })

  it('leaves out vehicles without a position', () => {
    expect(answerOf(engineWith([{ longitudeDeg: NaN, latitudeDeg: NaN }])).vehicleCount).toBe(0)
  })

  it('groups vehicles although clustering is off once there are too many to draw', () => {
    const vehicles = Array.from({ length: 12_000 }, (_, index) => ({ longitudeDeg: index / 100, latitudeDeg: 50 }))
    const answer = answerOf(engineWith(vehicles), { isClusteringOn: false })
    expect(answer.isCrowded).toBe(true)
    expect(answer.slots.length + answer.clusters.length / clusterWords).toBeLessThan(1000)
    const few = answerOf(engineWith(vehicles.slice(0, 100)), { isClusteringOn: false })
    expect(few).toMatchObject({ isCrowded: false, clusters: new Uint32Array(0) })
  })

  it('tells when the next vehicle in view changes its bucket', () => {
    const engine = engineWith([
      { longitudeDeg: 0, latitudeDeg: 0, ageMs: 60_000 },
      { longitudeDeg: 1, latitudeDeg: 1, ageMs: 240_000 },
      { longitudeDeg: 2, latitudeDeg: 1, ageMs: 600_000 }
    ])
    expect(answerOf(engine).nextEdgeMs).toBe(nowMs + 60_001)
  })

  it('says that nothing grows older where there is nothing', () => {
    expect(answerOf(engineWith([])).nextEdgeMs).toBe(Infinity)
  })
})

/** What a window of 800 by 600 pixels shows around the middle of a box. */
function viewAround(inner: MercatorBox, zoom: number): MercatorBox {
  const px = 1 / (512 * 2 ** zoom)
  const middleX = (inner.minX + inner.maxX) / 2
  const middleY = (inner.minY + inner.maxY) / 2
  if (800 * px >= 1) return wholeWorld
  const minX = middleX - 400 * px
  return {
    minX: minX - Math.floor(minX),
    maxX: minX - Math.floor(minX) + 800 * px,
    minY: Math.max(0, middleY - 300 * px),
    maxY: Math.min(1, middleY + 300 * px)
  }
}

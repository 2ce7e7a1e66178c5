import { vehicleFlags } from '@shared/domain/vehicle-flags'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createClusterEngine, deepestZoom, type ClusterEngine } from './cluster-engine'
import type { ClusterAnswer, ClusterView, MercatorBox, OpenedCluster, PointColumns } from './cluster-protocol'
import { mercatorX, mercatorY } from './mercator'
import { ringGroups } from './vehicle-look'

interface Vehicle {
  readonly longitudeDeg: number
  readonly latitudeDeg: number
  readonly ageMs?: number
  readonly isMoving?: boolean
}

const nowMs = 1_800_000_000_000
const wholeWorld: MercatorBox = { minX: 0, minY: 0, maxX: 1, maxY: 1 }
const view: ClusterView = { box: wholeWorld, zoom: 3, isClusteringOn: true, selectedSlot: null, nowMs }

function columnsOf(vehicles: readonly Vehicle[]): PointColumns {
  return {
    longitudeDeg: Float64Array.from(vehicles, (vehicle) => vehicle.longitudeDeg),
    latitudeDeg: Float64Array.from(vehicles, (vehicle) => vehicle.latitudeDeg),
    occurredAtMs: Float64Array.from(vehicles, (vehicle) => nowMs - (vehicle.ageMs ?? 0)),
    flags: Uint8Array.from(vehicles, ({ isMoving }) => vehicleFlags.present | (isMoving ? vehicleFlags.moving : 0))
  }
}

function engineWith(vehicles: readonly Vehicle[]): ClusterEngine {
  const engine = createClusterEngine()
  engine.handle({ kind: 'reset', columns: columnsOf(vehicles) })
  return engine
}

function answerOf(engine: ClusterEngine, asked: Partial<ClusterView> = {}): ClusterAnswer {
  const reply = engine.handle({ kind: 'view', id: 1, view: { ...view, ...asked } })
  if (reply?.kind !== 'view') throw new Error('no answer')
  return reply.answer
}

function openedBy(engine: ClusterEngine, answer: ClusterAnswer): OpenedCluster | null {
  const reply = engine.handle({ kind: 'open', id: 2, view, x: answer.x[0] ?? NaN, y: answer.y[0] ?? NaN })
  return reply?.kind === 'open' ? reply.opened : null
}

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, value) => total + value, 0)

const vehicle = fc.record({
  longitudeDeg: fc.double({ min: -180, max: 179.9, noNaN: true }),
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

function isInside({ longitudeDeg, latitudeDeg }: Vehicle, { minX, minY, maxX, maxY }: MercatorBox): boolean {
  const raw = mercatorX(longitudeDeg)
  const x = raw < minX ? raw + 1 : raw
  const y = mercatorY(latitudeDeg)
  return x >= minX && x < maxX && y >= minY && y < maxY
}

describe('cluster engine', () => {
  it('counts every vehicle in the box exactly once, and none outside it', () => {
    const zoom = fc.integer({ min: 0, max: 12 }).map((half) => half / 2)
    fc.assert(
      fc.property(fc.array(vehicle, { maxLength: 200 }), box, zoom, fc.boolean(), (vehicles, asked, atZoom, isOn) => {
        const answer = answerOf(engineWith(vehicles), { box: asked, zoom: atZoom, isClusteringOn: isOn })
        const inside = vehicles.filter((candidate) => isInside(candidate, asked)).length
        expect(sum(answer.totals) + answer.singles.length).toBe(inside)
        expect(answer.vehicleCount).toBe(inside)
      })
    )
  })

  it('splits each cluster into staleness groups that add up to its total', () => {
    fc.assert(
      fc.property(fc.array(vehicle, { minLength: 2, maxLength: 100 }), (vehicles) => {
        const answer = answerOf(engineWith(vehicles), { zoom: 1 })
        answer.totals.forEach((total, index) => {
          expect(total).toBeGreaterThan(1)
          expect(sum(answer.groups.slice(index * ringGroups.length, (index + 1) * ringGroups.length))).toBe(total)
        })
      })
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

  it('never puts the selected vehicle into a cluster', () => {
    const at = { longitudeDeg: 5, latitudeDeg: 50 }
    const answer = answerOf(engineWith([at, at, at]), { selectedSlot: 1 })
    expect([...answer.totals]).toEqual([2])
    expect([...answer.singles]).toEqual([])
    expect(answer.vehicleCount).toBe(3)
  })

  it('answers the same clusters when the box grows, away from its edge', () => {
    const vehicles = Array.from({ length: 60 }, (_, index) => ({
      longitudeDeg: (index % 10) * 1.7,
      latitudeDeg: 40 + Math.floor(index / 10)
    }))
    const narrow = { minX: 0.4, minY: 0.3, maxX: 0.65, maxY: 0.45 }
    const wide = { minX: 0.375, minY: 0.25, maxX: 0.75, maxY: 0.5 }
    const engine = engineWith(vehicles)
    expect(answerOf(engine, { box: wide, zoom: 5 }).x).toEqual(answerOf(engine, { box: narrow, zoom: 5 }).x)
  })

  it('finds vehicles on both sides of the antimeridian in one box', () => {
    const engine = engineWith([
      { longitudeDeg: 179.5, latitudeDeg: -17 },
      { longitudeDeg: -179.5, latitudeDeg: -17 }
    ])
    const answer = answerOf(engine, { box: { minX: 0.99, minY: 0.4, maxX: 1.01, maxY: 0.6 } })
    expect([...answer.totals]).toEqual([2])
    expect(answer.x[0]).toBeCloseTo(1, 6)
  })

  it('says from which zoom a cluster splits, and that it does so there', () => {
    const engine = engineWith([
      { longitudeDeg: 5, latitudeDeg: 50 },
      { longitudeDeg: 5.2, latitudeDeg: 50 }
    ])
    const opened = openedBy(engine, answerOf(engine))
    expect(opened?.total).toBe(2)
    const splitZoom = opened?.splitZoom ?? NaN
    expect(
      answerOf(engine, { zoom: splitZoom, box: { minX: 0.51, minY: 0.3, maxX: 0.52, maxY: 0.4 } }).singles
    ).toHaveLength(2)
    expect(splitZoom).toBeLessThan(deepestZoom)
  })

  it('lists the members of a cluster that no zoom can split', () => {
    const at = { longitudeDeg: 5, latitudeDeg: 50 }
    const engine = engineWith([at, at, { longitudeDeg: 100, latitudeDeg: 0 }])
    expect(openedBy(engine, answerOf(engine))).toMatchObject({ slots: Uint32Array.of(0, 1), total: 2, splitZoom: null })
  })

  it('finds a vehicle at its cluster', () => {
    const engine = engineWith([
      { longitudeDeg: 0, latitudeDeg: 0 },
      { longitudeDeg: 1, latitudeDeg: 0 }
    ])
    answerOf(engine)
    const reply = engine.handle({ kind: 'locate', id: 3, slot: 0 })
    expect(reply?.kind === 'locate' ? reply.at?.x : null).toBeCloseTo(mercatorX(0.5), 9)
  })

  it('follows vehicles that move, come and leave', () => {
    const engine = engineWith([
      { longitudeDeg: 0, latitudeDeg: 0 },
      { longitudeDeg: 90, latitudeDeg: 0 }
    ])
    const columns = columnsOf([
      { longitudeDeg: -90, latitudeDeg: 0 },
      { longitudeDeg: 45, latitudeDeg: 0 }
    ])
    engine.handle({ kind: 'patch', slots: Uint32Array.of(0, 5), columns, removedSlots: Uint32Array.of(1) })
    const west = { ...wholeWorld, maxX: 0.5 }
    expect([...answerOf(engine, { box: west }).singles]).toEqual([0])
    expect([...answerOf(engine).singles]).toEqual([0, 5])
  })

  it('leaves out vehicles without a position', () => {
    expect(answerOf(engineWith([{ longitudeDeg: NaN, latitudeDeg: NaN }])).vehicleCount).toBe(0)
  })

  it('groups vehicles although clustering is off once there are too many to draw', () => {
    const vehicles = Array.from({ length: 5000 }, (_, index) => ({ longitudeDeg: index / 100, latitudeDeg: 50 }))
    const answer = answerOf(engineWith(vehicles), { isClusteringOn: false })
    expect(answer.isCrowded).toBe(true)
    expect(answer.singles.length + answer.totals.length).toBeLessThan(1000)
    expect(answerOf(engineWith(vehicles.slice(0, 100)), { isClusteringOn: false })).toMatchObject({
      isCrowded: false,
      totals: new Uint32Array(0)
    })
  })

  it('tells when the next vehicle in view changes its bucket', () => {
    const engine = engineWith([
      { longitudeDeg: 0, latitudeDeg: 0, ageMs: 60_000 },
      { longitudeDeg: 1, latitudeDeg: 1, ageMs: 240_000 }
    ])
    expect(answerOf(engine).nextEdgeMs).toBe(nowMs + 60_001)
  })
})

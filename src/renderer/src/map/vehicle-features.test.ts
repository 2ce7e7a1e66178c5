import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { describe, expect, it } from 'vitest'
import type { ClusterAnswer } from './cluster-protocol'
import { featuresOf, shortCount, vehicleFeature, type DrawnTable } from './vehicle-features'

const nowMs = 1_800_000_000_000
const style = { scheme: 'light', pixelRatio: 2, nowMs } as const

const table: DrawnTable = {
  longitudeDeg: Float64Array.of(5, 6, NaN),
  latitudeDeg: Float64Array.of(50, 51, NaN),
  derivedBearingDeg: Float32Array.of(90, 45, NaN),
  occurredAtMs: Float64Array.of(nowMs, nowMs - 3 * 86_400_000, NaN),
  flags: new Uint8Array(3).fill(vehicleFlags.present | vehicleFlags.moving),
  isPresent: (slot) => slot < 3,
  name: (slot) => `T-${slot}`
}

const answer: ClusterAnswer = {
  x: Float64Array.of(0.5),
  y: Float64Array.of(0.5),
  totals: Uint32Array.of(12_345),
  groups: Uint32Array.of(12_345, 0, 0, 0, 0, 0),
  singles: Uint32Array.of(0, 2, 9),
  vehicleCount: 12_346,
  nextEdgeMs: Infinity,
  isCrowded: false
}

describe('features', () => {
  it('are the clusters and the vehicles that have a position', () => {
    const features = featuresOf(answer, table, style)
    expect(features.map(({ properties }) => properties.icon)).toEqual([
      'cluster/light/2/48/24.0.0.0.0.0',
      'vehicle/light/2/chevron/live'
    ])
    expect(features[0]?.geometry.coordinates[0]).toBeCloseTo(0)
    expect(features[0]?.properties).toMatchObject({ label: '12.3k', total: 12_345 })
  })

  it('turn only what points', () => {
    expect(vehicleFeature(0, table, style)?.properties).toMatchObject({ bearing: 90, name: 'T-0' })
    expect(vehicleFeature(1, table, style)?.properties).toMatchObject({ bearing: 0 })
  })
})

describe('count on a cluster', () => {
  it.each([
    [2, '2'],
    [1234, '1,234'],
    [12_345, '12.3k'],
    [250_000, '250k']
  ])('of %i reads %s', (count, text) => {
    expect(shortCount(count)).toBe(text)
  })
})

import { describe, expect, it } from 'vitest'
import { ageLookOf, ringGroupIndex, ringGroups, shapeOf } from './vehicle-look'

const nowMs = 1_800_000_000_000
const minuteMs = 60_000

describe('age of a position', () => {
  it.each([
    [4, 'live', 'live', 'live', 'live'],
    [20, 'recent', 'recent', 'recent', 'recent'],
    [60, 'late', 'late', 'lateParked', 'quiet'],
    [600, 'stale', 'stale', 'staleParked', 'quiet'],
    [2000, 'lost', 'lost', 'lost', 'lost']
  ])(
    'after %i minutes is %s (%s) when moving and %s (%s) when parked',
    (ageMinutes, moving, movingGroup, parked, parkedGroup) => {
      const occurredAtMs = nowMs - ageMinutes * minuteMs
      expect(ageLookOf(occurredAtMs, nowMs, true)).toBe(moving)
      expect(ringGroups[ringGroupIndex(occurredAtMs, nowMs, true)]).toBe(movingGroup)
      expect(ageLookOf(occurredAtMs, nowMs, false)).toBe(parked)
      expect(ringGroups[ringGroupIndex(occurredAtMs, nowMs, false)]).toBe(parkedGroup)
    }
  )

  it('is never fresh when the time is not known', () => {
    expect(ageLookOf(NaN, nowMs, true)).toBe('lost')
    expect(ringGroups[ringGroupIndex(NaN, nowMs, false)]).toBe('lost')
  })
})

describe('shape of a vehicle', () => {
  it('points only where a direction was derived and the vehicle moved', () => {
    expect([shapeOf(true, 90), shapeOf(true, NaN), shapeOf(false, 90)]).toEqual(['chevron', 'circle', 'dot'])
  })
})

import { describe, expect, it } from 'vitest'
import { stalenessIndex } from '@shared/domain/staleness'
import { ageLookIndex, ageLooks, ringGroupIndex, ringGroups } from './vehicle-look'

const nowMs = 1_800_000_000_000
const minuteMs = 60_000

const lookOf = (atMs: number, isMoving: boolean) => ageLooks[ageLookIndex(atMs, nowMs, isMoving)]
const groupOf = (atMs: number, isMoving: boolean) => ringGroups[ringGroupIndex(stalenessIndex(atMs, nowMs), isMoving)]

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
      expect(lookOf(occurredAtMs, true)).toBe(moving)
      expect(groupOf(occurredAtMs, true)).toBe(movingGroup)
      expect(lookOf(occurredAtMs, false)).toBe(parked)
      expect(groupOf(occurredAtMs, false)).toBe(parkedGroup)
    }
  )

  it('is never fresh when the time is not known', () => {
    expect(lookOf(NaN, true)).toBe('lost')
    expect(groupOf(NaN, false)).toBe('lost')
  })
})

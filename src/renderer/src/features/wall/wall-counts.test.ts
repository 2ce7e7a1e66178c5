import { vehicleFlags } from '@shared/domain/vehicle-flags'
import { expect, it } from 'vitest'
import { countWall } from './wall-counts'

const nowMs = 1_800_000_000_000
const minuteMs = 60_000
const { present, moving } = vehicleFlags

/** Ages in minutes; NaN for never. */
const fleet = [
  { ageMin: 1, flags: present | moving },
  { ageMin: 10, flags: present },
  { ageMin: 60, flags: present | moving },
  { ageMin: 60, flags: present },
  { ageMin: 600, flags: present | moving },
  { ageMin: 6000, flags: present | moving },
  { ageMin: NaN, flags: present },
  { ageMin: 1, flags: 0 }
]
const table = {
  size: fleet.length,
  flags: Uint8Array.from(fleet, ({ flags }) => flags),
  occurredAtMs: Float64Array.from(fleet, ({ ageMin }) => nowMs - ageMin * minuteMs)
}

it('counts every vehicle once, and empty slots never', () => {
  const { buckets, shown, total } = countWall(table, null, nowMs)
  expect(buckets).toEqual([1, 1, 2, 1, 1, 1])
  expect([shown, total]).toEqual([7, 7])
})

it('calls silent what was moving and is late or stale, not what is parked or lost', () => {
  expect(countWall(table, null, nowMs).silent).toBe(2)
})

it('counts what the filter lets pass, and says of how many', () => {
  const passing = Uint32Array.of(0b0001_0101)
  expect(countWall(table, passing, nowMs)).toEqual({ buckets: [1, 0, 1, 1, 0, 0], silent: 2, shown: 3, total: 7 })
})

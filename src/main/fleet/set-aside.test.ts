import { describe, expect, it } from 'vitest'
import { createSetAside } from './set-aside'

const row = (noticedAtMs: number) => ({
  vehicleName: 'Truck',
  fleetName: 'Swift',
  reason: 'no-time' as const,
  noticedAtMs
})

describe('rows set aside', () => {
  it('lists the newest 500 first, and counts all', () => {
    const setAside = createSetAside()
    setAside.note(row(1))
    setAside.note(row(2))
    expect(setAside.list()).toEqual({ rows: [row(2), row(1)], total: 2 })
    for (let number = 3; number <= 1234; number++) setAside.note(row(number))
    const { rows, total } = setAside.list()
    expect([rows.length, total, setAside.total]).toEqual([500, 1234, 1234])
    expect(rows.map((one) => one.noticedAtMs)).toEqual(Array.from({ length: 500 }, (_, place) => 1234 - place))
  })

  it('knows a row again that comes with every sweep', () => {
    const setAside = createSetAside()
    expect(setAside.isNews(7, 'no-time', NaN)).toBe(true)
    expect(setAside.isNews(7, 'no-time', NaN)).toBe(false)
    expect(setAside.isNews(7, 'null-island', NaN)).toBe(true)
    expect(setAside.isNews(7, 'null-island', 1_800_000_000_000)).toBe(true)
    expect(setAside.isNews(7, 'null-island', 1_800_000_000_001)).toBe(true)
    expect(setAside.isNews(7, 'out-of-range', 1_800_000_000_001)).toBe(true)
    expect(setAside.isNews(7, 'out-of-range', 1_800_000_000_001)).toBe(false)
    expect(setAside.isNews(8, 'out-of-range', 1_800_000_000_001)).toBe(true)
  })

  it('remembers 50,000 vehicles', () => {
    const setAside = createSetAside()
    for (let slot = 0; slot < 50_000; slot++) setAside.isNews(slot, 'no-time', 5)
    for (let slot = 0; slot < 50_000; slot += 1000) expect(setAside.isNews(slot, 'no-time', 5)).toBe(false)
  })

  it('tells a row without a vehicle from one that is malformed otherwise', () => {
    const setAside = createSetAside()
    setAside.noteUnreadable([{ reason: 'vehicle_id: missing' }, { reason: 'not an object' }], 5)
    expect(setAside.list().rows).toEqual([
      { vehicleName: null, fleetName: null, reason: 'malformed-row', noticedAtMs: 5 },
      { vehicleName: null, fleetName: null, reason: 'no-vehicle-id', noticedAtMs: 5 }
    ])
  })
})

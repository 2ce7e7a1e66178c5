import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packTexts, unpackTexts } from '@shared/ipc/text-column'
import { createDriverTexts } from './driver-texts'

const slots = Uint32Array.from({ length: 8 }, (_, slot) => slot)

describe('the names of drivers', () => {
  it('are the ones last given, whatever came before, also after clearing away', () => {
    const name = fc.oneof(fc.constant(''), fc.string({ unit: 'grapheme', maxLength: 40 }))
    fc.assert(
      fc.property(fc.array(fc.record({ slot: fc.nat(6), name }), { maxLength: 60 }), (steps) => {
        const drivers = createDriverTexts()
        const model = slots.reduce<string[]>((all) => [...all, ''], [])
        let round = 0
        for (const { slot, name } of steps) {
          expect(drivers.set(slot, name)).toBe(model[slot] !== name)
          model[slot] = name
          // Makes holes, so that they are cleared away between the steps.
          for (let more = 0; more < 10; more++) drivers.set(9, 'x'.repeat(150 + (round++ % 90)))
        }
        const column = drivers.column(slots)
        expect(column === null ? slots.reduce<string[]>((all) => [...all, ''], []) : unpackTexts(column)).toEqual(model)
        expect(drivers.usedBytes).toBeLessThan(10_000)
      })
    )
  })

  it('take nothing while there are none, and leave nothing behind when the last is gone', () => {
    const drivers = createDriverTexts()
    expect([drivers.set(5, ''), drivers.column(slots), drivers.usedBytes]).toEqual([false, null, 0])
    drivers.set(5, 'A. Muster')
    expect([drivers.column(slots.subarray(0, 5)), drivers.usedBytes]).toEqual([null, 9])
    drivers.set(5, '')
    expect([drivers.column(slots), drivers.usedBytes]).toEqual([null, 0])
  })

  it('are cut between characters when nobody could read them', () => {
    const drivers = createDriverTexts()
    drivers.set(0, '€'.repeat(200))
    expect(unpackTexts(drivers.column(slots.subarray(0, 1)) ?? packTexts([]))).toEqual(['€'.repeat(85)])
    expect(drivers.set(0, '€'.repeat(300))).toBe(false)
  })

  it('come back from saved columns; what lies outside them, or was not saved, is none', () => {
    const drivers = createDriverTexts()
    const saved = packTexts(['Zoë', 'B'])
    drivers.restoreRow(1, saved, 0)
    drivers.restoreRow(2, saved, 1)
    drivers.restoreRow(3, saved, 2)
    drivers.restoreRow(4, { bytes: new Uint8Array(2), offsets: Uint32Array.of(0, 9, 4) }, 0)
    const names = () => unpackTexts(drivers.column(slots.subarray(1, 5)) ?? packTexts([]))
    expect(names()).toEqual(['Zoë', 'B', '', ''])
    drivers.restoreRow(1, null, 0)
    expect(names()).toEqual(['', 'B', '', ''])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packTexts } from '@shared/ipc/text-column'
import { createTextArena, textPart, type TextArena } from './text-arena'

function put(arena: TextArena, slot: number, name: string, vin = '', plate = ''): boolean {
  arena.stage(name, vin, plate)
  if (!arena.differs(slot)) return false
  arena.commit(slot)
  return true
}

function textsOf(arena: TextArena, slot: number): string[] {
  return [textPart.name, textPart.vin, textPart.plate].map((part) => arena.textOf(slot, part))
}

const anyText = fc.string({ unit: 'grapheme', maxLength: 40 })

describe('the texts of vehicles', () => {
  it('are the ones last given, whatever came before, also after clearing away', () => {
    const step = fc.record({ slot: fc.nat(6), texts: fc.tuple(anyText, anyText, anyText) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const arena = createTextArena()
        const model = new Map<number, readonly string[]>()
        let round = 0
        for (const { slot, texts } of steps) {
          const isNews = (model.get(slot) ?? ['', '', '']).join('\0') !== texts.join('\0')
          expect(put(arena, slot, ...texts)).toBe(isNews)
          model.set(slot, texts)
          // Makes holes, so that they are cleared away between the steps.
          put(arena, 9, 'x'.repeat(800 + (round++ % 90)))
        }
        for (const [slot, texts] of model) expect(textsOf(arena, slot)).toEqual(texts)
        expect(arena.usedBytes).toBeLessThan(20_000)
      })
    )
  })

  it('take no more room when they are replaced again and again', () => {
    const arena = createTextArena()
    for (let slot = 0; slot < 100; slot++) put(arena, slot, `Truck number ${slot}`, 'VIN', 'PLATE')
    for (let round = 0; round < 200; round++) {
      for (let slot = 0; slot < 100; slot++) put(arena, slot, `${'Truck '.repeat(round % 5)}${slot}`, 'VIN', 'PLATE')
    }
    expect(arena.usedBytes).toBeLessThan(16_000)
    expect(textsOf(arena, 99)).toEqual(['Truck Truck Truck Truck 99', 'VIN', 'PLATE'])
  })

  it('say which part is new', () => {
    const arena = createTextArena()
    put(arena, 0, 'Truck', 'VIN1', 'P')
    arena.stage('Trucks', 'VIN1', 'P')
    expect([arena.differs(0), arena.vinDiffers(0)]).toEqual([true, false])
    arena.stage('Truck', 'VIN2', 'P')
    expect([arena.differs(0), arena.vinDiffers(0)]).toEqual([true, true])
    arena.stage('TruckV', 'IN1', 'P')
    expect([arena.differs(0), arena.vinDiffers(0)]).toEqual([true, true])
    arena.stage('Truck', 'VIN1', 'P')
    expect([arena.differs(0), arena.vinDiffers(0)]).toEqual([false, false])
  })

  it('are cut between characters when nobody could read them', () => {
    const arena = createTextArena()
    put(arena, 0, 'é'.repeat(2000), 'v'.repeat(300), '€'.repeat(200))
    expect(textsOf(arena, 0)).toEqual(['é'.repeat(500), 'v'.repeat(255), '€'.repeat(85)])
  })

  it('come back from saved columns; what lies outside them is empty', () => {
    const arena = createTextArena()
    const columns = {
      names: packTexts(['Añejo', 'b']),
      vins: { bytes: new Uint8Array(2), offsets: Uint32Array.of(0, 9, 4) },
      plates: packTexts(['', 'P'])
    }
    arena.restoreRow(4, columns, 0)
    arena.restoreRow(5, columns, 1)
    arena.restoreRow(4, columns, 0)
    expect([textsOf(arena, 4), textsOf(arena, 5)]).toEqual([
      ['Añejo', '', ''],
      ['b', '', 'P']
    ])
  })
})

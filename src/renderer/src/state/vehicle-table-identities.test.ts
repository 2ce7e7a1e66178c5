import { packTexts, unpackTexts } from '@shared/ipc/text-column'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createIdentityTexts } from './vehicle-table-identities'

/** Some vehicles with names; `isDriven` gives each a driver of that name, too. */
function namesOf(rows: readonly (readonly [slot: number, name: string])[], isDriven = false) {
  const names = packTexts(rows.map(([, name]) => name))
  const none = packTexts(rows.map(() => ''))
  return {
    slots: Uint32Array.from(rows, ([slot]) => slot),
    names,
    vins: none,
    plates: none,
    drivers: isDriven ? names : null
  }
}

describe('identity texts', () => {
  it('agree with a plain model after any run of changes, read or not in between', () => {
    const rows = fc.uniqueArray(fc.tuple(fc.nat(40), fc.string({ unit: 'grapheme' })), { selector: ([slot]) => slot })
    const change = fc.oneof(
      fc.record({ kind: fc.constantFrom('put', 'reset'), rows }),
      fc.record({ kind: fc.constant('erase'), rows }),
      fc.record({ kind: fc.constantFrom('read', 'clear'), rows: fc.constant([]) })
    )
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const texts = createIdentityTexts()
        const model = new Map<number, string>()
        const seen = () => Array.from({ length: 45 }, (_, slot) => texts.name(slot))
        const allSlots = Uint32Array.from({ length: 45 }, (_, slot) => slot).reverse()
        const copied = () => unpackTexts(texts.copyOf(allSlots).names).reverse()
        for (const one of changes) {
          if (one.kind === 'put') texts.put(namesOf(one.rows))
          else if (one.kind === 'reset') texts.reset(namesOf(one.rows))
          else if (one.kind === 'erase') texts.erase(Uint32Array.from(one.rows, ([slot]) => slot))
          else if (one.kind === 'clear') texts.clear()
          else seen()
          if (one.kind === 'reset' || one.kind === 'clear') model.clear()
          for (const [slot, name] of one.rows) {
            if (one.kind === 'erase') model.delete(slot)
            else model.set(slot, name)
          }
        }
        expect(copied()).toEqual(Array.from({ length: 45 }, (_, slot) => model.get(slot) ?? ''))
        expect(seen()).toEqual(copied())
      }),
      { numRuns: 200 }
    )
  })

  it('hold more rows than one pack takes, and more packs than 16 bits tell apart', () => {
    const count = 66_000
    const nameOf = (slot: number) => `V${slot}`
    const texts = createIdentityTexts()
    texts.put(namesOf(Array.from({ length: count }, (_, slot) => [slot, nameOf(slot)])))
    expect([0, 65_535, 65_536, count - 1].map(texts.name)).toEqual(['V0', 'V65535', 'V65536', `V${count - 1}`])
    for (let slot = 0; slot < count; slot++) texts.put(namesOf([[slot, `W${slot}`]]), count)
    expect([0, 65_535, 65_536, count - 1].map(texts.name)).toEqual(['W0', 'W65535', 'W65536', `W${count - 1}`])
  })

  it('have drivers where a piece of news has some, and none where it has not', () => {
    const texts = createIdentityTexts()
    const slots = Uint32Array.of(2, 1, 0)
    texts.put(
      namesOf(
        [
          [0, 'A'],
          [1, 'B']
        ],
        true
      )
    )
    texts.put(namesOf([[2, 'C']]))
    expect([0, 1, 2, 3].map(texts.driver)).toEqual(['A', 'B', '', ''])
    expect(unpackTexts(texts.copyOf(slots).drivers ?? packTexts([]))).toEqual(['', 'B', 'A'])
    expect(texts.copyOf(Uint32Array.of(2)).drivers).toBeNull()
    texts.put(namesOf([[0, 'A']]))
    texts.erase(Uint32Array.of(1))
    expect([0, 1].map(texts.driver)).toEqual(['', ''])
    expect(texts.copyOf(slots).drivers).toBeNull()
  })

  it('keep nothing of the message that they came in', () => {
    const texts = createIdentityTexts()
    const given = namesOf([[3, 'Truck 3']])
    texts.put(given)
    given.names.bytes.fill(0)
    expect(texts.name(3)).toBe('Truck 3')
  })
})

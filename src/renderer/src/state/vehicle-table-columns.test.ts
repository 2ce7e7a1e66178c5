import type { PositionColumns } from '@shared/ipc/schemas-positions'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createGrowableColumns } from './vehicle-table-columns'

interface Row {
  readonly slot: number
  readonly fleet: number
  readonly place: number
}

function rowsOf(rows: readonly Row[]): PositionColumns {
  return {
    slots: Uint32Array.from(rows, ({ slot }) => slot),
    longitudeDeg: Float64Array.from(rows, ({ slot }) => slot / 7),
    latitudeDeg: new Float64Array(rows.length),
    speedMps: new Float32Array(rows.length),
    derivedBearingDeg: new Float32Array(rows.length),
    occurredAtMs: new Float64Array(rows.length),
    fleet: Uint32Array.from(rows, ({ fleet }) => fleet),
    provider: new Uint32Array(rows.length),
    place: Uint32Array.from(rows, ({ place }) => place),
    flags: new Uint8Array(rows.length).fill(1)
  }
}

describe('columns by slot', () => {
  it('take 16 bits for an index until one needs more, and lose none when it does', () => {
    const columns = createGrowableColumns()
    columns.write(rowsOf([{ slot: 2, fleet: 65_535, place: 7 }]))
    expect(columns.current().fleet).toBeInstanceOf(Uint16Array)
    columns.write(rowsOf([{ slot: 3, fleet: 65_536, place: 8 }]))
    const { fleet, place } = columns.current()
    expect([fleet[2], fleet[3], place[2], place[3]]).toEqual([65_535, 65_536, 7, 8])
    expect(place).toBeInstanceOf(Uint16Array)
  })

  it('hold what was last written to each slot, however they grew', () => {
    const index = fc.oneof(fc.nat(300), fc.nat(70_000), fc.nat(0xffffffff))
    const row = fc.record({ slot: fc.nat(5000), fleet: index, place: index })
    const rows = fc.uniqueArray(row, { selector: ({ slot }) => slot, maxLength: 20 })
    fc.assert(
      fc.property(fc.array(rows, { maxLength: 20 }), (changes) => {
        const columns = createGrowableColumns()
        const model = new Map<number, Row>()
        for (const change of changes) {
          columns.write(rowsOf(change))
          for (const one of change) model.set(one.slot, one)
        }
        const { fleet, place, longitudeDeg } = columns.current()
        for (const one of model.values()) {
          expect([fleet[one.slot], place[one.slot]]).toEqual([one.fleet, one.place])
          expect(longitudeDeg[one.slot]).toBe(one.slot / 7)
        }
      })
    )
  })
})

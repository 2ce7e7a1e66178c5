import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pack, packedFormVersion, unpack } from './packed'
import type { Column } from './packed-columns'

const value = {
  epoch: 3,
  name: 'größer',
  nothing: null,
  columns: {
    slots: Uint32Array.of(1, 2, 3),
    longitudeDeg: Float64Array.of(-98.123456789, NaN, Infinity),
    speedMps: Float32Array.of(1.5, NaN, 0),
    flags: Uint8Array.of(1, 2, 3),
    few: Uint16Array.of(65535)
  },
  lists: { fleets: ['', 'Swift "Transport"'], empty: [] },
  none: new Uint8Array(0)
}

it('comes out as it went in, not-a-number included', () => {
  expect(unpack(pack(value))).toEqual(value)
})

it('is one buffer without anything else in it', () => {
  const packed = pack(value)
  expect(packed.byteOffset).toBe(0)
  expect(packed.byteLength).toBe(packed.buffer.byteLength)
})

it('packs the part of a larger buffer that a column shows, and no more', () => {
  const large = Float64Array.of(1, 2, 3, 4)
  const packed = pack({ part: large.subarray(1, 3) })
  expect(packed.byteLength).toBeLessThan(100)
  expect(unpack(packed).part).toEqual(Float64Array.of(2, 3))
})

it('is read from anywhere in a larger buffer', () => {
  const packed = pack(value)
  const shifted = new Uint8Array(packed.length + 3)
  shifted.set(packed, 3)
  expect(unpack(shifted.subarray(3) as typeof packed)).toEqual(value)
})

it('gives columns that are views of the packed bytes, not copies', () => {
  const packed = pack({ flags: Uint8Array.of(1, 2) })
  expect(unpack(packed).flags.buffer).toBe(packed.buffer)
})

describe('columns come out exactly as they went in, whatever form is the smallest', () => {
  const uint32 = fc.nat(0xffffffff)
  const kinds: Readonly<Record<string, fc.Arbitrary<Column>>> = {
    'any numbers': fc.array(fc.double()).map((numbers) => Float64Array.from(numbers)),
    'degrees of seven digits and none': fc
      .array(fc.option(fc.integer({ min: -1_800_000_001, max: 1_800_000_000 }), { nil: NaN }))
      .map((units) => Float64Array.from(units, (unit) => unit / 1e7)),
    'degrees of nine digits and none': fc
      .array(fc.option(fc.integer({ min: -180_000_000_001, max: 549_755_813_888 }), { nil: NaN }))
      .map((units) => Float64Array.from(units, (unit) => unit / 1e9)),
    'whole numbers and none': fc
      .tuple(fc.maxSafeInteger(), fc.array(fc.option(fc.nat(0xffffffff), { nil: NaN })))
      .map(([first, offsets]) => Float64Array.from(offsets, (offset) => first + offset)),
    'odd numbers': fc
      .array(fc.constantFrom(0, -0, NaN, 1, -214.7483648, 214.7483647, Infinity, -Infinity, 2 ** 53, 5e-324, 1e300))
      .map((numbers) => Float64Array.from(numbers)),
    'any indexes': fc.array(uint32).map((numbers) => Uint32Array.from(numbers)),
    'small indexes': fc
      .constantFrom(0, 1, 255, 256, 65_535, 65_536)
      .chain((max) => fc.array(fc.nat(max)))
      .map((numbers) => Uint32Array.from(numbers)),
    'ascending numbers': fc.tuple(uint32, fc.array(fc.nat(256))).map(([first, steps]) => {
      let entry = first
      return Uint32Array.from(steps, (step) => (entry = Math.min(0xffffffff, entry + step)))
    }),
    runs: fc
      .tuple(fc.nat(1000), fc.nat(50))
      .map(([first, length]) => Uint32Array.from({ length }, (_, row) => first + row)),
    'whole numbers that are close together, and none': fc
      .tuple(fc.maxSafeInteger(), fc.array(fc.option(fc.nat(0x10000), { nil: NaN })))
      .map(([first, offsets]) => Float64Array.from(offsets, (offset) => first + offset)),
    'one float again and again': fc
      .tuple(fc.float(), fc.nat(20))
      .map(([entry, length]) => new Float32Array(length).fill(entry)),
    'floats of three digits and none': fc
      .array(fc.option(fc.integer({ min: -1, max: 65_536 }), { nil: NaN }))
      .map((units) => Float32Array.from(units, (unit) => unit / 1e3)),
    'odd floats': fc
      .array(fc.constantFrom(0, -0, NaN, 0.447, 65.534, 65.535, 2 ** 21, Infinity, -Infinity, 1e-45))
      .map((numbers) => Float32Array.from(numbers)),
    floats: fc.array(fc.float()).map((numbers) => Float32Array.from(numbers)),
    bytes: fc.uint8Array()
  }

  it.each(Object.entries(kinds))('%s', (_kind, columns) => {
    fc.assert(
      fc.property(columns, columns, (one, other) => {
        // `toEqual` tells 0 from -0, and the types apart.
        expect(unpack(pack({ one, inner: { other } }))).toEqual({ one, inner: { other } })
      }),
      { numRuns: 300 }
    )
  })

  it('and take little room where little is to be said', () => {
    const rows = { length: 10_000 }
    const bytesOf = (column: Column): number =>
      (pack({ column }).byteLength - pack({ column: new Uint8Array() }).byteLength) / 10_000
    expect(bytesOf(Uint32Array.from(rows, (_, row) => 5 + row))).toBeLessThan(0.01)
    expect(bytesOf(Uint32Array.from(rows, (_, row) => row * 17))).toBeLessThan(1.01)
    expect(bytesOf(Uint32Array.from(rows, (_, row) => (row * 7919) % 65_536))).toBeLessThan(2.01)
    expect(bytesOf(Float64Array.from(rows, (_, row) => Math.round(-98e7 + row * 123) / 1e7))).toBeLessThan(4.01)
    expect(bytesOf(Float64Array.from(rows, (_, row) => Math.round(-98e9 + row * 123) / 1e9))).toBeLessThan(5.01)
    expect(bytesOf(new Float32Array(10_000).fill(NaN))).toBeLessThan(0.01)
    expect(bytesOf(Float32Array.from(rows, (_, row) => (row % 60) + 0.447))).toBeLessThan(2.01)
    expect(bytesOf(Float64Array.from(rows, (_, row) => 1.7e12 + row * 6))).toBeLessThan(2.01)
    expect(bytesOf(Float64Array.from(rows, (_, row) => 1.7e12 + row * 997))).toBeLessThan(4.01)
  })
})

it('has the form that its version says: a change of the bytes below is another version', () => {
  const columns = {
    degrees7: Float64Array.of(-98.1234567, NaN),
    degrees9: Float64Array.of(39.123456789, NaN),
    whole: Float64Array.of(1_800_000_000_000, 1_800_000_100_000),
    bearing: Float32Array.of(1.5, NaN),
    speed: Float32Array.of(24.587, NaN),
    same: Float32Array.of(NaN, NaN),
    flags: Uint8Array.of(1, 3)
  }
  const hash = createHash('sha256').update(pack(columns)).digest('hex').slice(0, 16)
  expect({ version: packedFormVersion, hash }).toEqual({ version: 2, hash: '245445010c9fe40e' })
})

import { expect, it } from 'vitest'
import { pack, unpack } from './packed'

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

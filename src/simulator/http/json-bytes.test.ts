import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createJsonBytes, jsonBytesOf, type JsonBytes } from './json-bytes'

function written(write: (out: JsonBytes) => void): string {
  const out = createJsonBytes(1)
  write(out)
  return new TextDecoder().decode(out.bytes())
}

describe('createJsonBytes', () => {
  it('writes rounded numbers as JSON.stringify does', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.constantFrom(1, 10, 100, 1000, 1_000_000),
        (value, scale) => {
          const rounded = JSON.stringify(Math.round(value * scale) / scale)
          expect(written((out) => out.rounded(value, scale))).toBe(rounded)
        }
      ),
      { numRuns: 2000 }
    )
  })

  it.each([0, -0, -0.4, 0.05, -0.000001, 12, 1200, 99.999])('rounds %d', (value) => {
    expect(written((out) => out.rounded(value, 1000))).toBe(JSON.stringify(Math.round(value * 1000) / 1000))
  })

  it('writes whole numbers with zeros in front', () => {
    expect(written((out) => out.whole(7, 3))).toBe('007')
    expect(written((out) => out.whole(1_778_000_123))).toBe('1778000123')
    expect(written((out) => out.whole(0))).toBe('0')
  })

  it('writes hexadecimal digits of all 32 bits', () => {
    expect(written((out) => out.hex32(0xfe00_01ab))).toBe('fe0001ab')
    expect(written((out) => out.hex16(0x1_0000_00ff))).toBe('00ff')
  })

  it('grows, and keeps what is not ASCII', () => {
    const part = jsonBytesOf('{"city":"Montréal"}')
    expect(written((out) => [1, 2, 3].forEach(() => out.part(part)))).toBe('{"city":"Montréal"}'.repeat(3))
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JsonBytes } from './json-bytes'

const bytesOf = (text: string): JsonBytes => new JsonBytes(new TextEncoder().encode(text))

/** Undefined for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

describe('a number', () => {
  const read = (text: string): number | undefined => {
    const json = bytesOf(text)
    const isWhole = json.isNumber(0) && json.number(0) === text.length
    expect(json.skip(0) === text.length).toBe(isWhole)
    return isWhole ? json.value : undefined
  }

  it('is what JSON.parse makes of it, to the last bit', () => {
    const double = fc.double({ noDefaultInfinity: true, noNaN: true })
    const short = fc
      .tuple(fc.maxSafeInteger(), fc.integer({ min: 0, max: 25 }))
      .map(([whole, digits]) => Number(`${whole}e-${digits}`))
    fc.assert(
      fc.property(fc.oneof(double, short), fc.constantFrom('plain', 'fixed', 'exponential'), (value, form) => {
        const text =
          form === 'plain'
            ? JSON.stringify(value)
            : form === 'fixed' && Math.abs(value) < 1e21
              ? value.toFixed(20)
              : value.toExponential()
        expect(Object.is(read(text), JSON.parse(text))).toBe(true)
      }),
      { numRuns: 3000 }
    )
  })

  it('is one where JSON says so', () => {
    const pieces = fc.array(fc.constantFrom('-', '+', '0', '1', '9', '9007199254740993', '.', 'e', 'E', '00'), {
      minLength: 1,
      maxLength: 7
    })
    fc.assert(
      fc.property(pieces, (some) => {
        const text = some.join('')
        expect(read(text)).toBe(parsed(text))
      }),
      { numRuns: 3000 }
    )
  })

  it.each([
    '-0',
    '0',
    '9007199254740991',
    '9007199254740993',
    '0.1e1',
    '1e400',
    '-1e-400',
    '123456789012345678901234567890',
    '0.0000000000000000000000012345'
  ])('%s is exact', (text) => {
    expect(Object.is(read(text), JSON.parse(text))).toBe(true)
  })
})

describe('a text', () => {
  it('ends where JSON says, and reads the same', () => {
    const units = fc.constantFrom(
      '"',
      '\\',
      '\\u',
      '\\u00e9',
      '\\ud83d\\ude9a',
      '\\ud83d',
      '\\n',
      '\\x',
      'é',
      '北',
      '🚚',
      '\u0000',
      '\u001f',
      '\u0020',
      '#',
      '\u007f',
      'abcd',
      '\u2028'
    )
    fc.assert(
      fc.property(fc.array(units, { maxLength: 10 }), (some) => {
        const text = `"${some.join('')}"`
        const json = bytesOf(text)
        const isText = json.skip(0) === json.length
        expect(isText ? json.text(1, json.length - 1) : undefined).toBe(parsed(text))
      }),
      { numRuns: 3000 }
    )
  })

  it('may hold broken UTF-8, as after a decoder', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (some) => {
        const bytes = Uint8Array.from([
          0x22,
          ...some.filter((byte) => byte >= 0x20 && byte !== 0x22 && byte !== 0x5c),
          0x22
        ])
        const json = new JsonBytes(bytes)
        expect(json.skip(0)).toBe(bytes.length)
        expect(json.text(1, bytes.length - 1)).toBe(JSON.parse(new TextDecoder().decode(bytes)))
      }),
      { numRuns: 1000 }
    )
  })
})

describe('a span', () => {
  it('is the same as another one when every byte is', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 40 }),
        fc.nat(40),
        fc.string({ minLength: 1, maxLength: 1 }),
        (text, at, other) => {
          const changed = text.slice(0, at) + other + text.slice(at + 1)
          const bytes = new TextEncoder().encode(text)
          const json = bytesOf(`${text}|${changed}`)
          const length = Math.min(bytes.length, json.length - bytes.length - 1)
          const isSame = json.isSame(0, bytes.length + 1, length)
          expect(isSame).toBe(
            Buffer.from(changed)
              .subarray(0, length)
              .equals(Buffer.from(bytes.subarray(0, length)))
          )
          expect(json.isSame(0, 0, bytes.length)).toBe(true)
        }
      ),
      { numRuns: 2000 }
    )
  })

  it('is plain when it has no quote, no backslash and no control character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.constantFrom('', '"', '\\', '\n', '\u001f', '#', ' ', '!'),
        fc.nat(20),
        (text, put, at) => {
          const whole = text.slice(0, at) + put + text.slice(at)
          const json = bytesOf(`${whole}----`)
          // Marks above a true one may be false, but none is missing.
          const isPlain = json.isPlain(0, json.length - 4)
          expect(isPlain).toBe(!/["\\\u0000-\u001f]/.test(whole))
        }
      ),
      { numRuns: 2000 }
    )
  })

  it('never reaches beyond the end', () => {
    const json = bytesOf('abcdefgh')
    expect(json.isSame(4, 0, 5)).toBe(false)
    expect(json.isPlain(4, 5)).toBe(false)
    expect([json.byte(8), json.word(5), json.textEnd(0)]).toEqual([0, 0, 0])
  })
})

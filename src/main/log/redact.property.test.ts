import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Secret } from '../catena/secret'
import { createRedactor, type Redactor } from './redact'
import { component, places, spellings } from './test-support/spelled-secrets'

/** Whatever a server may issue, and worse. */
const secretText = fc
  .oneof(
    fc.string({ unit: 'grapheme-ascii', minLength: 8, maxLength: 80 }),
    fc.string({ unit: 'grapheme', minLength: 8, maxLength: 80 }),
    fc.string({ unit: 'binary', minLength: 8, maxLength: 80 }),
    fc.base64String({ minLength: 8, maxLength: 80 }),
    fc.string({
      unit: fc.constantFrom(
        ...Array.from('aZ09+/=_-.~%&?#"\'\\<>;:@ \n\r\t$`{}[]uxn'),
        'é',
        'ß',
        '€',
        '𝒳',
        '\u200d',
        '\0',
        '%41',
        '\\n',
        '&amp;',
        '\\u0041'
      ),
      minLength: 8,
      maxLength: 80
    })
  )
  // What consists of little but spaces and pluses is protected as it stands only; see `secretForms`.
  .filter((text) => text.replace(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}+]/gu, '').length >= 6)

/** Every text in a redacted value, names included. Not printed as one, since printing escapes and would hide a leak. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [String(value)]
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)])
}

/** @returns the forms of the secret that are still there, and what of it can still be decoded */
function leaksIn(value: unknown, text: string): readonly string[] {
  const texts = textsIn(value)
  const joined = [texts.join(''), ...texts]
  const named = Object.entries(spellings).filter(([, spell]) => joined.some((out) => out.includes(spell(text))))
  const bytes = Buffer.from(text)
  // Six bytes in a row are no coincidence, and no two edges of base64 either.
  const windows = Array.from({ length: Math.max(0, bytes.length - 6) }, (_, at) => bytes.subarray(at, at + 6))
  const runs = texts.flatMap((out) => out.match(/[\w+/-]{8,}/g) ?? [])
  const decoded = runs.flatMap((run) => [0, 1, 2, 3].map((at) => Buffer.from(run.slice(at), 'base64')))
  const isDecodable = windows.some((window) => decoded.some((buffer) => buffer.includes(window)))
  return [...named.map(([name]) => name), ...(isDecodable ? ['base64 of a part'] : [])]
}

function protecting(...texts: readonly string[]): Redactor {
  const redactor = createRedactor()
  for (const text of texts) redactor.protect(new Secret(text))
  return redactor
}

const runs = { numRuns: 60 }

describe('a protected secret', () => {
  it.each(Object.keys(spellings))('does not come out of a text when it is spelled: %s', (name) => {
    const spell = spellings[name]
    const around = fc.constantFrom('', ' ', 'id: ', '"', 'x=', 'https://example.test/?q=')
    fc.assert(
      fc.property(secretText, around, around, (text, before, after) => {
        const out = protecting(text).redactText(`${before}${spell?.(text) ?? ''}${after}`)
        expect(leaksIn(out, text), JSON.stringify(out)).toEqual([])
      }),
      runs
    )
  })

  it.each(Object.keys(places))('does not come out of a value where it is: %s', (name) => {
    const put = places[name]
    fc.assert(
      fc.property(secretText, (text) => {
        const out = protecting(text).redact({ outer: put?.(text) })
        expect(leaksIn(out, text), JSON.stringify(out)).toEqual([])
      }),
      runs
    )
  })

  it('does not come out of any place in any spelling', () => {
    const place = fc.constantFrom(...Object.values(places))
    const spelling = fc.constantFrom(...Object.values(spellings))
    fc.assert(
      fc.property(secretText, place, spelling, (text, put, spell) => {
        // A URL or a text of a header is made from the spelling as from any other text.
        const out = protecting(text).redact(put(spell(text)))
        expect(leaksIn(out, text), JSON.stringify(out)).toEqual([])
      }),
      { numRuns: 1500 }
    )
  }, 120_000)

  it('does not come out of base64, wherever it starts in what was encoded', () => {
    const neighbour = fc.string({ unit: fc.constantFrom('k', 'l', 'm', 'n', 'o', ':'), maxLength: 7 })
    fc.assert(
      fc.property(secretText, neighbour, neighbour, fc.boolean(), (text, before, after, isUrlSafe) => {
        const encoded = Buffer.from(`${before}${text}${after}`).toString(isUrlSafe ? 'base64url' : 'base64')
        const out = protecting(text).redactText(`sent ${encoded} away`)
        expect(leaksIn(out, text), out).toEqual([])
      }),
      { numRuns: 500 }
    )
  })

  it('is masked among many, also where one begins within another', () => {
    fc.assert(
      fc.property(secretText, fc.nat(4), (text, cut) => {
        const start = Array.from(text).slice(0, cut).join('')
        const longer = `${text.slice(start.length)}-and-more`
        const redactor = protecting(text, longer, 'fake-secret-1', 'fake-secret-2')
        const out = redactor.redactText(`a ${text}${longer} b ${start}${longer} c`)
        expect(leaksIn(out, text).concat(leaksIn(out, longer)), out).toEqual([])
      }),
      { numRuns: 200 }
    )
  })

  it('is not cut in half where a long text is cut', () => {
    fc.assert(
      fc.property(secretText, fc.integer({ min: -90, max: 5 }), (text, shift) => {
        const redactor = protecting(text)
        for (const length of [10_000, 25_000, 40_000]) {
          const out = redactor.redactText(`${'.'.repeat(length + shift)}${text}${'.'.repeat(100)}`)
          expect(out.replace(/[.…+\s\p{Cc}\p{Cf}]|\[[redact]*\]?|\(\d+ characters\)/gu, '').trim()).toBe('')
          const filled = redactor.redactText('.'.repeat(shift + 90) + text.repeat(Math.ceil(70_000 / text.length)))
          expect(leaksIn(filled, text)).toEqual([])
        }
      }),
      { numRuns: 15 }
    )
  }, 60_000)

  it('of little but spaces and pluses is masked as it stands', () => {
    for (const text of ['+ + + + +', '        ', '\n\n+\n\n+a']) {
      for (const spell of [spellings['plain'], spellings['json'], spellings['component'], spellings['form']]) {
        expect(protecting(text).redactText(`x${spell?.(text) ?? ''}y`)).toBe('x[redacted]y')
      }
    }
  })

  it('with half of a surrogate pair is masked as encoders spell it', () => {
    const text = 'fake-\ud83d-secret'
    for (const spell of [
      spellings['plain'],
      spellings['json'],
      spellings['form'],
      spellings['base64'],
      spellings['hex']
    ])
      expect(protecting(text).redactText(`x ${spell?.(text) ?? ''} y`)).toMatch(/^x \[redacted\]=* y$/)
  })

  it('leaves the text around it readable', () => {
    fc.assert(
      fc.property(secretText, (text) => {
        const out = protecting(text).redactText(`Request 7 failed: ${component(text)}; next try in 3 s`)
        expect(out).toMatch(/^Request 7 failed: .*\[redacted\].*; next try in 3 s$/)
      }),
      runs
    )
  })
})

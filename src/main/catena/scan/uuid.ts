import type { JsonBytes } from './json-bytes'

const hyphen = 0x2d

/** Length of a canonical UUID (RFC 9562 section 4). */
const uuidLength = 36

/** What no hex digit is worth. */
const noDigit = 0x80

/** Worth of each byte as a lower-case hex digit. */
const worth = Uint8Array.from({ length: 256 }, (_, byte) => {
  const digit = '0123456789abcdef'.indexOf(String.fromCharCode(byte))
  return digit === -1 ? noDigit : digit
})

/**
 * Reads canonical UUIDs, lower case and with hyphens, as four big-endian words. Any other spelling is another text, and the nil UUID
 * too: all words zero says that an id is none of these.
 */
export class UuidReader {
  private readonly json: JsonBytes
  private bad = 0

  constructor(json: JsonBytes) {
    this.json = json
  }

  /** @returns whether the four words at `offset` were set */
  read(from: number, to: number, words: Uint32Array, offset: number): boolean {
    const { json } = this
    if (to - from !== uuidLength) return false
    if (json.byte(from + 8) !== hyphen || json.byte(from + 13) !== hyphen) return false
    if (json.byte(from + 18) !== hyphen || json.byte(from + 23) !== hyphen) return false
    this.bad = 0
    const first = (this.half(from) << 16) | this.half(from + 4)
    const second = (this.half(from + 9) << 16) | this.half(from + 14)
    const third = (this.half(from + 19) << 16) | this.half(from + 24)
    const fourth = (this.half(from + 28) << 16) | this.half(from + 32)
    if ((this.bad & noDigit) !== 0 || (first | second | third | fourth) === 0) return false
    words[offset] = first
    words[offset + 1] = second
    words[offset + 2] = third
    words[offset + 3] = fourth
    return true
  }

  /** Four digits: half a word. */
  private half(at: number): number {
    const { json } = this
    const a = worth[json.byte(at)] ?? noDigit
    const b = worth[json.byte(at + 1)] ?? noDigit
    const c = worth[json.byte(at + 2)] ?? noDigit
    const d = worth[json.byte(at + 3)] ?? noDigit
    this.bad |= a | b | c | d
    return (a << 12) | (b << 8) | (c << 4) | d
  }
}

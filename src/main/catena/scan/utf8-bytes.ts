import { Buffer } from 'node:buffer'

const quote = 0x22
const backslash = 0x5c
const zero = 0x30
const nine = 0x39

/**
 * UTF-8 and the texts of JSON in it, read where it lies, four or eight bytes at a time. Beyond the end there are zero bytes, which no JSON
 * has, so that whatever is cut off ends by itself.
 */
export class Utf8Bytes {
  readonly length: number
  private readonly view: DataView
  private readonly buffer: Buffer

  constructor(bytes: Uint8Array) {
    this.length = bytes.byteLength
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  /** The byte there; 0 beyond the end. */
  byte(at: number): number {
    return at < this.length ? this.view.getUint8(at) : 0
  }

  /** Four bytes as a little-endian word; 0 where fewer than four are left. */
  word(at: number): number {
    return at <= this.length - 4 ? this.view.getInt32(at, true) : 0
  }

  /**
   * Finds the end of a text, four bytes at a time.
   *
   * @param at behind the opening quote
   * @returns the place of the closing quote; 0 when there is none, or the text is none of JSON's
   */
  textEnd(at: number): number {
    const { view } = this
    const lastWord = this.length - 4
    let place = at
    for (;;) {
      if (place <= lastWord) {
        const special = specialBytes(view.getInt32(place, true))
        if (special === 0) {
          place += 4
          continue
        }
        // A borrow can only mark bytes above the lowest mark, so the lowest one is true.
        place += (31 - Math.clz32(special & -special)) >> 3
      }
      const byte = this.byte(place)
      if (byte === quote) return place
      if (byte < 0x20) return 0
      if (byte === backslash) {
        place = this.escape(place)
        if (place === 0) return 0
      } else place += 1
    }
  }

  /** Whether the same bytes stand at both places. @param other the earlier one */
  isSame(one: number, other: number, length: number): boolean {
    return this.isSameAs(one, this.view, other, length)
  }

  /** Whether the same bytes stand here as in other bytes, where there are as many. */
  isSameAs(at: number, others: DataView, otherAt: number, length: number): boolean {
    const { view } = this
    if (at + length > this.length) return false
    if (length < 4) {
      for (let offset = 0; offset < length; offset++) {
        if (view.getUint8(at + offset) !== others.getUint8(otherAt + offset)) return false
      }
      return true
    }
    const last = length - 4
    let offset = 0
    // Eight bytes as a double: no UTF-8 has the bytes of a NaN, which is unlike itself, and no text those of the two zeroes, which are alike.
    for (; offset < last - 4; offset += 8) {
      if (view.getFloat64(at + offset, true) !== others.getFloat64(otherAt + offset, true)) return false
    }
    if (offset < last && view.getInt32(at + offset, true) !== others.getInt32(otherAt + offset, true)) return false
    return view.getInt32(at + last, true) === others.getInt32(otherAt + last, true)
  }

  /** Whether so many bytes are within a text, without its end and without an escape. */
  isPlain(at: number, length: number): boolean {
    const { view } = this
    if (at + length > this.length) return false
    if (length < 4) {
      for (let offset = 0; offset < length; offset++) {
        const byte = view.getUint8(at + offset)
        if (byte < 0x20 || byte === quote || byte === backslash) return false
      }
      return true
    }
    const last = length - 4
    for (let offset = 0; offset < last; offset += 4) {
      if (specialBytes(view.getInt32(at + offset, true)) !== 0) return false
    }
    return specialBytes(view.getInt32(at + last, true)) === 0
  }

  /** Copies bytes out. */
  copy(from: number, to: number, target: Uint8Array, targetAt: number): void {
    this.buffer.copy(target, targetAt, from, to)
  }

  /** Decodes the text between two quotes. */
  text(from: number, to: number): string {
    const raw = this.buffer.toString('utf8', from, to)
    // Escapes are rare, and the engine knows them best: surrogate pairs, and halves of them.
    return raw.includes('\\') ? String(JSON.parse(`"${raw}"`)) : raw
  }

  /** @param at at a backslash */
  private escape(at: number): number {
    switch (this.byte(at + 1)) {
      case quote:
      case backslash:
      case 0x2f:
      case 0x62:
      case 0x66:
      case 0x6e:
      case 0x72:
      case 0x74:
        return at + 2
      case 0x75:
        for (let place = at + 2; place < at + 6; place++) if (!isHexDigit(this.byte(place))) return 0
        return at + 6
      default:
        return 0
    }
  }
}

/**
 * The top bit of each byte of a word that may not be passed over in a text: control characters, quotes, backslashes. Turning over the
 * second bit brings the quote (0x22) down to the control characters, and what lies between up out of the way.
 */
function specialBytes(word: number): number {
  const turned = word ^ 0x02020202
  const backslashes = word ^ 0x5c5c5c5c
  return (((turned - 0x21212121) & ~turned) | ((backslashes - 0x01010101) & ~backslashes)) & 0x80808080
}

function isHexDigit(byte: number): boolean {
  return (byte >= zero && byte <= nine) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66)
}

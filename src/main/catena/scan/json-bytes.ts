import { Buffer } from 'node:buffer'

// The bytes that give JSON its form (RFC 8259 section 2).
const quote = 0x22
const comma = 0x2c
const minus = 0x2d
const point = 0x2e
const zero = 0x30
const nine = 0x39
const colon = 0x3a
const openBracket = 0x5b
const backslash = 0x5c
const closeBracket = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d

/** Places are never 0, since something always stands before them; so 0 says that this is no JSON. */
const noJson = 0

/** Deepest nesting that is read. Threat: a page of a million brackets would exhaust the stack of a scanner that goes as deep as it is led. */
const deepestNesting = 128

/** `null`, `true` and `fals` as little-endian words. */
const nullWord = 0x6c6c756e
const trueWord = 0x65757274
const falsWord = 0x736c6166

/** Powers of ten that a double holds exactly. */
const exactPowers = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`))

/** Every integer up to here is exact as a double. */
const largestExact = 2 ** 53

/**
 * JSON in UTF-8, read where it lies. Every method takes a place and gives the place behind what it read, or `noJson`; beyond the end
 * there are zero bytes, which no JSON has, so that whatever is cut off ends by itself. As after a UTF-8 decoder, broken UTF-8 within a
 * text is no fault, and without one it is.
 */
export class JsonBytes {
  readonly length: number
  /** What `number` read last. */
  value = NaN
  /** Where the text of the key stands that `key` read last. */
  keyStart = 0
  keyEnd = 0
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

  /** @returns the place of the next byte that is no white space */
  space(at: number): number {
    let place = at
    for (;;) {
      const byte = this.byte(place)
      if (byte > 0x20 || (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09)) return place
      place += 1
    }
  }

  /**
   * Finds the end of a text, four bytes at a time.
   *
   * @param at behind the opening quote
   * @returns the place of the closing quote
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
      if (byte < 0x20) return noJson
      if (byte === backslash) {
        place = this.escape(place)
        if (place === noJson) return noJson
      } else place += 1
    }
  }

  /**
   * Goes to the next element of a list.
   *
   * @param at at the bracket or behind the element before
   * @param index how many elements there were before
   * @returns the place of the element; below 0 when the list ends, and then less the place behind it
   */
  element(at: number, index: number): number {
    let place = index === 0 ? at + 1 : at
    if (index === 0 || this.byte(place) !== comma) {
      place = this.space(place)
      if (this.byte(place) === closeBracket) return -(place + 1)
      if (index === 0) return place
    }
    return this.byte(place) === comma ? this.space(place + 1) : noJson
  }

  /**
   * Reads the next key of an object, in full.
   *
   * @param at behind the brace or the value before
   * @param index how many keys there were before
   * @returns the place of the value; below 0 when the object ends, and then less the place behind it. `keyStart` and `keyEnd` are set
   */
  key(at: number, index: number): number {
    let place = this.space(at)
    if (this.byte(place) === closeBrace) return -(place + 1)
    if (index > 0) {
      if (this.byte(place) !== comma) return noJson
      place = this.space(place + 1)
    }
    if (this.byte(place) !== quote) return noJson
    const end = this.textEnd(place + 1)
    if (end === noJson) return noJson
    const between = this.space(end + 1)
    if (this.byte(between) !== colon) return noJson
    this.keyStart = place + 1
    this.keyEnd = end
    return this.space(between + 1)
  }

  /** @param at at any value, without white space before it */
  skip(at: number, depth = 1): number {
    switch (this.byte(at)) {
      case quote: {
        const end = this.textEnd(at + 1)
        return end === noJson ? noJson : end + 1
      }
      case 0x6e:
        return this.word(at) === nullWord ? at + 4 : noJson
      case 0x74:
        return this.word(at) === trueWord ? at + 4 : noJson
      case 0x66:
        return this.word(at) === falsWord && this.byte(at + 4) === 0x65 ? at + 5 : noJson
      case openBrace:
        return this.skipObject(at, depth)
      case openBracket:
        return this.skipList(at, depth)
      default:
        return this.skipNumber(at)
    }
  }

  /** Whether `null` stands there. */
  isNull(at: number): boolean {
    return this.word(at) === nullWord
  }

  /** Whether a value is null or an empty text. */
  isBlank(at: number, behind: number): boolean {
    return this.isNull(at) || (this.isText(at) && behind === at + 2)
  }

  /** Whether a text begins there. */
  isText(at: number): boolean {
    return this.byte(at) === quote
  }

  /** Whether a list begins there. */
  isList(at: number): boolean {
    return this.byte(at) === openBracket
  }

  /** Whether an object begins there. */
  isObject(at: number): boolean {
    return this.byte(at) === openBrace
  }

  /** Whether a number begins there. */
  isNumber(at: number): boolean {
    const byte = this.byte(at)
    return byte === minus || (byte >= zero && byte <= nine)
  }

  /**
   * Reads a number into `value`, as `JSON.parse` would.
   *
   * Up to 2^53 and ten to the 22nd both parts are exact doubles, so one multiplication or division rounds once and rightly (Clinger,
   * "How to read floating point numbers accurately", 1990); all else is left to the engine.
   */
  number(at: number): number {
    const isNegative = this.byte(at) === minus
    let place = isNegative ? at + 1 : at
    const firstDigit = place
    let mantissa = 0
    let byte = this.byte(place)
    for (; byte >= zero && byte <= nine; byte = this.byte(++place)) {
      mantissa = mantissa * 10 + (byte - zero)
    }
    const digits = place - firstDigit
    if (digits === 0 || (digits > 1 && this.byte(firstDigit) === zero)) return noJson
    let exponent = 0
    if (byte === point) {
      const atPoint = place
      byte = this.byte(++place)
      for (; byte >= zero && byte <= nine; byte = this.byte(++place)) {
        mantissa = mantissa * 10 + (byte - zero)
      }
      exponent = atPoint + 1 - place
      if (exponent === 0) return noJson
    }
    const isScientific = byte === 0x65 || byte === 0x45
    if (isScientific) place = this.skipExponent(place)
    if (place === noJson) return noJson
    if (isScientific || exponent < -22 || mantissa >= largestExact) {
      this.value = Number(this.buffer.toString('latin1', at, place))
      return place
    }
    const size = exponent === 0 ? mantissa : mantissa / (exactPowers[-exponent] ?? NaN)
    this.value = isNegative ? -size : size
    return place
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
        for (let place = at + 2; place < at + 6; place++) if (!isHexDigit(this.byte(place))) return noJson
        return at + 6
      default:
        return noJson
    }
  }

  private skipNumber(at: number): number {
    let place = this.byte(at) === minus ? at + 1 : at
    if (this.byte(place) === zero) place += 1
    else place = this.skipDigits(place)
    if (place !== noJson && this.byte(place) === point) place = this.skipDigits(place + 1)
    const byte = this.byte(place)
    return place !== noJson && (byte === 0x65 || byte === 0x45) ? this.skipExponent(place) : place
  }

  /** @param at at the `e` */
  private skipExponent(at: number): number {
    const sign = this.byte(at + 1)
    return this.skipDigits(sign === 0x2b || sign === minus ? at + 2 : at + 1)
  }

  /** One digit at least. */
  private skipDigits(at: number): number {
    let place = at
    for (let byte = this.byte(place); byte >= zero && byte <= nine; byte = this.byte(++place));
    return place === at ? noJson : place
  }

  private skipList(at: number, depth: number): number {
    if (depth >= deepestNesting) return noJson
    let place = at
    for (let index = 0; ; index++) {
      const element = this.element(place, index)
      if (element <= noJson) return -element
      place = this.skip(element, depth + 1)
      if (place === noJson) return noJson
    }
  }

  private skipObject(at: number, depth: number): number {
    if (depth >= deepestNesting) return noJson
    let place = at + 1
    for (let index = 0; ; index++) {
      const value = this.key(place, index)
      if (value <= noJson) return -value
      place = this.skip(value, depth + 1)
      if (place === noJson) return noJson
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

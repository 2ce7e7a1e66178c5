import { Utf8Bytes } from './utf8-bytes'

// The bytes that give JSON its form (RFC 8259 section 2).
const quote = 0x22
const comma = 0x2c
const minus = 0x2d
const point = 0x2e
const zero = 0x30
const nine = 0x39
const colon = 0x3a
const openBracket = 0x5b
const closeBracket = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d

/** Places are never 0 here, since something always stands before them; so 0 says that this is no JSON. */
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
 * JSON, read where it lies. Methods take a place and give the place behind what they read, or `noJson`. As after a UTF-8 decoder, broken
 * UTF-8 within a text is no fault, and without one it is.
 */
export class JsonBytes extends Utf8Bytes {
  /** What `number` read last. */
  value = NaN
  /** Where the text of the key stands that `key` read last. */
  keyStart = 0
  keyEnd = 0
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
      this.value = Number(this.text(at, place))
      return place
    }
    const size = exponent === 0 ? mantissa : mantissa / (exactPowers[-exponent] ?? NaN)
    this.value = isNegative ? -size : size
    return place
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

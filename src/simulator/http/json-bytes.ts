/** Writes JSON as UTF-8 into a buffer that grows: no string per field, no encoding afterwards. The caller writes the punctuation. */
export interface JsonBytes {
  /** A text that was prepared with {@link jsonBytesOf}. */
  readonly part: (part: Uint8Array) => void
  /** ASCII only: numbers, keys, identifiers. Nothing is escaped. */
  readonly ascii: (text: string) => void
  /** Eight hexadecimal digits. */
  readonly hex32: (value: number) => void
  /** Four hexadecimal digits of the lower 16 bits. */
  readonly hex16: (value: number) => void
  /** A whole number from 0 up, with zeros in front up to this width. */
  readonly whole: (value: number, width?: number) => void
  /** `Math.round(value * scale) / scale` as `JSON.stringify` writes it. `scale` is a power of ten, and the number has 15 digits at most. */
  readonly rounded: (value: number, scale: number) => void
  /** Everything written, where it lies: to be copied before anything else is written. */
  readonly bytes: () => Uint8Array<ArrayBuffer>
  /** Begins anew in the same memory. */
  readonly clear: () => void
}

/** A text in UTF-8, for {@link JsonBytes.part}. */
export function jsonBytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

const zero = 0x30
const hexDigits = jsonBytesOf('0123456789abcdef')

/** @param expectedBytes room to begin with */
export function createJsonBytes(expectedBytes: number): JsonBytes {
  let buffer = new Uint8Array(expectedBytes)
  let length = 0

  const ensure = (more: number): void => {
    if (length + more <= buffer.length) return
    const larger = new Uint8Array(Math.max(buffer.length * 2, length + more))
    larger.set(buffer)
    buffer = larger
  }
  const hex16 = (value: number): void => {
    ensure(4)
    for (let shift = 12; shift >= 0; shift -= 4) buffer[length++] = hexDigits[(value >>> shift) & 15] ?? zero
  }
  const whole = (value: number, width = 1): void => {
    let digits = width
    for (let limit = 10 ** width; value >= limit; limit *= 10) digits += 1
    ensure(digits)
    let rest = value
    for (let place = length + digits - 1; place >= length; place -= 1) {
      const tenth = Math.floor(rest / 10)
      buffer[place] = zero + (rest - tenth * 10)
      rest = tenth
    }
    length += digits
  }
  const ascii = (text: string): void => {
    ensure(text.length)
    for (let place = 0; place < text.length; place += 1) buffer[length++] = text.charCodeAt(place)
  }

  return {
    part(part) {
      ensure(part.length)
      buffer.set(part, length)
      length += part.length
    },
    ascii,
    hex16,
    hex32(value) {
      hex16(value >>> 16)
      hex16(value)
    },
    whole,
    rounded(value, scale) {
      const units = Math.round(value * scale)
      if (units < 0) ascii('-')
      const size = Math.abs(units)
      const integer = Math.floor(size / scale)
      whole(integer)
      let fraction = size - integer * scale
      if (fraction === 0) return
      let width = Math.round(Math.log10(scale))
      while (fraction % 10 === 0) {
        fraction /= 10
        width -= 1
      }
      ascii('.')
      whole(fraction, width)
    },
    bytes: () => buffer.subarray(0, length),
    clear() {
      length = 0
    }
  }
}

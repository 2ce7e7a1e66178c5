/**
 * Compares two texts that lie in the same bytes, in UTF-8: numbers by their value, "truck 9" before "truck 10". Ends are not included.
 *
 * @returns below 0 when a comes first, above 0 when b does
 */
export function compareNaturally(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number
): number {
  let a = aStart
  let b = bStart
  while (a < aEnd && b < bEnd) {
    const aByte = bytes[a] ?? 0
    const bByte = bytes[b] ?? 0
    if (aByte === bByte && (aByte < zero || aByte > nine)) {
      a += 1
      b += 1
      continue
    }
    if (!isDigit(aByte) || !isDigit(bByte)) return aByte - bByte
    while (a < aEnd - 1 && bytes[a] === zero && isDigit(bytes[a + 1] ?? 0)) a += 1
    while (b < bEnd - 1 && bytes[b] === zero && isDigit(bytes[b + 1] ?? 0)) b += 1
    // The longer number is the larger one; of equally long ones the first difference tells.
    let byValue = 0
    for (;;) {
      const aDigit = a < aEnd ? (bytes[a] ?? 0) : 0
      const bDigit = b < bEnd ? (bytes[b] ?? 0) : 0
      const isADigit = aDigit >= zero && aDigit <= nine
      const isBDigit = bDigit >= zero && bDigit <= nine
      if (isADigit !== isBDigit) return isADigit ? 1 : -1
      if (!isADigit) break
      if (byValue === 0) byValue = aDigit - bDigit
      a += 1
      b += 1
    }
    if (byValue !== 0) return byValue
  }
  return aEnd - a - (bEnd - b)
}

const zero = 48
const nine = 57

function isDigit(byte: number): boolean {
  return byte >= zero && byte <= nine
}

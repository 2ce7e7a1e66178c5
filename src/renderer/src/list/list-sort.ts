/** Stands for "not known" in a key, and comes last in both directions. */
export const keyOfUnknown = 0xffffffff

/** Largest key of something known. */
export const largestKey = 0xfffffffe

/**
 * Sorts slots by numbers that each of them has, keeping the order of equal ones: by counting, two passes of sixteen bits, so that a million take
 * milliseconds and nothing is compared.
 *
 * @param slots stays as it is
 * @param keys by slot
 */
export function sortByKeys(slots: Uint32Array, keys: Uint32Array): Uint32Array<ArrayBuffer> {
  const once = passOf(slots, keys, 0)
  return passOf(once ?? slots, keys, 16) ?? once ?? slots.slice()
}

/** @returns null when all have the same digit, and nothing would change */
function passOf(slots: Uint32Array, keys: Uint32Array, shift: number): Uint32Array<ArrayBuffer> | null {
  const nextAt = new Uint32Array(0x10001)
  let first = -1
  let isOneDigit = true
  for (let at = 0; at < slots.length; at++) {
    const digit = ((keys[slots[at] ?? 0] ?? 0) >>> shift) & 0xffff
    if (first < 0) first = digit
    else if (digit !== first) isOneDigit = false
    nextAt[digit + 1] = (nextAt[digit + 1] ?? 0) + 1
  }
  if (isOneDigit) return null
  for (let digit = 1; digit < nextAt.length; digit++) nextAt[digit] = (nextAt[digit] ?? 0) + (nextAt[digit - 1] ?? 0)
  const sorted = new Uint32Array(slots.length)
  for (let at = 0; at < slots.length; at++) {
    const slot = slots[at] ?? 0
    const digit = ((keys[slot] ?? 0) >>> shift) & 0xffff
    const place = nextAt[digit] ?? 0
    sorted[place] = slot
    nextAt[digit] = place + 1
  }
  return sorted
}

/**
 * Random numbers without state: the same seed and coordinates give the same number, so nothing about a vehicle has to
 * be kept in memory. Integer mixing after MurmurHash3's finaliser.
 */
export function hash32(seed: number, index: number, salt = 0): number {
  let h = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b)
  h ^= Math.imul((index + 0x7f4a7c15) | 0, 0xc2b2ae35)
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  h ^= Math.imul((salt + 0x165667b1) | 0, 0x27d4eb2f)
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** A number in [0, 1) that depends on nothing but its arguments. */
export function fraction(seed: number, index: number, salt: number): number {
  return hash32(seed, index, salt) / 0x1_0000_0000
}

/** A number in [least, most). */
export function between(least: number, most: number, seed: number, index: number, salt: number): number {
  return least + (most - least) * fraction(seed, index, salt)
}

/** A whole number in [least, most], both included. */
export function wholeBetween(least: number, most: number, seed: number, index: number, salt: number): number {
  return least + (hash32(seed, index, salt) % (most - least + 1))
}

/** One of a non-empty list. */
export function pick<T>(list: readonly T[], seed: number, index: number, salt: number): T {
  return elementAt(list, hash32(seed, index, salt) % list.length)
}

/** FNV-1a over UTF-16 units: turns a reference or a query into a number. */
export function hashText(text: string): number {
  let h = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) h = Math.imul(h ^ text.charCodeAt(index), 0x01000193)
  return h >>> 0
}

/**
 * Indexed access where a miss would be a bug.
 *
 * @throws RangeError when there is no such element
 */
export function elementAt<T>(list: readonly T[], index: number): T {
  if (index < 0 || index >= list.length) throw new RangeError(`no element ${index} in a list of ${list.length}`)
  return list[index] as T
}

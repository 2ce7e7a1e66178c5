/** What a count on a cluster is written with; the place of a character is its code. */
export const labelCharacters = '0123456789,.kM'
/** Characters of the longest count. */
export const longestLabel = 5
/** Code of a place that is not used. */
const blank = 15
const bitsPerCode = 4

/** A count that fits into a cluster: exact below ten thousand, "12.3k" and "1.2M" above. */
export function shortCount(count: number): string {
  if (count < 1000) return String(count)
  if (count < 10_000) return `${Math.floor(count / 1000)},${String(count % 1000).padStart(3, '0')}`
  if (count < 99_950) return `${tenths(count / 1000)}k`
  if (count < 999_500) return `${Math.round(count / 1000)}k`
  return `${tenths(count / 1_000_000)}M`
}

/** The count as codes of its characters, 4 bits each, the first in the lowest. */
export function labelCodes(count: number): number {
  const text = shortCount(count)
  let codes = 0
  for (let place = 0; place < longestLabel; place++) {
    const code = place < text.length ? labelCharacters.indexOf(text.charAt(place)) : blank
    codes |= code << (place * bitsPerCode)
  }
  return codes >>> 0
}

/** One decimal, and none where it is zero. */
function tenths(value: number): string {
  return String(Math.round(value * 10) / 10)
}

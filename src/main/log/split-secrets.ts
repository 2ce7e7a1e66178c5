import { format } from 'node:util'
import { mask } from './mask-patterns'
import type { SecretFinder } from './secret-finder'
import { endsWithSensitiveKey, isSensitiveKey } from './sensitive-keys'

/** Longer lists of numbers are not taken for bytes. */
const mostBytes = 100_000

/** The fewest that are worth hiding; see `secretForms`. */
const fewestBytes = 4

/**
 * Masks a secret that stands in pieces in neighbouring values: each piece looks like nothing, and together they are the secret
 * (`log.info('%s%s', half, otherHalf)`, or a text spread into its letters).
 *
 * @param values as they came: a piece that was masked for another reason would hide that the next one is the rest
 * @param redacted the same values, masked one by one
 * @returns `redacted` with a mask in place of each value that holds a piece
 */
export function maskSplit(
  values: readonly unknown[],
  redacted: readonly unknown[],
  find: SecretFinder['find']
): readonly unknown[] {
  const pieces = values.map((value) => (isPiece(value) ? String(value) : ''))
  if (pieces.filter((piece) => piece !== '').length < 2) return redacted
  const spans = find(pieces.join(''))
  let end = 0
  const split = redacted.map((value, index) => {
    const start = end
    end += pieces[index]?.length ?? 0
    // One that lies within a single value is masked there already.
    return spans.some((span) => span.start < end && span.end > start && (span.start < start || span.end > end))
      ? mask
      : value
  })
  const [first, ...rest] = split
  if (typeof first !== 'string' || !/%[sdifjoOc]/.test(first)) return split
  // As the console will print them.
  const isSplit = find(format(first, ...rest.filter(isPiece))).length > 0
  return isSplit ? split.map((value) => (isPiece(value) ? mask : value)) : split
}

/**
 * Finds bytes that were listed as numbers, as JSON does with a `Buffer`.
 *
 * @returns what to print in their place; null when the list holds something else or nothing that is protected
 */
export function maskBytes(items: readonly unknown[], find: SecretFinder['find']): string | null {
  if (items.length < fewestBytes || items.length > mostBytes || !items.every(isByte)) return null
  const bytes = Buffer.from(items)
  const isHiding = find(bytes.toString('utf8')).length > 0 || find(bytes.toString('latin1')).length > 0
  return isHiding ? `[${items.length} bytes]` : null
}

/**
 * Which values of a list stand for a secret by what is said before them: `['Authorization', value]`, `['token:', value]`,
 * `['client_secret=%s', value]`.
 */
export function maskNamedArguments(items: readonly unknown[]): readonly boolean[] {
  const named = items.map((item, index) => {
    const before: unknown = index === 0 ? undefined : items[index - 1]
    return typeof before === 'string' && typeof item !== 'object' && isNameOfNext(before)
  })
  const [template] = items
  if (typeof template !== 'string') return named
  let argument = 1
  for (const { index, 0: placeholder } of template.matchAll(/%[sdifjoOc%]/g)) {
    if (placeholder === '%%') continue
    // Objects stay readable: they are masked by the names of their own properties.
    if (typeof items[argument] !== 'object' && endsWithSensitiveKey(template.slice(Math.max(0, index - 80), index)))
      named[argument] = true
    argument += 1
  }
  return named
}

function isNameOfNext(text: string): boolean {
  return (/^[\w-]{1,60}$/.test(text) && isSensitiveKey(text)) || endsWithSensitiveKey(text.slice(-80))
}

function isPiece(value: unknown): value is string | number | bigint | boolean {
  return ['string', 'number', 'bigint', 'boolean'].includes(typeof value)
}

function isByte(item: unknown): item is number {
  return typeof item === 'number' && Number.isInteger(item) && item >= 0 && item <= 255
}

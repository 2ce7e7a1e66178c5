import { Secret } from '../catena/secret'
import { mask, maskPatterns } from './mask-patterns'
import { secretForms } from './secret-forms'
import { isSensitiveKey } from './sensitive-keys'

/** Deeper than anything that is worth reading in a log. */
const deepestLevel = 8

/** Longer lists say nothing more in a log. */
const mostItems = 100

/** Longer texts are cut after masking, so that no secret is cut in half and missed. */
const longestText = 10_000

/** Text beyond this is not even looked at, since none of it would be kept. */
const longestInput = 200_000

/** Removes secrets and personal data from whatever is about to be logged. */
export interface Redactor {
  /**
   * From now on masks this secret's text wherever it appears, in every usual encoding. A text shorter than 4 characters cannot be
   * masked by value.
   *
   * @returns how to stop, once the secret is worthless (a token that was replaced)
   */
  protect(secret: Secret): () => void
  /** A copy of any value as plain objects, arrays and texts, without secrets. Never throws. */
  redact(value: unknown): unknown
  /** The text without secrets. Never throws. */
  redactText(text: string): string
}

/**
 * Makes a redactor. It masks in three ways, each of which would suffice for most cases: by value (protected secrets), by name of the
 * property that holds it, and by the form of the text.
 *
 * Threat: logs are kept, copied and sent to strangers. What throws in here would lose the line, so nothing does.
 */
export function createRedactor(): Redactor {
  const formsBySecret = new Map<symbol, readonly string[]>()
  let forms: readonly string[] = []

  function rebuild(): void {
    // Longest first: a short secret inside a long one must not leave the rest of the long one standing.
    forms = [...new Set([...formsBySecret.values()].flat())].sort((a, b) => b.length - a.length)
  }

  function maskText(text: string): string {
    const looked = text.slice(0, longestInput)
    const byValue = forms.reduce((masked, form) => masked.replaceAll(form, mask), looked)
    const masked = maskPatterns(byValue)
    return masked.length > longestText ? `${masked.slice(0, longestText)}… (${text.length} characters)` : masked
  }

  const redactText = (text: string): string => safely(() => maskText(text))
  return {
    protect(secret) {
      const key = Symbol('protected secret')
      formsBySecret.set(key, secretForms(secret.reveal()))
      rebuild()
      return () => {
        formsBySecret.delete(key)
        rebuild()
      }
    },
    redactText,
    redact: (value) => safely(() => redactValue(value, { text: maskText, ancestors: [] }))
  }
}

interface Walk {
  readonly text: (text: string) => string
  readonly ancestors: readonly object[]
}

function redactValue(value: unknown, walk: Walk): unknown {
  switch (typeof value) {
    case 'string':
      return walk.text(value)
    case 'number':
    case 'bigint':
      return maskNumber(value, walk)
    case 'object':
      return value === null ? null : redactObject(value, walk)
    case 'function':
    case 'symbol':
      return `[${typeof value}]`
    default:
      return value
  }
}

/** A secret of digits may come as a number. */
function maskNumber(value: number | bigint, walk: Walk): unknown {
  const text = String(value)
  return walk.text(text) === text ? value : mask
}

function redactObject(value: object, walk: Walk): unknown {
  if (value instanceof Secret) return mask
  if (walk.ancestors.includes(value)) return '[circular]'
  if (walk.ancestors.length >= deepestLevel) return '[too deep]'
  const inner: Walk = { ...walk, ancestors: [...walk.ancestors, value] }
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '[invalid date]' : value.toISOString()
  if (value instanceof URL || value instanceof URLSearchParams || value instanceof RegExp)
    return walk.text(String(value))
  // Bytes could hold anything; their number says enough.
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`
  if (value instanceof Error) return redactEntries(errorEntries(value), inner)
  if (value instanceof Map || value instanceof Headers) return redactEntries([...value.entries()], inner)
  if (value instanceof Set) return redactList([...value], inner)
  if (Array.isArray(value)) return redactList(value, inner)
  return redactEntries(ownEntries(value), inner)
}

/** In a list such as Node's raw headers (`[name, value, name, value]`), or one name-value pair, a value follows its name. */
function redactList(items: readonly unknown[], walk: Walk): unknown {
  const shown = items.slice(0, mostItems).map((item, index) => {
    const before: unknown = index === 0 ? undefined : items[index - 1]
    const isNamed = typeof before === 'string' && /^[\w-]{1,60}$/.test(before) && isSensitiveKey(before)
    return isNamed && typeof item !== 'object' ? mask : safely(() => redactValue(item, walk))
  })
  return items.length > mostItems ? [...shown, `… ${items.length - mostItems} more`] : shown
}

function redactEntries(
  entries: readonly (readonly [unknown, unknown])[],
  walk: Walk
): Readonly<Record<string, unknown>> {
  // `{ name: 'Authorization', value: '…' }`: the name of the value stands beside it.
  const label = entries.find(([key, value]) => (key === 'name' || key === 'key') && typeof value === 'string')?.[1]
  const isValueSecret = typeof label === 'string' && isSensitiveKey(label)
  const shown = entries.slice(0, mostItems).map(([key, value]): readonly [string, unknown] => {
    const name = typeof key === 'string' ? key : safely(() => JSON.stringify(redactValue(key, walk)))
    const isSecret = isSensitiveKey(name) || (isValueSecret && name === 'value')
    const isEmpty = value === null || value === undefined
    return [walk.text(name), isSecret && !isEmpty ? mask : safely(() => redactValue(value, walk))]
  })
  // `fromEntries` defines own properties, so that a key called `__proto__` does no harm.
  return Object.fromEntries(shown)
}

/** An error's message, stack and cause are not enumerable, and its other properties may hold requests and answers. */
function errorEntries(error: Error): readonly (readonly [string, unknown])[] {
  const named = ['name', 'message', 'code', 'stack', 'cause', 'errors'] as const
  const known = named.flatMap((key): readonly (readonly [string, unknown])[] =>
    key in error ? [[key, safely((): unknown => Reflect.get(error, key))]] : []
  )
  return [...known, ...ownEntries(error).filter(([key]) => !(named as readonly string[]).includes(key))]
}

/** Own enumerable properties; a getter that throws yields a note instead. */
function ownEntries(value: object): readonly (readonly [string, unknown])[] {
  return Object.keys(value).map((key) => [key, safely((): unknown => Reflect.get(value, key))])
}

/** Foreign objects (proxies, getters, odd `toString`) may throw anywhere; the line must survive that. */
function safely<T>(work: () => T): T | string {
  try {
    return work()
  } catch {
    return '[unreadable]'
  }
}

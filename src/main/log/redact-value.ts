import { types } from 'node:util'
import { Secret } from '../catena/secret'
import { mask } from './mask-patterns'
import { safely } from './safely'
import type { SecretFinder } from './secret-finder'
import { isSensitiveKey } from './sensitive-keys'
import { maskBytes, maskNamedArguments, maskSplit } from './split-secrets'

/** Deeper than anything that is worth reading in a log. */
const deepestLevel = 8

/** Longer lists say nothing more in a log. */
const mostItems = 100

/** What the walk through a value works with. */
interface Walk {
  /** Masks a text. */
  readonly text: (text: string) => string
  readonly find: SecretFinder['find']
  /** The objects that hold the present value, outermost first. */
  readonly ancestors: readonly object[]
}

/** A copy of a value as plain objects, arrays and texts, without secrets. May throw what a hostile value throws. */
export function redactValue(value: unknown, walk: Walk): unknown {
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
  // `new String('…')` would otherwise be listed letter by letter.
  if (types.isBoxedPrimitive(value)) return redactValue(value.valueOf(), inner)
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '[invalid date]' : value.toISOString()
  if (value instanceof URL || value instanceof URLSearchParams || value instanceof RegExp)
    return walk.text(String(value))
  // Bytes could hold anything; their number says enough.
  if (ArrayBuffer.isView(value) || types.isAnyArrayBuffer(value)) return `[${value.byteLength} bytes]`
  if (value instanceof Error) return redactEntries(errorEntries(value), inner)
  if (value instanceof Map || value instanceof Headers) return redactEntries([...value.entries()], inner)
  if (value instanceof Set) return redactList([...value], inner)
  if (Array.isArray(value)) return redactList(value, inner)
  return redactEntries(ownEntries(value), inner)
}

/** In a list such as Node's raw headers (`[name, value, name, value]`), or one name-value pair, a value follows its name. */
function redactList(items: readonly unknown[], walk: Walk): unknown {
  const bytes = maskBytes(items, walk.find)
  if (bytes !== null) return bytes
  const shown = items.slice(0, mostItems)
  const isNamed = maskNamedArguments(shown)
  const redacted = shown.map((item, index) => (isNamed[index] === true ? mask : safely(() => redactValue(item, walk))))
  const whole = maskSplit(shown, redacted, walk.find)
  return items.length > mostItems ? [...whole, `… ${items.length - mostItems} more`] : whole
}

function redactEntries(entries: readonly (readonly [unknown, unknown])[], walk: Walk): unknown {
  // What JSON makes of a typed array: `{"0":102,"1":97}`.
  const values = entries.map(([, value]) => value)
  const bytes = maskBytes(values, walk.find)
  if (bytes !== null) return bytes
  // `{ name: 'Authorization', value: '…' }`: the name of the value stands beside it.
  const label = entries.find(([key, value]) => (key === 'name' || key === 'key') && typeof value === 'string')?.[1]
  const isValueSecret = typeof label === 'string' && isSensitiveKey(label)
  const shown = entries.slice(0, mostItems).map(([key, value]): readonly [string, unknown] => {
    const name = typeof key === 'string' ? key : safely(() => JSON.stringify(redactValue(key, walk)))
    const isSecret = isSensitiveKey(name) || (isValueSecret && name === 'value')
    const isEmpty = value === null || value === undefined
    return [walk.text(name), isSecret && !isEmpty ? mask : safely(() => redactValue(value, walk))]
  })
  const whole = maskSplit(
    values.slice(0, mostItems),
    shown.map(([, value]) => value),
    walk.find
  )
  // `fromEntries` defines own properties, so that a key called `__proto__` does no harm.
  return Object.fromEntries(shown.map(([name], index) => [name, whole[index]]))
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

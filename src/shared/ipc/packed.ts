export { packedFormVersion } from './packed-columns'
import { columnOf, storedAt, storedFormOf, type Column, type StoredForm } from './packed-columns'

/** What has columns in it, as one run of bytes: a header that says what lies where, then the columns. */
declare const packedMark: unique symbol
export type Packed<T> = Uint8Array & { readonly [packedMark]?: T }

/** Where a column lies: its form, its first byte after the header, its length in entries, and what its numbers count from. */
type ColumnPlace = readonly [form: number, from: number, length: number, base: number]

/** Stands for a column in the header; no object of ours has a field of this name. */
const columnField = '$column'

/** Every column starts at a multiple of this, as the widest of them must. */
const alignment = 8
const headerLengthBytes = 4

/**
 * Packs an object whose fields are columns, plain values, or objects of the same kind. Between processes one array costs a fraction of what
 * twenty cost: each of them is copied by itself at every step, and the context bridge visits every field. What crosses costs by the byte, so
 * each column goes in the smallest form that gives back every entry exactly (ADR 13).
 *
 * @param value typed arrays at any depth, but not inside of lists; everything else as JSON can hold it
 */
export function pack<T extends object>(value: T): Packed<T> {
  const parts: StoredForm['stored'][] = []
  let used = 0
  const header = new TextEncoder().encode(
    JSON.stringify(
      mapFields(value, (field) => {
        if (!isColumn(field)) return undefined
        const { form, stored, base } = storedFormOf(field)
        const place: ColumnPlace = [form, used, field.length, base]
        parts.push(stored)
        used = aligned(used + stored.byteLength)
        return { [columnField]: place }
      })
    )
  )
  const start = aligned(headerLengthBytes + header.length)
  const bytes = new Uint8Array(start + used)
  new DataView(bytes.buffer).setUint32(0, header.length, true)
  bytes.set(header, headerLengthBytes)
  let at = start
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at)
    at = aligned(at + part.byteLength)
  }
  return bytes
}

/** The object again. Columns that were stored as they are, are views of the packed bytes. */
export function unpack<T extends object>(packed: Packed<T>): T {
  const { buffer, byteOffset } = wholeWords(packed)
  const headerLength = new DataView(buffer, byteOffset).getUint32(0, true)
  const headerText = new TextDecoder().decode(new Uint8Array(buffer, byteOffset + headerLengthBytes, headerLength))
  const start = byteOffset + aligned(headerLengthBytes + headerLength)
  const value = mapFields(JSON.parse(headerText) as T, (field) => {
    if (typeof field !== 'object' || field === null || !(columnField in field)) return undefined
    const [form, from, length, base] = field[columnField] as ColumnPlace
    return columnOf({ form, stored: storedAt(form, buffer, start + from, length), base }, length)
  })
  return value as T
}

/** A copy of an object with some fields replaced, and what is inside of the others. */
function mapFields(value: object, replace: (field: unknown) => object | undefined): object {
  const entries = Object.entries(value).map(([name, field]: [string, unknown]) => {
    const replaced = replace(field)
    if (replaced !== undefined) return [name, replaced]
    return [name, isPlainObject(field) ? mapFields(field, replace) : field]
  })
  return Object.fromEntries(entries) as object
}

function isPlainObject(field: unknown): field is object {
  return typeof field === 'object' && field !== null && !Array.isArray(field)
}

function isColumn(field: unknown): field is Column {
  return ArrayBuffer.isView(field) && !(field instanceof DataView)
}

/** Columns can only be views of bytes that begin at a multiple of eight; those that do not are copied. */
function wholeWords({ buffer, byteOffset, byteLength }: Uint8Array): {
  readonly buffer: ArrayBuffer
  readonly byteOffset: number
} {
  if (buffer instanceof ArrayBuffer && byteOffset % alignment === 0) return { buffer, byteOffset }
  return { buffer: new Uint8Array(buffer, byteOffset, byteLength).slice().buffer, byteOffset: 0 }
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / alignment) * alignment
}

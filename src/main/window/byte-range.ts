/** Which bytes of a file a request asks for; `end` is the first byte that is not sent. */
export type ByteRange =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly start: number; readonly end: number }
  | { readonly kind: 'unsatisfiable' }

/**
 * Reads a `Range` header (RFC 9110, section 14). What it cannot read is ignored and the whole file is sent, as the RFC asks;
 * that includes several ranges at once, which nothing of ours asks for.
 *
 * @param header value of `Range`, or null
 * @param size of the file, in bytes
 */
export function parseByteRange(header: string | null, size: number): ByteRange {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (match === null) return { kind: 'whole' }
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return { kind: 'whole' }
  if (first === '') return part(Math.max(0, size - Number(last)), size, size)
  if (last !== '' && Number(last) < Number(first)) return { kind: 'whole' }
  return part(Number(first), last === '' ? size : Math.min(Number(last) + 1, size), size)
}

function part(start: number, end: number, size: number): ByteRange {
  return start < end && start < size ? { kind: 'part', start, end } : { kind: 'unsatisfiable' }
}

import type { FetchLike } from '../catena/http-types'

/** In bytes; a logo of more is not worth the wait. */
const mostBytes = 131_072

/** In milliseconds, from the question to the last byte. */
const mostWaitMs = 6_000

/** Types that are told by their first bytes, whatever the host calls them. */
const signatures: readonly (readonly [string, (bytes: Uint8Array) => boolean])[] = [
  ['image/png', (bytes) => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['image/jpeg', (bytes) => startsWith(bytes, [0xff, 0xd8, 0xff])],
  ['image/gif', (bytes) => startsWith(bytes, [0x47, 0x49, 0x46, 0x38])],
  [
    'image/webp',
    (bytes) => startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes.subarray(8), [0x57, 0x45, 0x42, 0x50])
  ]
]

/**
 * Fetches a picture from an address that the server gave.
 *
 * Threat: the address may name any host, and the answer may be anything. So: https without user, password or port, no redirects, a size and a time; only
 * types of pixels, by their first bytes: an SVG can hold scripts and links. The bytes are decoded by the page's process, which is sandboxed, and not by
 * this one.
 *
 * @returns a data URL; null when there is none
 */
export async function fetchPicture(fetch: FetchLike, address: string, signal: AbortSignal): Promise<string | null> {
  if (!isPictureAddress(address)) return null
  const deadline = new AbortController()
  const giveUp = (): void => deadline.abort()
  const timer = setTimeout(giveUp, mostWaitMs)
  signal.addEventListener('abort', giveUp, { once: true })
  try {
    if (signal.aborted) return null
    const answer = await fetch(address, { redirect: 'error', credentials: 'omit', signal: deadline.signal })
    if (!answer.ok || answer.body === null) return null
    const bytes = await readBytes(answer.body)
    const type = bytes === null ? undefined : signatures.find(([, isIt]) => isIt(bytes))?.[0]
    return bytes === null || type === undefined ? null : `data:${type};base64,${Buffer.from(bytes).toString('base64')}`
  } catch {
    // A logo that is not there is no trouble: the provider's name is.
    return null
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', giveUp)
  }
}

/** Whether a picture may be fetched from there. */
export function isPictureAddress(address: string): boolean {
  let url: URL
  try {
    url = new URL(address)
  } catch {
    return false
  }
  // Hosts by number are machines of somebody's own network, this computer first of all.
  const isNamed = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*$/.test(url.hostname)
  return url.protocol === 'https:' && isNamed && url.port === '' && url.username === '' && url.password === ''
}

/** @returns null when there are too many, or none */
async function readBytes(body: ReadableStream<Uint8Array>): Promise<Uint8Array | null> {
  const reader = body.getReader()
  const pieces: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return size === 0 ? null : Buffer.concat(pieces)
    size += value.length
    if (size > mostBytes) {
      await reader.cancel()
      return null
    }
    pieces.push(value)
  }
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}

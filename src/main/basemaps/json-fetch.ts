import type { StyleRefusal } from '@shared/ipc/schemas-basemaps'
import type { FetchLike } from '../catena/http-types'

export type FetchedJson =
  { readonly kind: 'json'; readonly value: unknown } | { readonly kind: 'refused'; readonly reason: StyleRefusal }

export interface JsonFetchParts {
  readonly fetch: FetchLike
  /** Ends the whole work that the request is part of. */
  readonly signal: AbortSignal
  readonly maxBytes: number
}

/**
 * Fetches a JSON document of a map server: no cookies, no redirect, never more bytes than allowed.
 *
 * Threat: a host that answers for ever, with gigabytes, with HTML, or sends on to another host that the person never saw.
 *
 * @param url an address that `checkMapUrl` has passed
 */
export async function fetchJson(url: string, parts: JsonFetchParts): Promise<FetchedJson> {
  const { fetch, signal, maxBytes } = parts
  try {
    const answer = await fetch(url, { redirect: 'error', credentials: 'omit', signal, headers: { Accept: '*/*' } })
    if (!answer.ok) {
      await answer.body?.cancel()
      return { kind: 'refused', reason: 'http-error' }
    }
    const text = await readText(answer, maxBytes, signal)
    if (signal.aborted) return { kind: 'refused', reason: 'too-slow' }
    if (text === null) return { kind: 'refused', reason: 'too-large' }
    return parseJson(text)
  } catch (error) {
    return { kind: 'refused', reason: reasonOf(error, signal) }
  }
}

async function readText(answer: Response, maxBytes: number, signal: AbortSignal): Promise<string | null> {
  const reader = answer.body?.getReader()
  if (reader === undefined) return ''
  // Not every fetch ends a body that is being read.
  signal.addEventListener('abort', () => void reader.cancel().catch(() => undefined), { once: true })
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const bytes: unknown = next.value
    if (!(bytes instanceof Uint8Array)) continue
    size += bytes.byteLength
    if (size > maxBytes) {
      await reader.cancel()
      return null
    }
    text += decoder.decode(bytes, { stream: true })
  }
  return text + decoder.decode()
}

function parseJson(text: string): FetchedJson {
  try {
    return { kind: 'json', value: JSON.parse(text) as unknown }
  } catch {
    return { kind: 'refused', reason: 'not-json' }
  }
}

function reasonOf(error: unknown, signal: AbortSignal): StyleRefusal {
  if (signal.aborted) return 'too-slow'
  // Neither Node nor Electron has a code for it; the cause's message is all there is.
  const messages = [error, error instanceof Error ? error.cause : null].map((one) =>
    one instanceof Error ? one.message : ''
  )
  return messages.some((message) => /redirect/i.test(message)) ? 'redirected' : 'unreachable'
}

import type { Secret } from './secret'

/** How much of a server's message is shown; the rest rarely helps and may echo what was sent. */
const longestMessage = 300

/** How much of a server's message is looked at, so that a hostile one costs no time. */
const longestInput = 4000

/** Shorter secrets are not searched for: they would mask half of every message, and nobody issues such. */
const shortestKnown = 4

/**
 * What must not come out of a server's message. Order matters: the specific forms first, then anything long and random.
 *
 * Threat: gateways and validators like to echo request headers, tokens and ids into their errors, and these messages are shown
 * and logged. An invitation's id alone opens the invitation (API.md section 10), so bare UUIDs go too.
 */
const masks: readonly (readonly [RegExp, string])[] = [
  [/\b(bearer|basic)\s+[\w.~+/=-]{4,}/gi, '$1 [masked]'],
  [/([?&;]?\b(?:\w*invite|\w*token|client_secret|secret|password|code)=)[^\s&;"']+/gi, '$1[masked]'],
  [/\beyJ[\w-]*\.[\w-]*(?:\.[\w-]*)*/g, '[masked]'],
  [/\b[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}\w*/gi, '[masked]'],
  [/\b[0-9a-f]{16,}\b/gi, '[masked]'],
  [/[\w-]{32,}/g, '[masked]']
]

/**
 * Makes a server's message fit to be shown and logged: one line, at most 300 characters, with tokens, ids and long random
 * strings masked.
 *
 * @param message the server's own words
 * @param known secrets that were sent in this exchange, masked wherever they stand whatever they look like
 * @returns the cleaned message, or undefined when nothing readable is left
 */
export function redactServerMessage(message: string, known: readonly Secret[] = []): string | undefined {
  // Control, bidirectional and zero-width characters could forge a line in the log or turn the text around on screen.
  const oneLine = maskKnown(message.slice(0, longestInput), known)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
  const masked = masks.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), oneLine)
  if (masked === '') return undefined
  return masked.length > longestMessage ? `${masked.slice(0, longestMessage - 1)}…` : masked
}

function maskKnown(message: string, known: readonly Secret[]): string {
  return known
    .map((secret) => secret.reveal())
    .filter((text) => text.length >= shortestKnown)
    .reduce((masked, text) => masked.replaceAll(text, '[masked]'), message)
}

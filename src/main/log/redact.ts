import type { Secret } from '../catena/secret'
import { mask, maskPatterns } from './mask-patterns'
import { redactValue } from './redact-value'
import { safely } from './safely'
import { createSecretFinder, replaceSpans } from './secret-finder'

/** Longer texts are cut after masking, so that no secret is cut in half and missed. */
const longestText = 10_000

/** Text beyond this is not even looked at. */
const longestInput = 40_000

/** Where a text was cut, a secret may have been cut in half: this much before the cut is looked at, but never kept. */
const lookedAtOnly = 15_000

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
  const { protect, find } = createSecretFinder()

  function maskText(text: string): string {
    const looked = text.slice(0, longestInput)
    const spans = find(looked)
    const keptUpTo = text.length > longestInput ? longestInput - lookedAtOnly : looked.length
    const cutAt = spans.find(({ start, end }) => start < keptUpTo && end > keptUpTo)?.end ?? keptUpTo
    const kept = spans.filter(({ end }) => end <= cutAt)
    const masked = maskPatterns(replaceSpans(looked.slice(0, cutAt), kept, mask))
    const isCut = masked.length > longestText || cutAt < text.length
    return isCut ? `${masked.slice(0, longestText)}… (${text.length} characters)` : masked
  }

  return {
    protect: (secret) => protect(secret.reveal()),
    redactText: (text) => safely(() => maskText(text)),
    redact: (value) => safely(() => redactValue(value, { text: maskText, find, ancestors: [] }))
  }
}

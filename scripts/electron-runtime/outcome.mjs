// @ts-check
// The answer type of every step here: a value, or one sentence that says what went wrong and what to do.

/**
 * @template T
 * @typedef {{ readonly ok: true, readonly value: T } | { readonly ok: false, readonly message: string }} Outcome
 */

/**
 * @template T
 * @param {T} value
 * @returns {Outcome<T>}
 */
export const success = (value) => ({ ok: true, value })

/**
 * @param {string} message one sentence for a person
 * @returns {{ readonly ok: false, readonly message: string }}
 */
export const failure = (message) => ({ ok: false, message })

/**
 * @param {unknown} error anything that was thrown
 * @returns {string} its message on one line
 */
export const oneLine = (error) =>
  (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ').trim()

import type { CredentialFields } from './imported-credentials'
import { jsonFields, labelledFields } from './parse-json'

const formOptions: ReadonlySet<string> = new Set(['-d', '--data', '--data-raw', '--data-ascii', '--data-binary'])

/**
 * Finds credentials in a `curl` command that asks for a token: form fields or a JSON body behind `-d` and its relatives, and the
 * address of the token endpoint. `-d @file` is not followed.
 *
 * @param text the command, also over several lines
 * @returns null when it is no such command
 */
export function curlFields(text: string): CredentialFields | null {
  const words = shellWords(text)
  if (!/^curl(\.exe)?$/i.test(words[0] ?? '')) return null
  const pairs: (readonly [string, string])[] = []
  let body: CredentialFields = {}
  let tokenUrl: string | undefined
  for (let index = 1; index < words.length; index += 1) {
    const { option, attached } = optionIn(words[index] ?? '')
    if (option === '--data-urlencode' || (option !== null && formOptions.has(option))) {
      if (attached === null) index += 1
      const value = attached ?? words[index] ?? ''
      if (option === '--data-urlencode') pairs.push(...rawField(value))
      else if (value.trimStart().startsWith('{')) body = jsonFields(value) ?? body
      else pairs.push(...new URLSearchParams(value))
    } else if (/^https?:\/\/\S+\/token$/i.test(words[index] ?? '')) tokenUrl = words[index]
  }
  const form = labelledFields(pairs)
  return {
    clientId: form.clientId ?? body.clientId,
    clientSecret: form.clientSecret ?? body.clientSecret,
    authBaseUrl: tokenUrl
  }
}

/** curl encodes what stands behind the first `=` by itself, so here it is as it is meant. */
function rawField(value: string): readonly (readonly [string, string])[] {
  const equals = value.indexOf('=')
  return equals > 0 ? [[value.slice(0, equals), value.slice(equals + 1)]] : []
}

/** `-dvalue` and `--data=value` have their value in the same word. */
function optionIn(word: string): { readonly option: string | null; readonly attached: string | null } {
  if (word.startsWith('--')) {
    const equals = word.indexOf('=')
    return equals === -1
      ? { option: word, attached: null }
      : { option: word.slice(0, equals), attached: word.slice(equals + 1) }
  }
  if (!word.startsWith('-d')) return { option: null, attached: null }
  return { option: '-d', attached: word.length > 2 ? word.slice(2) : null }
}

/**
 * Splits a command into words as a POSIX shell does, without expanding anything. A line that goes on may also end in `^` or a backtick, as
 * browsers copy it for Windows.
 */
function shellWords(text: string): readonly string[] {
  const words: string[] = []
  const source = text.replace(/[\\^`]\r?\n/g, ' ')
  let word: string | null = null
  let quote: string | null = null
  for (let index = 0; index < source.length; index += 1) {
    const character = source.charAt(index)
    const isEscape = character === '\\' && quote !== "'" && index + 1 < source.length
    if (isEscape) {
      index += 1
      const next = source.charAt(index)
      word = (word ?? '') + (quote === '"' && !/["\\$`]/.test(next) ? `\\${next}` : next)
    } else if (quote !== null) {
      if (character === quote) quote = null
      else word = (word ?? '') + character
    } else if (character === '"' || character === "'") {
      quote = character
      word ??= ''
    } else if (/\s/.test(character)) {
      if (word !== null) words.push(word)
      word = null
    } else word = (word ?? '') + character
  }
  if (word !== null) words.push(word)
  return words
}

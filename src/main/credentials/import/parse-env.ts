import type { CredentialFields } from './imported-credentials'

/**
 * Reads the lines of a `.env` file: `NAME=value`, with `export`, `set` or `$env:` before it, single, double or backtick quotes, comments, blank
 * lines, CRLF and a byte order mark. Variables are not expanded, values are one line long, and what is no such line is skipped. Of a name given twice
 * the last one counts, as in a shell.
 *
 * @param text the file's content
 */
export function parseEnv(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const equals = line.indexOf('=')
    if (equals === -1) continue
    const name = /^(?:export\s|set\s|\$env:)?\s*([A-Za-z_]\w*)$/i.exec(line.slice(0, equals).trim())?.[1]
    if (name !== undefined) values.set(name, envValue(line.slice(equals + 1).trim()))
  }
  return values
}

/**
 * Finds the credentials among variables.
 *
 * @param get a variable's value by its name; only names that start with `CATENA_` are asked for, as others may be another service's
 */
export function envFields(get: (name: string) => string | undefined): CredentialFields {
  const first = (...names: readonly string[]): string | undefined =>
    names.map(get).find((value) => value !== undefined && value.trim() !== '')
  return {
    clientId: first('CATENA_CLIENT_ID'),
    clientSecret: first('CATENA_CLIENT_SECRET'),
    profileName: first('CATENA_PROFILE_NAME'),
    apiBaseUrl: first('CATENA_API_BASE_URL', 'CATENA_BASE_URL'),
    authBaseUrl: first('CATENA_AUTH_BASE_URL', 'CATENA_TOKEN_URL')
  }
}

/** @param text what stands behind the `=`, trimmed */
function envValue(text: string): string {
  const quote = text.charAt(0)
  if (quote === '"' || quote === "'" || quote === '`') {
    const end = closingQuote(text, quote)
    if (end !== -1) return quote === '"' ? unescaped(text.slice(1, end)) : text.slice(1, end)
  }
  // A comment needs a space before it: `abc#1` is a value.
  const comment = text.startsWith('#') ? 0 : text.search(/\s#/)
  return (comment === -1 ? text : text.slice(0, comment)).trim()
}

/** Where the quoted value ends; only double quotes can be escaped. */
function closingQuote(text: string, quote: string): number {
  for (let index = 1; index < text.length; index += 1) {
    if (quote === '"' && text.charAt(index) === '\\') index += 1
    else if (text.charAt(index) === quote) return index
  }
  return -1
}

function unescaped(text: string): string {
  const meanings: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\', $: '$' }
  return text.replace(/\\(.)/g, (written, character: string) => meanings[character] ?? written)
}

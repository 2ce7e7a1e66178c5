import {
  importedCredentials,
  longestText,
  type CredentialFields,
  type ImportedCredentials
} from './imported-credentials'
import { curlFields } from './parse-curl'
import { envFields, parseEnv } from './parse-env'
import { jsonFields, labelledFields } from './parse-json'

/**
 * Finds credentials in a text that the person pasted or dropped. Tried in this order, and the first with a secret counts: JSON, the lines of a
 * `.env` file, a `curl` command, a form body (`client_id=…&client_secret=…`), lines such as `Client secret: …`.
 *
 * A lone word is never taken for a secret, however much it looks like one: it could be anything that was in the clipboard, and it would be sent
 * to a server.
 *
 * @param text at most 65,536 characters
 * @returns null when there is no secret in it, when it is longer, or when it is binary
 */
export function parseCredentials(text: string): ImportedCredentials | null {
  if (text.length > longestText || isBinary(text)) return null
  for (const read of [jsonFields, variableFields, curlFields, formFields, lineFields]) {
    const fields = read(text)
    const credentials = fields === null ? null : importedCredentials(fields)
    if (credentials !== null) return credentials
  }
  return null
}

/** Whether a text holds control characters other than line ends, tabs and form feeds. */
function isBinary(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13) return true
  }
  return false
}

function variableFields(text: string): CredentialFields {
  const values = parseEnv(text)
  return envFields((name) => values.get(name))
}

/** `Client ID: abc`, `client_secret = abc`, `- **Client secret**: abc` and the like, one in a line. */
function lineFields(text: string): CredentialFields {
  // What is JSON was judged as JSON: nothing in it is a line of another form.
  if (isJson(text)) return {}
  const pairs = text.split(/[\r\n]+/).flatMap((line) => {
    const end = line.search(/[:=]/)
    const label = line.slice(0, Math.max(end, 0))
    const value = unquoted(line.slice(end + 1))
    // A label is a few words; not a sentence, a comment or a piece of a program.
    return /^[\s\w\-*•"'`.]{1,60}$/.test(label) && value !== null ? [[label, value] as const] : []
  })
  return labelledFields(pairs)
}

/** Mail programs, chats and source code put quotes, asterisks or a comma around a value. Null for what only starts with a quote or a bracket. */
function unquoted(text: string): string | null {
  const trimmed = text.replace(/^[\s*]+/, '').trim()
  if (!/^["'`{[]/.test(trimmed)) return trimmed
  return /^(["'`])(.*)\1[,;]?$/.exec(trimmed)?.[2] ?? null
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Only a whole body has an id as well: `client_secret=a&b` alone is a line whose secret has an ampersand in it. */
function formFields(text: string): CredentialFields | null {
  const trimmed = text.trim()
  const fields = /\s/.test(trimmed) ? {} : labelledFields(new URLSearchParams(trimmed))
  return fields.clientId === undefined ? null : fields
}

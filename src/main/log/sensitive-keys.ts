/** Names whose value is a secret wherever they stand; compared without case, dashes and underscores. */
const exactNames = new Set([
  'authorization',
  'proxyauthorization',
  'cookie',
  'setcookie',
  'credential',
  'credentials',
  'magiclink',
  'apikey',
  'privatekey',
  'passphrase',
  'passwd',
  'invite'
])

/** `access_token`, `refreshToken`, `client_secret`, `db-password` … */
const endings = /(token|secret|password)s?$/

/** The same names for text, where the key stands before its value: `client_secret=…`, `"token": "…"`. */
export const sensitiveKeySource =
  '[\\w-]{0,40}(?:token|secret|password)s?|(?:proxy-?)?authorization|(?:set-?)?cookie|credentials?|magic_?link|api[_-]?key|private[_-]?key|passphrase|passwd|pre_?registration\\w*'

const sensitiveEnd = new RegExp(
  `\\b(?:(?:${sensitiveKeySource})["']?\\s{0,4}[:=]\\s{0,4}["']?(?:(?:basic|bearer)\\s{1,4})?|bearer\\s{1,4})$`,
  'i'
)

/** Whether the value of a secret comes next: `client_secret=`, `token: `, `Authorization: Bearer `. */
export function endsWithSensitiveKey(text: string): boolean {
  return sensitiveEnd.test(text)
}

/**
 * Whether a value under this name must not be printed, whatever it is.
 *
 * @param name a property, header or parameter name in any spelling
 */
export function isSensitiveKey(name: string): boolean {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '')
  return exactNames.has(plain) || endings.test(plain) || plain.startsWith('preregistration')
}

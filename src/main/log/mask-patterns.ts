import { sensitiveKeySource } from './sensitive-keys'

/** What stands in the log in place of a secret. */
export const mask = '[redacted]'

/**
 * A value after its key: an object or array of one level, a quoted text (also one whose quotes are escaped, as in JSON within JSON), or
 * a bare one up to the next separator.
 */
const valueSource = [
  String.raw`(?:&quot;|&#34;|&#x22;)(?:(?!&quot;|&#34;|&#x22;)[^])*`,
  String.raw`\{[^{}]*\}?`,
  String.raw`\[[^\]]*\]?`,
  String.raw`\\+"(?:(?!\\+")[^])*(?:\\+")?`,
  String.raw`"(?:[^"\\]|\\[^])*"?`,
  String.raw`'(?:[^'\\]|\\[^])*'?`,
  String.raw`[^\s&,;"'<>}\])]+`
].join('|')

/**
 * Forms that are secret or personal whoever wrote them. Order matters: forms that contain a space come before the forms that end at one.
 *
 * Threat: other people's text (server messages, library errors, URLs) ends up in log lines, and people send logs to strangers.
 * Every quantifier is bounded or cannot overlap its neighbour, so that hostile text costs linear time.
 */
const patterns: readonly (readonly [RegExp, string])[] = [
  // An HTTP credential with its scheme.
  [/\b(bearer|basic|dpop|digest)(\s+|%20|\+)[\w.~+/=%-]{4,}/gi, `$1 ${mask}`],
  // Bytes as Node prints them; it prints 50 of them, so that a long secret would stand there in part.
  [/<(Buffer )?(?:[\da-f]{2}\s){3,}(?:[\da-f]{2}|\.\.\. \d+ more bytes?)>/gi, `<$1${mask}>`],
  [/((?:Uint8Array|Buffer)\(\d+\)[^[\]]{0,20}\[)[\d,\s]+/g, `$1${mask}`],
  // A JSON Web Token, complete or cut off.
  [/\beyJ[\w-]{4,}(?:\.[\w-]*){0,4}/g, mask],
  // Name and password inside an address.
  [/(:\/\/)[^\s/@:]{1,256}(?::[^\s/@]{0,256})?@/g, `$1${mask}@`],
  // The id in a magic link, as `?invite=` and `?tms_invite=`, also percent-encoded.
  [/(invite(?:=|%3D))[^\s&"'<>#\\]+/gi, `$1${mask}`],
  // The id of an invitation in a path: whoever has it can open the invitation without a token.
  [/(invitations?(?:\/|%2F|\s))(?:[0-9a-f]{8}-[\w-]{4,}|[\w-]{0,40}\d[\w-]{7,})/gi, `$1${mask}`],
  [
    new RegExp(
      `\\b(${sensitiveKeySource})((?:\\\\*["']?|&quot;|&#34;|&#x22;|%22)\\s{0,4}(?:[:=]|%3D|%3A)\\s{0,4})(?:${valueSource})`,
      'gi'
    ),
    `$1$2${mask}`
  ],
  [/[\p{L}\p{N}._%+'-]{1,64}(?:@|%40)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu, '[email]']
]

/**
 * Masks what looks like a secret or an e-mail address.
 *
 * @param text any text
 */
export function maskPatterns(text: string): string {
  return patterns.reduce((masked, [pattern, replacement]) => masked.replace(pattern, replacement), text)
}

import { fold, unescaped } from './spellings'

/** Shorter texts would be found in every second word; a secret so short is none. */
const shortestProtected = 4

/** Shorter pieces of base64 occur by chance. */
const shortestPiece = 5

/** What to look for in a text to find a secret. */
export interface SecretForms {
  /** For texts whose escapes were undone and which were folded; see `spellings`. */
  readonly folded: readonly string[]
  /** For texts as they are; only where folding leaves too little, as of a secret that consists of spaces. */
  readonly exact: readonly string[]
}

/**
 * Every form in which a secret could stand in a log line, apart from escapes, which the texts are freed from: as it is, in hex, and in
 * base64 and base64url, alone or at any place of something longer, also when it was escaped before it was encoded (HTTP Basic encodes for a form
 * first, RFC 6749 section 2.3.1).
 *
 * @param text the secret
 * @returns nothing for a text shorter than 4 characters
 */
export function secretForms(text: string): SecretForms {
  if (text.length < shortestProtected) return { folded: [], exact: [] }
  // What encoders make of half a surrogate pair.
  const wellFormed = Buffer.from(text, 'utf8').toString('utf8')
  // A secret may itself look escaped; then undoing the escapes of a text may undo too much.
  const plain = [...unescaped(text), wellFormed]
  const encoded = spelled(wellFormed).flatMap((one) => encodedForms(Buffer.from(one, 'utf8')))
  // Older software encodes a byte for each letter where it can.
  const latin1 = Buffer.from(text, 'latin1')
  const asLatin1 = latin1.toString('latin1') === text ? encodedForms(latin1) : []
  const folded = [...plain, ...encoded, ...asLatin1].map(fold).filter((form) => form.length >= shortestProtected)
  const isFoldable = fold(text).length >= shortestProtected
  return { folded: [...new Set(folded)], exact: isFoldable ? [] : [...new Set([text, ...spelled(text)])] }
}

/** Escaped as a form, a URL or JSON does. */
function spelled(text: string): readonly string[] {
  const form = new URLSearchParams({ x: text }).toString().slice(2)
  // As `encodeURIComponent`, which throws on half of a surrogate pair.
  const component = form.replace(/\+/g, '%20').replace(/%(?:21|27|28|29|7E)/g, (code) => decodeURIComponent(code))
  const lowerCase = [form, component].map((one) => one.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()))
  return [...new Set([text, form, component, ...lowerCase, JSON.stringify(text).slice(1, -1)])]
}

function encodedForms(bytes: Buffer): readonly string[] {
  const hex = bytes.toString('hex')
  return [hex, hex.toUpperCase(), ...base64Pieces(bytes)]
}

/**
 * What base64 makes of the secret inside a longer text (`id:secret` of HTTP Basic): base64 works in groups of three bytes, so there are
 * three alignments, and the characters at the edges also depend on the neighbours and are left out.
 */
function base64Pieces(bytes: Buffer): readonly string[] {
  return [0, 1, 2].flatMap((offset) => {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes])
    const start = offset === 0 ? 0 : offset + 1
    const wholeCharacters = Math.floor((shifted.length * 8) / 6)
    const piece = shifted.toString('base64').slice(start, wholeCharacters)
    const forms = [piece, piece.replace(/\+/g, '-').replace(/\//g, '_')]
    return forms.filter((form) => form.length >= shortestPiece)
  })
}

import { inspect } from 'node:util'

/** Shorter texts would be found in every second word; a secret so short is none. */
export const shortestProtected = 4

/** Shorter pieces of base64 occur by chance. */
const shortestPiece = 5

/**
 * Every spelling in which a secret could stand in a log line: as it is, escaped for JSON (once and twice), printed by Node,
 * encoded for a URL or a form, in hex, and in base64, alone or as part of something longer.
 *
 * @param text the secret
 * @returns the spellings, longest first; empty for a text shorter than 4 characters
 */
export function secretForms(text: string): readonly string[] {
  if (text.length < shortestProtected) return []
  const bytes = Buffer.from(text, 'utf8')
  const base64 = [...base64Pieces(bytes), bytes.toString('base64'), bytes.toString('base64url')]
  const forms = [text, ...escaped(text), bytes.toString('hex'), ...base64]
  const encoded = forms.flatMap((form) => [...urlEncoded(form)])
  const all = new Set([...forms, ...encoded].filter((form) => form.length >= shortestProtected))
  return [...all].sort((a, b) => b.length - a.length)
}

function escaped(text: string): readonly string[] {
  const once = JSON.stringify(text).slice(1, -1)
  const twice = JSON.stringify(once).slice(1, -1)
  return [once, twice, inspect(text).slice(1, -1)]
}

function urlEncoded(text: string): readonly string[] {
  const form = new URLSearchParams({ x: text }).toString().slice(2)
  // As `encodeURIComponent`, which throws on half of a surrogate pair.
  const component = form.replace(/\+/g, '%20').replace(/%(?:21|27|28|29|7E)/g, (code) => decodeURIComponent(code))
  const url = new URL('http://host.invalid/')
  url.search = text
  url.hash = text
  const encoded = [form, component, url.search.slice(1), url.hash.slice(1)]
  return [...encoded, ...encoded.map((one) => one.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()))]
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

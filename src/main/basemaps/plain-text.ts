const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  copy: '©'
}

/**
 * The words of an attribution, which map servers write as HTML. The page shows them as text, so nothing of it could run; without this, its
 * tags would be read aloud.
 *
 * @param value whatever stands in the style or the file
 * @param longest characters that are kept
 */
export function plainText(value: unknown, longest: number): string {
  if (typeof value !== 'string') return ''
  // A longer text is cut before it is searched: patterns over megabytes take time.
  const text = value
    .slice(0, 20 * longest)
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(?:#(\d{1,6})|(\w{2,6}));/g, (whole, code: string | undefined, name: string | undefined) =>
      code === undefined ? (entities[name ?? ''] ?? whole) : characterOf(Number(code))
    )
    // Control characters, and those that turn the direction of what follows.
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`
}

function characterOf(code: number): string {
  return code >= 32 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : ' '
}

/** Several attributions as one line, each once. */
export function joinAttributions(texts: readonly string[], longest: number): string {
  return plainText([...new Set(texts.filter((text) => text !== ''))].join(' · '), longest)
}

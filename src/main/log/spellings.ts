/** A way in which text is escaped, and how to undo it once. Undoing what was never escaped changes little and does no harm here. */
interface Escape {
  /** Occurs wherever the escape does; looked for first, because most texts have none. */
  readonly mark: string
  /** Global. */
  readonly pattern: RegExp
  readonly undo: (escaped: string) => string
}

/** How often escapes are undone within each other: JSON in JSON in a query needs three. */
const deepestNesting = 3

const continuation = '%[89ab][\\da-f]'

/** Of URLs and forms; upper or lower case, UTF-8 and, where it is no UTF-8, the single byte that older software writes. */
const percent: Escape = {
  mark: '%',
  pattern: new RegExp(
    `%(?:u[\\da-f]{4}|[cd][\\da-f]${continuation}|e[\\da-f](?:${continuation}){2}|f[0-7](?:${continuation}){3}|[\\da-f]{2})`,
    'gi'
  ),
  undo: (escaped) => {
    if (/^%u/i.test(escaped)) return String.fromCharCode(Number.parseInt(escaped.slice(2), 16))
    const bytes = Buffer.from(escaped.replaceAll('%', ''), 'hex')
    return bytes.toString(bytes.length === 1 ? 'latin1' : 'utf8')
  }
}

const named = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
  ['0', '\0']
])

/** Of JSON, JavaScript (so also of `util.inspect`) and regular expressions. */
const backslash: Escape = {
  mark: '\\',
  pattern: /\\(?:u\{[\da-f]{1,6}\}|u[\da-f]{4}|x[\da-f]{2}|[^])/gi,
  undo: (escaped) => {
    const code = /^\\(?:u\{?|x)([\da-f]+)/i.exec(escaped)?.[1]
    if (code !== undefined && escaped.length > 2) return character(Number.parseInt(code, 16), escaped)
    const letter = escaped.slice(1)
    return named.get(letter) ?? letter
  }
}

const entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['plus', '+'],
  ['equals', '='],
  ['sol', '/'],
  ['bsol', '\\'],
  ['percnt', '%'],
  ['grave', '`']
])

/** Of HTML and XML: numbers, and the names of what encoders escape. */
const entity: Escape = {
  mark: '&',
  pattern: new RegExp(`&(?:#x[\\da-f]{1,6}|#\\d{1,7}|${[...entities.keys()].join('|')});?`, 'gi'),
  undo: (escaped) => {
    const code = /^&#(x?)([\da-f]+)/i.exec(escaped)
    if (code !== null) return character(Number.parseInt(code[2] ?? '', code[1] === '' ? 10 : 16), escaped)
    return entities.get(escaped.slice(1).replace(';', '').toLowerCase()) ?? escaped
  }
}

/** Of source code: `util.inspect` prints a long text of several lines as a sum of its lines. */
const concatenation: Escape = { mark: '+', pattern: /["'`]\s*\+\s*["'`]/g, undo: () => '' }

/** Of bytes listed as numbers, as JSON and `util.inspect` do; at least four, see `shortestProtected`. */
const byteList: Escape = {
  mark: ',',
  pattern: /\b\d{1,3}(?:,\s*\d{1,3}\b){3,}/g,
  undo: (escaped) => Buffer.from(escaped.split(',').map(Number)).toString('utf8')
}

const escapes: readonly Escape[] = [percent, backslash, entity, concatenation, byteList]

/** Line breaks, spaces and what cannot be seen come and go when text is wrapped, trimmed or logged, and `+` is a space in forms. */
const ignored = /[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}+]+/gu

/** A text with escapes undone, and the way there. */
interface View {
  readonly text: string
  readonly steps: readonly Escape[]
}

/** Which characters of a source each character of a text came from. */
interface Traced {
  readonly text: string
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** What `fold` gave, and how to find a part of it in the source. */
interface Spelling {
  /** The text as it reads with some escapes undone, without what `fold` ignores. */
  readonly folded: string
  /** For each character of `folded`, where in the source it came from. Costly: only for texts in which something was found. */
  readonly trace: () => Traced
}

/** Drops what comes and goes on a text's way through forms, headers, wrapped lines and logs. */
export function fold(text: string): string {
  return text.replace(ignored, '')
}

/**
 * A text in every way it could be meant: as it is, and with percent-encoding, backslashes and HTML entities undone, each on its own and
 * within each other, up to three times. A secret that was escaped in whatever mixture and case reads plainly in one of them.
 *
 * Escapes are undone one kind at a time, because a text may look escaped in a way it is not: `\n` in a query is a backslash and an n.
 */
export function spellings(source: string): readonly Spelling[] {
  return views(source).map(({ text, steps }) => ({
    folded: fold(text),
    trace: () => traceFold(steps.reduce(traceUndo, untouched(source)))
  }))
}

/** The texts of `spellings`, not folded. */
export function unescaped(source: string): readonly string[] {
  return views(source).map(({ text }) => text)
}

function views(source: string): readonly View[] {
  const all: View[] = [{ text: source, steps: [] }]
  const seen = new Set([source])
  // The list grows while it is walked.
  for (const { text, steps } of all) {
    if (steps.length >= deepestNesting) continue
    for (const escape of escapes) {
      if (!text.includes(escape.mark)) continue
      const undone = text.replace(escape.pattern, escape.undo)
      if (seen.has(undone)) continue
      seen.add(undone)
      all.push({ text: undone, steps: [...steps, escape] })
    }
  }
  return all
}

function untouched(text: string): Traced {
  const starts = Array.from({ length: text.length }, (_, index) => index)
  return { text, starts, ends: starts.map((start) => start + 1) }
}

function traceUndo(from: Traced, { pattern, undo }: Escape): Traced {
  return rewrite(from, pattern, undo)
}

function traceFold(from: Traced): Traced {
  return rewrite(from, ignored, () => '')
}

function rewrite(from: Traced, pattern: RegExp, replace: (match: string) => string): Traced {
  const parts: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let doneIndex = 0
  const copyUpTo = (index: number): void => {
    parts.push(from.text.slice(doneIndex, index))
    for (let at = doneIndex; at < index; at += 1) {
      starts.push(from.starts[at] ?? 0)
      ends.push(from.ends[at] ?? 0)
    }
  }
  for (const match of from.text.matchAll(pattern)) {
    copyUpTo(match.index)
    doneIndex = match.index + match[0].length
    const replaced = replace(match[0])
    parts.push(replaced)
    for (let unit = 0; unit < replaced.length; unit += 1) {
      starts.push(from.starts[match.index] ?? 0)
      ends.push(from.ends[doneIndex - 1] ?? 0)
    }
  }
  copyUpTo(from.text.length)
  return { text: parts.join(''), starts, ends }
}

function character(code: number, otherwise: string): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : otherwise
}

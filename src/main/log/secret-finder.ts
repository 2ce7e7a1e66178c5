import { secretForms, type SecretForms } from './secret-forms'
import { spellings } from './spellings'

/** A part of a text: from `start` up to, not including, `end`. */
interface Span {
  readonly start: number
  readonly end: number
}

/** Finds protected secrets in texts, however they are spelled. */
export interface SecretFinder {
  /** From now on finds this text. Returns how to stop. */
  readonly protect: (secretText: string) => () => void
  /** Where they are, in order, not touching each other. */
  readonly find: (text: string) => readonly Span[]
}

/** Makes a finder that knows no secret yet. */
export function createSecretFinder(): SecretFinder {
  const formsBySecret = new Map<symbol, SecretForms>()
  let folded: readonly string[] = []
  let exact: readonly string[] = []
  /** Most texts of a log line are words, and cost nothing because of this. */
  let shortest = Infinity

  function rebuild(): void {
    const all = [...formsBySecret.values()]
    folded = [...new Set(all.flatMap((forms) => forms.folded))]
    exact = [...new Set(all.flatMap((forms) => forms.exact))]
    shortest = Math.min(...[...folded, ...exact].map((form) => form.length))
  }

  return {
    protect(secretText) {
      const key = Symbol('protected secret')
      formsBySecret.set(key, secretForms(secretText))
      rebuild()
      return () => {
        formsBySecret.delete(key)
        rebuild()
      }
    },
    find(text) {
      if (text.length < shortest) return []
      const spans = exact.flatMap((form) => occurrences(text, form))
      for (const spelling of spellings(text)) {
        const found = folded.filter((form) => spelling.folded.includes(form))
        if (found.length === 0) continue
        const { text: traced, starts, ends } = spelling.trace()
        for (const { start, end } of found.flatMap((form) => occurrences(traced, form)))
          spans.push({ start: starts[start] ?? 0, end: ends[end - 1] ?? text.length })
      }
      return merged(spans)
    }
  }
}

/** The text with something else in place of the spans. */
export function replaceSpans(text: string, spans: readonly Span[], replacement: string): string {
  let doneIndex = 0
  const parts: string[] = []
  for (const { start, end } of spans) {
    parts.push(text.slice(doneIndex, start), replacement)
    doneIndex = end
  }
  return parts.join('') + text.slice(doneIndex)
}

/** Overlapping ones, too: of `aXaXa`, both `aXa`. */
function occurrences(text: string, part: string): Span[] {
  const spans: Span[] = []
  for (let start = text.indexOf(part); start !== -1; start = text.indexOf(part, start + 1))
    spans.push({ start, end: start + part.length })
  return spans
}

function merged(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (last !== undefined && span.start <= last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) }
    else result.push(span)
  }
  return result
}

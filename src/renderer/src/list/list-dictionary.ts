import { foldText, sortKeyOf } from './fold'

/** Texts that repeat, as the list needs them. They only ever grow, until `clear`. */
export interface ListDictionary {
  readonly texts: readonly string[]
  readonly put: (from: number, entries: readonly string[]) => void
  /** For each entry 1 when its text holds the term. */
  readonly matching: (term: string) => Uint8Array
  /** For each entry 1 when it is one of the names; null when no name is asked for, which lets all pass. */
  readonly among: (names: readonly string[]) => Uint8Array | null
  /** The place of each entry in the alphabet; equal texts have the same one. */
  readonly ranks: () => Uint32Array
  readonly clear: () => void
}

/** No entries. */
export function createListDictionary(): ListDictionary {
  let texts: string[] = []
  let folded: string[] = []
  let ranks: Uint32Array | null = null
  return {
    get texts() {
      return texts
    },
    put(from, entries) {
      entries.forEach((entry, index) => {
        texts[from + index] = entry
        folded[from + index] = foldText(entry)
      })
      if (entries.length > 0) ranks = null
    },
    matching: (term) => Uint8Array.from(folded, (text) => (text.includes(term) ? 1 : 0)),
    among(names) {
      if (names.length === 0) return null
      const wanted = new Set(names)
      return Uint8Array.from(texts, (text) => (wanted.has(text) ? 1 : 0))
    },
    ranks: () => (ranks ??= ranksOf(texts)),
    clear() {
      texts = []
      folded = []
      ranks = null
    }
  }
}

function ranksOf(texts: readonly string[]): Uint32Array {
  const keys = texts.map(sortKeyOf)
  const indexes = Array.from(keys.keys()).sort((a, b) => compare(keys[a] ?? '', keys[b] ?? ''))
  const ranks = new Uint32Array(texts.length)
  let rank = 0
  indexes.forEach((index, place) => {
    if (place > 0 && keys[index] !== keys[indexes[place - 1] ?? 0]) rank += 1
    ranks[index] = rank
  })
  return ranks
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

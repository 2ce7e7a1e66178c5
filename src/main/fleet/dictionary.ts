/** How much a label is worth; a better one replaces a worse one, never the other way round. */
export const labelRank = { shortId: 0, ref: 1, own: 2 } as const
export type LabelRank = (typeof labelRank)[keyof typeof labelRank]

/** More entries than any account has; a number beyond is nonsense from a damaged cache. */
const mostEntries = 1_000_000

/** Texts that repeat, each stored once. Index 0 is the empty text. Entries are only ever added. */
export interface TextDictionary {
  readonly entries: readonly string[]
  /** The text's index, added when new. */
  indexOf(text: string): number
  /** Puts texts back at the indexes they had: the first at `from`. An index that is taken stays as it is. */
  restore(from: number, texts: readonly string[]): void
}

/** An empty dictionary. */
export function createTextDictionary(): TextDictionary {
  const entries = ['']
  const indexes = new Map([['', 0]])
  return {
    entries,
    indexOf(text) {
      const known = indexes.get(text)
      if (known !== undefined) return known
      indexes.set(text, entries.push(text) - 1)
      return entries.length - 1
    },
    restore(from, texts) {
      putBack(entries, from, texts, (text, index) => {
        if (!indexes.has(text)) indexes.set(text, index)
      })
    }
  }
}

/**
 * Fills a list from index `from` on. Indexes that were never filled, because a piece of the cache was unreadable, hold an empty text until
 * they are.
 */
function putBack(list: string[], from: number, texts: readonly string[], onPut: (text: string, index: number) => void) {
  if (!Number.isInteger(from) || from < 0 || from + texts.length > mostEntries) return
  while (list.length < from) list.push('')
  texts.forEach((text, place) => {
    const index = from + place
    if (index === list.length) list.push('')
    if (index === 0 || text === '' || list[index] !== '') return
    list[index] = text
    onPut(text, index)
  })
}

/** A label for the cache: key, label, rank. */
export type SavedLabel = readonly [key: string, label: string, rank: LabelRank]

/**
 * Things known by a key (a fleet's id, a provider's slug) whose label may change. A slot keeps the key's number, which never changes; the
 * page gets the index of the label in force. Two keys with one label stay two entries: two fleets may share a name.
 */
export interface KeyedLabels {
  /** The labels that any key ever had, for the page. A changed label is a new entry: what was sent stays valid. */
  readonly entries: readonly string[]
  /** The key's number, added when new. Number 0 is the empty key with the empty label. */
  numberOf(key: string): number
  keyOf(number: number): string
  /** By number. Only ever longer. */
  readonly keys: readonly string[]
  /** Puts keys back at the numbers they had: the first at `from`. A number that is taken stays as it is. */
  restore(from: number, keys: readonly string[]): void
  /** Index into `entries` of the label in force. */
  readonly entryOf: (number: number) => number
  /**
   * Offers a label for a key, in use or not.
   *
   * @returns the number of the key when its entry changed and vehicles must be told, else null
   */
  offer(key: string, label: string, rank: LabelRank): number | null
  /** Keys in use whose own label is not known. */
  unnamedKeys(): string[]
  /** Labels of keys in use, for the cache. */
  saved(): SavedLabel[]
  /** Counts the changes that `saved` would show. */
  readonly version: number
}

/** No keys but the empty one. */
export function createKeyedLabels(): KeyedLabels {
  const entries = ['']
  const keys = ['']
  const entryOfNumber = [0]
  const numbers = new Map([['', 0]])
  const labels = new Map<string, { label: string; rank: LabelRank }>()
  let version = 0

  return {
    entries,
    get version() {
      return version
    },
    numberOf(key) {
      const known = numbers.get(key)
      if (known !== undefined) return known
      const number = keys.push(key) - 1
      numbers.set(key, number)
      entryOfNumber.push(entries.push(labels.get(key)?.label ?? key) - 1)
      version++
      return number
    },
    keyOf: (number) => keys[number] ?? '',
    keys,
    restore(from, restored) {
      putBack(keys, from, restored, (key, number) => {
        if (!numbers.has(key)) numbers.set(key, number)
        entryOfNumber[number] = entries.push(labels.get(key)?.label ?? key) - 1
        version++
      })
    },
    entryOf: (number) => entryOfNumber[number] ?? 0,
    offer(key, label, rank) {
      const held = labels.get(key)
      if (key === '' || label === '' || (held !== undefined && !isBetter({ label, rank }, held))) return null
      labels.set(key, { label, rank })
      const number = numbers.get(key)
      if (number === undefined || entries[entryOfNumber[number] ?? 0] === label) return null
      entryOfNumber[number] = entries.push(label) - 1
      version++
      return number
    },
    unnamedKeys: () => keys.filter((key) => key !== '' && labels.get(key)?.rank !== labelRank.own),
    saved: () =>
      keys.flatMap((key): SavedLabel[] => {
        const held = labels.get(key)
        return held === undefined ? [] : [[key, held.label, held.rank]]
      })
  }
}

function isBetter(
  offered: { readonly label: string; readonly rank: LabelRank },
  held: { readonly label: string; readonly rank: LabelRank }
): boolean {
  if (offered.rank !== held.rank) return offered.rank > held.rank
  // Of own names the newest counts; of fallbacks the first, or rows that disagree would rename a fleet all the time.
  return offered.rank === labelRank.own && offered.label !== held.label
}

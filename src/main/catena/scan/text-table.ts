import type { JsonBytes } from './json-bytes'
import type { KnownTexts } from './known-texts'
import type { TextSpans } from './text-spans'

/** Most entries of one page: their numbers are 16 bits wide. */
const mostEntries = 65_536

/** What `TextTable.indexOf` gives when a page has too many entries. */
export const tableFull = -1

/** Numbers the distinct groups of texts of one page, in the order in which they come. */
export class TextTable<T> {
  /** The distinct ones so far. */
  readonly entries: T[] = []
  private readonly json: JsonBytes
  private readonly spans: TextSpans
  private readonly known: KnownTexts<T>
  /** By index of a known value: its number on this page plus one. */
  private numbers: Int32Array
  private lastEntry = -1
  private lastNumber = 0

  /** @param spans holds the texts of the row at hand */
  constructor(json: JsonBytes, spans: TextSpans, known: KnownTexts<T>) {
    known.tidy()
    this.json = json
    this.spans = spans
    this.known = known
    this.numbers = new Int32Array(known.values.length + 64)
  }

  /** The number of the row at hand; `tableFull` when there is none left. */
  indexOf(): number {
    const { known } = this
    // Rows of one connection often follow each other.
    if (this.lastEntry >= 0 && known.isEntry(this.json, this.spans, this.lastEntry)) return this.lastNumber
    const entry = known.find(this.json, this.spans)
    const number = this.numberOf(known.valueIndex(entry))
    if (number === tableFull) return tableFull
    this.lastEntry = entry
    this.lastNumber = number
    return number
  }

  private numberOf(index: number): number {
    if (index >= this.numbers.length) {
      const larger = new Int32Array(index * 2)
      larger.set(this.numbers)
      this.numbers = larger
    }
    const held = this.numbers[index] ?? 0
    if (held !== 0) return held - 1
    const value = this.known.values[index]
    if (value === undefined || this.entries.length >= mostEntries) return tableFull
    this.numbers[index] = this.entries.push(value)
    return this.entries.length - 1
  }
}

import { Buffer } from 'node:buffer'
import type { JsonBytes } from './json-bytes'
import type { TextSpans } from './text-spans'

/** Begun anew beyond so many entries or bytes. */
const mostKept = 65_536
const mostKeptBytes = 4 * 1024 * 1024

/** The decoded texts of a group, in the order of their fields. */
export type Texts = readonly (string | null)[]

/**
 * Groups of texts that were seen, such as the three that name a place, by their bytes. They come again on every page, and decoding is what
 * costs most of reading them.
 */
export class KnownTexts<T> {
  readonly from: number
  readonly count: number
  /** What was built, once for each distinct content. */
  values: T[] = []
  private readonly build: (texts: Texts) => T
  /** Open addressing: number of an entry plus one. */
  private slots = new Int32Array(256)
  private entryCount = 0
  private hashes = new Int32Array(128)
  /** Index of an entry's value: usually its own number, but a text can be spelt in several ways (`é`, `\u00e9`). */
  private valueOf = new Int32Array(128)
  /** Where an entry's bytes begin, and the length of each of its texts. */
  private places = new Int32Array(128)
  private lengths: Int32Array
  private bytes = new Uint8Array(4096)
  private view = new DataView(this.bytes.buffer)
  private byteCount = 0
  /** Values by content; null until some text was spelt oddly, as all others are the same only when their bytes are. */
  private byContent: Map<string, number> | null = null

  /**
   * @param from the first field of the group in `TextSpans`
   * @param to behind its last one
   * @param build makes a value of the group's texts; the list it is given is used again
   */
  constructor(from: number, to: number, build: (texts: Texts) => T) {
    this.from = from
    this.count = to - from
    this.build = build
    this.lengths = new Int32Array(128 * this.count)
  }

  /** Forgets everything when it has become too much; between two pages, as the numbers of values begin anew. */
  tidy(): void {
    if (this.entryCount <= mostKept && this.byteCount <= mostKeptBytes) return
    this.values = []
    this.entryCount = 0
    this.byteCount = 0
    this.byContent = null
    this.slots.fill(0)
  }

  /** @returns the number of the entry with the texts at hand, added if need be */
  find(json: JsonBytes, spans: TextSpans): number {
    const hash = spans.hash(this.from, this.count)
    const mask = this.slots.length - 1
    let slot = hash & mask
    for (;;) {
      const entry = (this.slots[slot] ?? 0) - 1
      if (entry < 0) return this.add(json, spans, hash, slot)
      if (this.hashes[entry] === hash && this.isEntry(json, spans, entry)) return entry
      slot = (slot + 1) & mask
    }
  }

  /** Whether an entry has the texts at hand. */
  isEntry(json: JsonBytes, spans: TextSpans, entry: number): boolean {
    let place = this.places[entry] ?? 0
    for (let field = 0; field < this.count; field++) {
      const length = this.lengths[entry * this.count + field] ?? 0
      if (spans.length(this.from + field) !== length) return false
      if (!json.isSameAs(spans.start(this.from + field), this.view, place, length)) return false
      place += length
    }
    return true
  }

  /** The index of an entry's value. */
  valueIndex(entry: number): number {
    return this.valueOf[entry] ?? 0
  }

  private add(json: JsonBytes, spans: TextSpans, hash: number, slot: number): number {
    const entry = this.entryCount++
    if (entry === this.hashes.length) this.growEntries()
    this.hashes[entry] = hash
    this.places[entry] = this.byteCount
    const texts: (string | null)[] = []
    let isOdd = false
    for (let field = this.from; field < this.from + this.count; field++) {
      const text = spans.text(field)
      const length = spans.length(field)
      if (text !== null && isSpeltOddly(text, length)) isOdd = true
      texts.push(text)
      this.lengths[entry * this.count + field - this.from] = length
      this.keepBytes(json, spans.start(field), length)
    }
    this.valueOf[entry] = this.indexOfValue(this.build(texts), isOdd)
    if (this.slots.length < this.entryCount * 2) this.rehash()
    else this.slots[slot] = entry + 1
    return entry
  }

  private indexOfValue(value: T, isOdd: boolean): number {
    if (isOdd) this.byContent ??= new Map(this.values.map((known, index) => [JSON.stringify(known), index]))
    const content = this.byContent === null ? '' : JSON.stringify(value)
    const known = this.byContent?.get(content)
    if (known !== undefined) return known
    this.byContent?.set(content, this.values.length)
    return this.values.push(value) - 1
  }

  private keepBytes(json: JsonBytes, from: number, length: number): void {
    const needed = this.byteCount + length
    if (needed > this.bytes.length) {
      const larger = new Uint8Array(Math.max(needed, this.bytes.length * 2))
      larger.set(this.bytes)
      this.bytes = larger
      this.view = new DataView(larger.buffer)
    }
    json.copy(from, from + length, this.bytes, this.byteCount)
    this.byteCount = needed
  }

  private growEntries(): void {
    const capacity = this.hashes.length * 2
    this.hashes = enlarged(this.hashes, capacity)
    this.valueOf = enlarged(this.valueOf, capacity)
    this.places = enlarged(this.places, capacity)
    this.lengths = enlarged(this.lengths, capacity * this.count)
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 2)
    const mask = slots.length - 1
    for (let entry = 0; entry < this.entryCount; entry++) {
      let slot = (this.hashes[entry] ?? 0) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = entry + 1
    }
    this.slots = slots
  }
}

/**
 * Whether other bytes could mean the same text: there was an escape, or broken UTF-8.
 *
 * @param byteLength of what was decoded
 */
function isSpeltOddly(text: string, byteLength: number): boolean {
  return text.includes('\ufffd') || (text.length !== byteLength && Buffer.byteLength(text) !== byteLength)
}

function enlarged(column: Int32Array, capacity: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(capacity)
  larger.set(column)
  return larger
}

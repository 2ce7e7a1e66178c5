import type { JsonBytes } from './json-bytes'

/** As in json-bytes.ts: no place is 0. Not imported, since unbundled modules (tests, benchmarks) pay a call for each use of an import. */
const noJson = 0

/** A big odd number; multiplying by it spreads the bits of a word. */
const spread = 0x9e3779b1

/** Where the texts of one row stand, by field; nothing is decoded. */
export class TextSpans {
  readonly starts: Int32Array
  /** Equal to the start where there is no text, or an empty one. */
  readonly ends: Int32Array
  private readonly json: JsonBytes

  constructor(json: JsonBytes, count: number) {
    this.json = json
    this.starts = new Int32Array(count)
    this.ends = new Int32Array(count)
  }

  /** Forgets some fields, all by default. */
  clear(from = 0, to = this.starts.length): void {
    for (let index = from; index < to; index++) {
      this.starts[index] = 0
      this.ends[index] = 0
    }
  }

  /**
   * Takes the value for a field's text; what is no text is none.
   *
   * @returns the place behind the value
   */
  read(index: number, at: number): number {
    const { json } = this
    let from = 0
    let to = 0
    let behind: number
    if (json.isText(at)) {
      from = at + 1
      to = json.textEnd(from)
      behind = to === noJson ? noJson : to + 1
    } else behind = json.skip(at)
    this.starts[index] = from
    this.ends[index] = to
    return behind
  }

  start(index: number): number {
    return this.starts[index] ?? 0
  }

  end(index: number): number {
    return this.ends[index] ?? 0
  }

  /** A hash of the bytes of several texts. */
  hash(from: number, count: number): number {
    const { json } = this
    let hash = 0
    for (let index = from; index < from + count; index++) {
      const start = this.start(index)
      const end = this.end(index)
      let place = start
      for (; place + 4 <= end; place += 4) {
        hash = Math.imul(hash ^ json.word(place), spread)
        hash ^= hash >>> 15
      }
      for (; place < end; place++) hash = Math.imul(hash ^ json.byte(place), spread)
      hash = Math.imul(hash ^ (end - start), spread)
      hash ^= hash >>> 15
    }
    return hash
  }

  /** In bytes, as it is spelt. */
  length(index: number): number {
    return this.end(index) - this.start(index)
  }

  /** @returns null where there is no text, or an empty one */
  text(index: number): string | null {
    const from = this.start(index)
    const to = this.end(index)
    return to > from ? this.json.text(from, to) : null
  }
}

import type { JsonBytes } from './json-bytes'

/** Keys beyond this one are read one by one. */
export const mostForeseen = 96

/** A span as short as this is compared no faster than it is read. */
const shortestForeseen = 4

/**
 * Reads the keys of objects that come again and again. Rows of a page have the same keys in the same order and with the same white space,
 * so what stood between two values last time (`,"speed":`) is compared as one piece; anything else is read in full, and remembered.
 */
export class ForeseenKeys {
  /** Number of the key that `next` read; 0 for one that nobody asked for. */
  field = 0
  private readonly json: JsonBytes
  private readonly fields: ReadonlyMap<string, number>
  private readonly starts = new Int32Array(mostForeseen)
  /** 0 where nothing is foreseen. */
  private readonly lengths = new Int32Array(mostForeseen)
  private readonly numbers = new Uint8Array(mostForeseen)

  /** @param fields numbers, from 1, of the keys that matter */
  constructor(json: JsonBytes, fields: ReadonlyMap<string, number>) {
    this.json = json
    this.fields = fields
  }

  /**
   * @param at behind the opening brace, or behind the value before
   * @param index how many keys the object had before
   * @returns the place of the value; below 0 when the object ends, and then less the place behind it
   */
  next(at: number, index: number): number {
    if (index < mostForeseen) {
      const length = this.lengths[index] ?? 0
      if (length !== 0 && this.json.isSame(at, this.starts[index] ?? 0, length)) {
        this.field = this.numbers[index] ?? 0
        // There may be white space where there was none before.
        return this.json.space(at + length)
      }
    }
    return this.read(at, index)
  }

  private read(at: number, index: number): number {
    const { json } = this
    const value = json.key(at, index)
    if (value <= 0) return value
    this.field = this.fields.get(json.text(json.keyStart, json.keyEnd)) ?? 0
    if (index < mostForeseen && value - at >= shortestForeseen) {
      this.starts[index] = at
      this.lengths[index] = value - at
      this.numbers[index] = this.field
    }
    return value
  }
}

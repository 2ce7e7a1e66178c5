import type { PageFacts } from '../schemas/location-page'
import type { JsonBytes } from './json-bytes'
import { ObjectReader } from './object-reader'

/** As in json-bytes.ts: no place is 0. Not imported, since unbundled modules (tests, benchmarks) pay a call for each use of an import. */
const noJson = 0

/** What reads the rows of a page into its columns. */
export interface RowReader {
  /** Forgets all rows: the list begins, or begins anew, as of a key that comes twice the last one counts. */
  begin(): void
  /**
   * @param at at any value
   * @returns the place behind it, or `noJson`
   */
  read(at: number, index: number): number
}

/** Bytes that are JSON but no page, as far as the caller needs one. */
export const notAPage = 'not-a-page'

/** A page without its rows. */
type Envelope = Omit<PageFacts, 'unreadable'>

const fields = { items: 1, total: 2, next: 3 } as const
const keys: ReadonlyMap<string, number> = new Map([
  ['items', fields.items],
  ['total', fields.total],
  ['next_page', fields.next]
])

/** The mark that some encoders put before UTF-8. */
const byteOrderMark = [0xef, 0xbb, 0xbf] as const

/**
 * Reads a whole page: `items`, `total` and `next_page` in any order, amid anything else.
 *
 * @param rows is given each item, in order
 * @returns `not-a-page` when `items` is no list or `next_page` no text; undefined when the bytes are no JSON
 */
export function readPage(json: JsonBytes, rows: RowReader): Envelope | typeof notAPage | undefined {
  const hasMark = byteOrderMark.every((byte, place) => json.byte(place) === byte)
  const at = json.space(hasMark ? byteOrderMark.length : 0)
  const reader = new EnvelopeReader(json, rows)
  const isObject = json.isObject(at)
  const behind = isObject ? reader.read(at) : json.skip(at)
  if (behind === noJson || json.space(behind) !== json.length) return undefined
  return isObject ? reader.envelope() : notAPage
}

class EnvelopeReader {
  private readonly json: JsonBytes
  private readonly rows: RowReader
  private readonly keys: ObjectReader
  /** Null while no list was seen. */
  private itemCount: number | null = null
  private total: number | null = null
  private next: string | null = null
  private hasOddNext = false

  constructor(json: JsonBytes, rows: RowReader) {
    this.json = json
    this.rows = rows
    this.keys = new ObjectReader(json, keys)
  }

  read(at: number): number {
    let place = this.keys.open(at)
    for (;;) {
      const value = this.keys.next(place)
      if (value <= noJson) return -value
      place = this.readValue(this.keys.field, value)
      if (place === noJson) return noJson
    }
  }

  envelope(): Envelope | typeof notAPage {
    const { itemCount, total, next } = this
    return itemCount === null || this.hasOddNext ? notAPage : { itemCount, total, next }
  }

  private readValue(field: number, at: number): number {
    switch (field) {
      case fields.items:
        return this.readItems(at)
      case fields.total:
        return this.readTotal(at)
      case fields.next:
        return this.readNext(at)
      default:
        return this.json.skip(at)
    }
  }

  private readItems(at: number): number {
    const { json, rows } = this
    rows.begin()
    this.itemCount = null
    if (!json.isList(at)) return json.skip(at)
    let place = at
    for (let index = 0; ; index++) {
      const element = json.element(place, index)
      if (element < noJson) this.itemCount = index
      if (element <= noJson) return -element
      place = rows.read(element, index)
      if (place === noJson) return noJson
    }
  }

  private readTotal(at: number): number {
    const { json } = this
    this.total = null
    if (!json.isNumber(at)) return json.skip(at)
    const behind = json.number(at)
    if (Number.isFinite(json.value)) this.total = json.value
    return behind
  }

  private readNext(at: number): number {
    const { json } = this
    const behind = json.skip(at)
    const isText = json.isText(at)
    this.hasOddNext = !isText && !json.isNull(at)
    this.next = isText && behind - at > 2 ? json.text(at + 1, behind - 1) : null
    return behind
  }
}

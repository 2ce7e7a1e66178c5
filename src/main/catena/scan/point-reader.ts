import type { JsonBytes } from './json-bytes'
import { ObjectReader } from './object-reader'

/** As in json-bytes.ts: no place is 0. Not imported, since unbundled modules (tests, benchmarks) pay a call for each use of an import. */
const noJson = 0

const typeField = 1
const coordinatesField = 2
const pointKeys: ReadonlyMap<string, number> = new Map([
  ['type', typeField],
  ['coordinates', coordinatesField]
])

/** `Poin` as a little-endian word. */
const poinWord = 0x6e696f50

/** Reads GeoJSON Points (RFC 7946 section 3.1.2). */
export class PointReader {
  /** NaN (both) when what was read is no Point of finite numbers. Not checked for range. */
  longitudeDeg = NaN
  latitudeDeg = NaN
  private readonly json: JsonBytes
  private readonly keys: ObjectReader

  constructor(json: JsonBytes) {
    this.json = json
    this.keys = new ObjectReader(json, pointKeys)
  }

  /** Forgets what was read. */
  clear(): void {
    this.longitudeDeg = NaN
    this.latitudeDeg = NaN
  }

  /**
   * @param at at any value
   * @returns the place behind it; 0 for no JSON
   */
  read(at: number): number {
    const { json, keys } = this
    this.clear()
    if (!json.isObject(at)) return json.skip(at)
    let isPoint = false
    let place = keys.open(at)
    for (;;) {
      const value = keys.next(place)
      if (value <= noJson) {
        if (!isPoint || Number.isNaN(this.longitudeDeg) || Number.isNaN(this.latitudeDeg)) this.clear()
        return -value
      }
      if (keys.field === coordinatesField) place = this.readCoordinates(value)
      else {
        place = json.skip(value)
        isPoint = this.isPointType(value, place)
      }
      if (place === noJson) return noJson
    }
  }

  private isPointType(at: number, behind: number): boolean {
    const { json } = this
    if (!json.isText(at) || behind === noJson) return false
    if (behind - at === 7 && json.word(at + 1) === poinWord && json.byte(at + 5) === 0x74) return true
    return json.text(at + 1, behind - 1) === 'Point'
  }

  /** Longitude first, then latitude; an altitude may follow (RFC 7946 section 3.1.1). */
  private readCoordinates(at: number): number {
    const { json } = this
    this.clear()
    if (!json.isList(at)) return json.skip(at)
    let place = at
    for (let index = 0; ; index++) {
      const element = json.element(place, index)
      if (element <= noJson) return -element
      if (json.isNumber(element)) {
        place = json.number(element)
        const finite = Number.isFinite(json.value) ? json.value : NaN
        if (index === 0) this.longitudeDeg = finite
        else if (index === 1) this.latitudeDeg = finite
      } else place = json.skip(element)
      if (place === noJson) return noJson
    }
  }
}

import { AlikeRuns } from './alike-runs'
import { ForeseenKeys, mostForeseen } from './foreseen-keys'
import type { JsonBytes } from './json-bytes'

/** As in json-bytes.ts: no place is 0. Not imported, since unbundled modules (tests, benchmarks) pay a call for each use of an import. */
const noJson = 0

/** Reads objects that come again and again, field by field, and passes over what nobody asked for. */
export class ObjectReader {
  /** Number of the field that `next` came to. */
  field = 0
  private readonly json: JsonBytes
  private readonly keys: ForeseenKeys
  private readonly runs: AlikeRuns
  private key = 0

  /** @param fields numbers, from 1, of the keys that matter */
  constructor(json: JsonBytes, fields: ReadonlyMap<string, number>) {
    this.json = json
    this.keys = new ForeseenKeys(json, fields)
    this.runs = new AlikeRuns(json, mostForeseen)
  }

  /**
   * Begins an object.
   *
   * @param at at its brace
   * @returns the place for `next`
   */
  open(at: number): number {
    this.key = 0
    return at + 1
  }

  /**
   * Goes to the next field that matters, and sets `field`.
   *
   * @param at behind the value before
   * @returns the place of its value; below 0 when the object ends, and then less the place behind it
   */
  next(at: number): number {
    const { json, keys, runs } = this
    let place = at
    for (;;) {
      const { key } = this
      const run = runs.fitting(place, key)
      if (run !== 0) {
        place += run
        this.key = key + runs.keysFrom(key)
        this.field = runs.target(key)
        // There may be white space where there was none before.
        if (this.field > 0) return json.space(place)
        if (this.field < 0) return -place
        continue
      }
      const value = keys.next(place, key)
      if (value <= noJson) {
        runs.noteEnd(key, place, -value)
        return value
      }
      this.key = key + 1
      if (keys.field !== 0) {
        this.field = keys.field
        runs.noteWanted(key, place, value, keys.field)
        return value
      }
      const behind = json.skip(value)
      if (behind === noJson) return noJson
      runs.noteUnwanted(key, place, value, behind)
      place = behind
    }
  }
}

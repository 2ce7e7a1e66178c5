import { createTextDictionary } from './dictionary'
import { placeOf } from './labels'
import type { PlaceFields } from './rows'

/** The dictionary of places. */
export interface Places {
  readonly entries: readonly string[]
  /** The place's index, added when new; 0 when the fields say nothing. */
  indexOf(fields: PlaceFields): number
  /** Puts places back at the indexes they had. */
  restore(from: number, places: readonly string[]): void
}

/** A city's last answer: of one name there are few, and putting the words together takes longer than to compare them. */
interface KnownPlace extends PlaceFields {
  readonly index: number
}

/** No places. */
export function createPlaces(): Places {
  const texts = createTextDictionary()
  const known = new Map<string | null, KnownPlace>()
  return {
    entries: texts.entries,
    indexOf({ city, province, countryCode }) {
      const last = known.get(city)
      if (last?.province === province && last.countryCode === countryCode) return last.index
      const index = texts.indexOf(placeOf({ city, province, countryCode }))
      known.set(city, { city, province, countryCode, index })
      return index
    },
    restore: (from, places) => texts.restore(from, places)
  }
}

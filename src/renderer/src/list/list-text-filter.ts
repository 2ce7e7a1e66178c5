import { vehicleFlags } from '@shared/domain/vehicle-flags'
import type { ListColumns } from './list-columns'
import type { ListDictionary } from './list-dictionary'
import { toSearch, type ListTexts } from './list-texts'
import { termsOf } from './fold'

export interface TextFilterParts {
  readonly columns: ListColumns
  readonly texts: ListTexts
  readonly fleets: ListDictionary
  readonly providers: ListDictionary
  readonly places: ListDictionary
}

/** Which vehicles the words of the filter are found in. Every word must occur in one of a vehicle's texts. */
export interface TextFilter {
  /** 1 for each slot that holds all words; null while there are none, which lets all pass. */
  readonly matches: () => Uint8Array | null
  /** Looks for the words of another query; a query that goes on from the last one looks only where that was found. */
  readonly look: (query: string) => void
  /** A row or a text of the slot is another one. */
  readonly touch: (slot: number) => void
  /** Dictionaries have grown. */
  readonly forgetDictionaries: () => void
  readonly clear: () => void
}

/** One word, and the dictionary entries that hold it. */
interface Term {
  readonly text: string
  readonly bytes: Uint8Array
  readonly fleets: Uint8Array
  readonly providers: Uint8Array
  readonly places: Uint8Array
}

/** No words. */
export function createTextFilter({ columns, texts, fleets, providers, places }: TextFilterParts): TextFilter {
  const encoder = new TextEncoder()
  let terms: readonly Term[] = []
  let hasStaleDictionaries = false
  let matches = new Uint8Array(0)

  function termOf(text: string): Term {
    return {
      text,
      bytes: encoder.encode(text),
      fleets: fleets.matching(text),
      providers: providers.matching(text),
      places: places.matching(text)
    }
  }

  function renewTerms(): void {
    if (!hasStaleDictionaries) return
    hasStaleDictionaries = false
    terms = terms.map((term) => termOf(term.text))
  }

  function holdsAll(slot: number): boolean {
    const fleet = columns.fleet[slot] ?? 0
    const provider = columns.provider[slot] ?? 0
    const place = columns.place[slot] ?? 0
    for (const term of terms) {
      const isInDictionary = term.fleets[fleet] === 1 || term.providers[provider] === 1 || term.places[place] === 1
      if (!isInDictionary && !texts.holds(slot, term.bytes)) return false
    }
    return true
  }

  /** Leaves 1 where the word is found, of the slots that have 1. */
  function narrow(term: Term): void {
    const { size, fleet, provider, place } = columns
    const marks = matches
    for (let slot = 0; slot < size; slot++) {
      if (marks[slot] !== 1) continue
      const isInDictionary =
        term.fleets[fleet[slot] ?? 0] === 1 ||
        term.providers[provider[slot] ?? 0] === 1 ||
        term.places[place[slot] ?? 0] === 1
      if (!isInDictionary) marks[slot] = toSearch
    }
    texts.keepHolding(term.bytes, marks)
  }

  function startAnew(): void {
    const { size, flags } = columns
    matches = new Uint8Array(roomFor(size))
    for (let slot = 0; slot < size; slot++) matches[slot] = (flags[slot] ?? 0) & vehicleFlags.present
  }

  return {
    matches: () => (terms.length === 0 ? null : matches),
    look(query) {
      const wanted = termsOf(query)
      const isSame = wanted.length === terms.length && wanted.every((text, index) => text === terms[index]?.text)
      if (isSame) return
      const goesOn = terms.length > 0 && terms.every((term) => wanted.some((text) => text.includes(term.text)))
      terms = wanted.map(termOf)
      hasStaleDictionaries = false
      if (terms.length === 0) {
        matches = new Uint8Array(0)
        return
      }
      if (!goesOn) startAnew()
      terms.forEach(narrow)
    },
    touch(slot) {
      if (terms.length === 0) return
      renewTerms()
      if (slot >= matches.length) {
        const larger = new Uint8Array(roomFor(slot + 1))
        larger.set(matches)
        matches = larger
      }
      matches[slot] = columns.isPresent(slot) && holdsAll(slot) ? 1 : 0
    },
    forgetDictionaries: () => (hasStaleDictionaries = true),
    clear() {
      matches = new Uint8Array(roomFor(0))
      hasStaleDictionaries = true
    }
  }
}

function roomFor(slots: number): number {
  return Math.max(1024, Math.ceil(slots * 1.25))
}

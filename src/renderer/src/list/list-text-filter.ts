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

/** What a query found. */
interface Step {
  readonly terms: readonly Term[]
  /** 1 for each slot that holds all words. */
  readonly marks: Uint8Array
}

/** A byte a vehicle each. Letters beyond that are few to take back, and then the search begins anew. */
const mostSteps = 8

/** No words. */
export function createTextFilter({ columns, texts, fleets, providers, places }: TextFilterParts): TextFilter {
  const encoder = new TextEncoder()
  /** Each goes on from the one before, so that a letter taken back finds what was there before it. */
  let steps: readonly Step[] = []
  let hasStaleDictionaries = false

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
    steps = steps.map(({ terms, marks }) => ({ terms: terms.map(({ text }) => termOf(text)), marks }))
  }

  function holdsAll(slot: number, terms: readonly Term[]): boolean {
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
  function narrow(marks: Uint8Array, term: Term): void {
    const { size, fleet, provider, place } = columns
    const { fleets: inFleets, providers: inProviders, places: inPlaces } = term
    for (let slot = 0; slot < size; slot++) {
      if (marks[slot] !== 1) continue
      const isInDictionary =
        inFleets[fleet[slot] ?? 0] === 1 || inProviders[provider[slot] ?? 0] === 1 || inPlaces[place[slot] ?? 0] === 1
      if (!isInDictionary) marks[slot] = toSearch
    }
    texts.keepHolding(term.bytes, marks)
  }

  function allPresent(): Uint8Array {
    const { size, flags } = columns
    const marks = new Uint8Array(roomFor(size))
    for (let slot = 0; slot < size; slot++) marks[slot] = (flags[slot] ?? 0) & vehicleFlags.present
    return marks
  }

  return {
    matches: () => steps.at(-1)?.marks ?? null,
    look(query) {
      const wanted = termsOf(query)
      if (wanted.length === 0) {
        steps = []
        return
      }
      // What holds the longer words holds the shorter ones as well.
      const isBefore = ({ terms }: Step) => terms.every((term) => wanted.some((text) => text.includes(term.text)))
      const first = steps.findIndex((step) => !isBefore(step))
      const kept = first < 0 ? steps : steps.slice(0, first)
      const last = kept.at(-1)
      const isSame =
        last?.terms.length === wanted.length && wanted.every((text, index) => text === last.terms[index]?.text)
      steps = kept
      if (isSame) return
      const terms = wanted.map(termOf)
      const marks = last?.marks.slice() ?? allPresent()
      for (const term of terms) {
        const isKnown = last?.terms.some(({ text }) => text === term.text) === true
        if (!isKnown) narrow(marks, term)
      }
      steps = [...kept.slice(1 - mostSteps), { terms, marks }]
    },
    touch(slot) {
      if (steps.length === 0) return
      renewTerms()
      if (slot >= (steps[0]?.marks.length ?? 0)) {
        steps = steps.map(({ terms, marks }) => {
          const larger = new Uint8Array(roomFor(slot + 1))
          larger.set(marks)
          return { terms, marks: larger }
        })
      }
      let isFound = columns.isPresent(slot)
      for (const { terms, marks } of steps) {
        isFound &&= holdsAll(slot, terms)
        marks[slot] = isFound ? 1 : 0
      }
    },
    forgetDictionaries: () => (hasStaleDictionaries = true),
    clear() {
      steps = steps.map(({ terms }) => ({ terms, marks: new Uint8Array(roomFor(0)) }))
      hasStaleDictionaries = true
    }
  }
}

function roomFor(slots: number): number {
  return Math.max(1024, Math.ceil(slots * 1.25))
}

import { unpackTexts } from '@shared/ipc/text-column'
import { indicesOf, type BenchTexts } from './texts'

/** Letters of a word; longer ones leave one vehicle, and nothing to tell one more letter by. */
const wordLength = 4

/** A word to type, and how many vehicles each of its beginnings leaves; every letter leaves fewer. */
export interface TypedWord {
  readonly word: string
  readonly counts: readonly number[]
}

/** What a vehicle is found by, in lower case; a word is found inside of one field. */
export function searchTexts(texts: BenchTexts): string[] {
  const { fleets, providers, places } = texts.dictionaries
  const [names, vins, plates] = [texts.names, texts.vins, texts.plates].map((column) => unpackTexts(column))
  const slots = Uint32Array.from({ length: texts.names.offsets.length - 1 }, (_, slot) => slot)
  const { fleet, provider, place } = indicesOf(slots)
  return Array.from(slots, (slot) =>
    [
      names?.[slot],
      vins?.[slot],
      plates?.[slot],
      fleets[fleet[slot] ?? 0],
      providers[provider[slot] ?? 0],
      places[place[slot] ?? 0]
    ]
      .join('\n')
      .toLowerCase()
  )
}

/**
 * Words to type, from the plates and names of vehicles, of which every further letter leaves fewer vehicles: so each keystroke has an answer that
 * can be told from the one before, and be checked.
 */
export function typedWords(found: readonly string[], texts: BenchTexts, count: number): TypedWord[] {
  const plates = unpackTexts(texts.plates)
  const words: TypedWord[] = []
  for (let slot = 5; slot < plates.length && words.length < count; slot += 997) {
    const word = (plates[slot] ?? '').toLowerCase().slice(0, wordLength)
    const counts = Array.from(word, (_, last) => countOf(found, word.slice(0, last + 1)))
    const isFewer = counts.every((left, index) => left < (counts[index - 1] ?? found.length))
    if (isFewer && !words.some((other) => other.word[0] === word[0])) words.push({ word, counts })
  }
  return words
}

function countOf(found: readonly string[], word: string): number {
  return found.reduce((count, text) => (text.includes(word) ? count + 1 : count), 0)
}

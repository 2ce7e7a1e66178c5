import { provinceOf } from '@shared/domain/vehicle-filter'
import { sortKeyOf } from './fold'
import type { ListDictionary } from './list-dictionary'

/** The provinces of all places. */
export interface ListProvinces {
  /** The first stands for no known province, and has no name. */
  readonly names: readonly string[]
  /** For each place the index of its province. */
  readonly ofPlace: () => Uint32Array
  /** The place of each province in the alphabet, the nameless one last. */
  readonly ranks: () => Uint32Array
  /** Places were added. */
  readonly grow: () => void
  readonly clear: () => void
}

/** The provinces of no places. */
export function createListProvinces(places: ListDictionary): ListProvinces {
  let names: string[] = ['']
  let indexOf = new Map([['', 0]])
  let ofPlace = new Uint32Array(0)

  function indexFor(name: string): number {
    let index = indexOf.get(name)
    if (index === undefined) {
      index = names.push(name) - 1
      indexOf.set(name, index)
    }
    return index
  }

  return {
    get names() {
      return names
    },
    ofPlace: () => ofPlace,
    ranks() {
      const keys = names.map(sortKeyOf)
      const inOrder = Array.from(keys.keys()).sort((a, b) => ((keys[a] ?? '') < (keys[b] ?? '') ? -1 : 1))
      const ranks = new Uint32Array(names.length)
      inOrder.forEach((index, rank) => (ranks[index] = rank))
      return ranks
    },
    grow: () => (ofPlace = Uint32Array.from(places.texts, (place) => indexFor(provinceOf(place)))),
    clear() {
      names = ['']
      indexOf = new Map([['', 0]])
      ofPlace = new Uint32Array(0)
    }
  }
}

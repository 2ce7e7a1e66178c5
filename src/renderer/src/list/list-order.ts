import { assertNever } from '@shared/domain/assert-never'
import type { VehicleSortColumn, VehicleSortKey } from '@shared/domain/vehicle-columns'
import { noSpeed, type ListColumns } from './list-columns'
import type { ListDictionary } from './list-dictionary'
import { motionIndex } from './list-kinds'
import type { ListProvinces } from './list-provinces'
import { createTextRanks, type TextRanks } from './list-ranks'
import { keyOfUnknown, largestKey, sortByKeys } from './list-sort'
import { textParts, type ListTexts, type TextPart } from './list-texts'

interface OrderParts {
  readonly columns: ListColumns
  readonly texts: ListTexts
  readonly fleets: ListDictionary
  readonly providers: ListDictionary
  readonly places: ListDictionary
  readonly provinces: ListProvinces
}

/** All slots in the order that was asked for last. */
export interface ListOrder {
  /** Every slot below `sorted().length`, present or not. Made at once for another sort; what has changed since is left for `work`. */
  readonly sorted: (sort: readonly VehicleSortKey[]) => Uint32Array
  /** The sort that was asked for last. */
  readonly keys: () => readonly VehicleSortKey[]
  /** Whether `work` would change the order. */
  readonly isRipe: () => boolean
  /** Slots from `from` on are new. */
  readonly noteNew: (from: number) => void
  /** @param isDriverOnly what the slot is called is as it was */
  readonly noteText: (slot: number, isDriverOnly: boolean) => void
  /** Rows or dictionaries changed. */
  readonly noteRows: () => void
  /** Puts in order what has changed, for a slice. @returns whether nothing is left to do */
  readonly work: (isTimeUp: () => boolean) => boolean
  readonly clear: () => void
}

/** No slots, sorted by name. */
export function createListOrder(parts: OrderParts): ListOrder {
  const { columns, texts } = parts
  const newRanks = (part: TextPart) => createTextRanks(texts.comparatorOf(part))
  const ranks = new Map<TextPart, TextRanks>([['name', newRanks('name')]])
  let keys: readonly VehicleSortKey[] = []
  let sorted: Uint32Array | null = null
  let areRowsStale = false

  function ranksOf(part: TextPart): TextRanks {
    const known = ranks.get(part)
    if (known !== undefined) return known
    const made = newRanks(part)
    ranks.set(part, made)
    for (let slot = 0; slot < columns.size; slot++) made.touch(slot)
    return made
  }

  function resort(): void {
    areRowsStale = false
    const byName = ranksOf('name').order
    sorted = byName
    // The last key first: what is sorted stably by the next one keeps the order of this one where that one ties.
    for (const key of [...keys].reverse()) {
      const isInOrder = sorted === byName && key.column === 'name' && !key.isDescending
      if (!isInOrder) sorted = sortByKeys(sorted, numbersOf(key))
    }
  }

  function numbersOf({ column, isDescending }: VehicleSortKey): Uint32Array {
    const numbers = numbersOfColumn(column)
    if (isDescending) {
      for (let slot = 0; slot < numbers.length; slot++) {
        const number = numbers[slot] ?? 0
        // What is not known stays last.
        if (number !== keyOfUnknown) numbers[slot] = largestKey - number
      }
    }
    return numbers
  }

  function numbersOfColumn(column: VehicleSortColumn): Uint32Array {
    const { size, seenAtS, speed, flags } = columns
    const numbers = new Uint32Array(size)
    switch (column) {
      case 'name':
      case 'vin':
      case 'plate':
      case 'driver':
        ranksOf(column).order.forEach((slot, rank) => {
          numbers[slot] = texts.isEmpty(column, slot) ? keyOfUnknown : rank
        })
        return numbers
      case 'fleet':
        return numbersOfEntries(columns.fleet, parts.fleets.ranks(), numbers)
      case 'provider':
        return numbersOfEntries(columns.provider, parts.providers.ranks(), numbers)
      case 'place':
        return numbersOfEntries(columns.place, parts.places.ranks(), numbers)
      case 'province': {
        const provinceRanks = parts.provinces.ranks()
        const ofPlace = parts.provinces.ofPlace().map((province) => provinceRanks[province] ?? 0)
        return numbersOfEntries(columns.place, ofPlace, numbers)
      }
      case 'age':
        for (let slot = 0; slot < size; slot++) {
          const seenS = seenAtS[slot] ?? 0
          numbers[slot] = seenS === 0 ? keyOfUnknown : largestKey - seenS
        }
        return numbers
      case 'speed':
        for (let slot = 0; slot < size; slot++) {
          const slotSpeed = speed[slot] ?? noSpeed
          numbers[slot] = slotSpeed === noSpeed ? keyOfUnknown : slotSpeed
        }
        return numbers
      case 'motion':
        for (let slot = 0; slot < size; slot++) {
          numbers[slot] = motionIndex(flags[slot] ?? 0, seenAtS[slot] ?? 0, speed[slot] ?? noSpeed)
        }
        return numbers
      default:
        return assertNever(column)
    }
  }

  const isTextStale = () => [...ranks.values()].some((known) => known.isDirty)

  return {
    sorted(wanted) {
      // Another sort answers at once, even where its texts have still to be compared.
      if (sorted === null || !isSameSort(wanted, keys)) {
        keys = wanted
        for (const part of textParts) if (keys.some(({ column }) => column === part)) ranksOf(part)
        resort()
      }
      return sorted ?? new Uint32Array(0)
    },
    keys: () => keys,
    isRipe: () => !areRowsStale && !isTextStale(),
    noteNew(from) {
      for (const known of ranks.values()) for (let slot = from; slot < columns.size; slot++) known.touch(slot)
    },
    noteText(slot, isDriverOnly) {
      for (const [part, known] of ranks) if (part === 'driver' || !isDriverOnly) known.touch(slot)
    },
    noteRows() {
      if (keys.some(({ column }) => !isText(column))) areRowsStale = true
    },
    work(isTimeUp) {
      if (!isTextStale() && !areRowsStale) return true
      for (const known of ranks.values()) if (!known.work(columns.size, isTimeUp)) return false
      resort()
      return true
    },
    clear() {
      ranks.clear()
      ranks.set('name', newRanks('name'))
      sorted = null
      areRowsStale = false
    }
  }
}

function isText(column: VehicleSortColumn): boolean {
  return textParts.some((part) => part === column)
}

function isSameSort(a: readonly VehicleSortKey[], b: readonly VehicleSortKey[]): boolean {
  return (
    a.length === b.length &&
    a.every((key, index) => key.column === b[index]?.column && key.isDescending === b[index].isDescending)
  )
}

function numbersOfEntries(
  entries: Uint16Array | Uint32Array,
  entryRanks: Uint32Array,
  numbers: Uint32Array
): Uint32Array {
  for (let slot = 0; slot < numbers.length; slot++) numbers[slot] = entryRanks[entries[slot] ?? 0] ?? 0
  return numbers
}

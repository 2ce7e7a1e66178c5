import { assertNever } from '@shared/domain/assert-never'
import { isFilterEmpty, noFilter } from '@shared/domain/vehicle-filter'
import { createListColumns } from './list-columns'
import { createListDictionary } from './list-dictionary'
import { filterVehicles } from './list-filter'
import { createListOrder } from './list-order'
import type { ListAnswer, ListNews, ListQuestion } from './list-protocol'
import { createListProvinces } from './list-provinces'
import { createTextFilter } from './list-text-filter'
import { createListTexts } from './list-texts'

/** The list's own copy of the fleet, and the answers out of it. */
export interface ListEngine {
  /** Takes news in line; `work` deals with them. */
  readonly take: (news: ListNews) => void
  /**
   * Deals with news and puts vehicles in order, for a slice.
   *
   * @param budgetMs about how long
   * @returns whether everything is in and in order
   */
  readonly work: (budgetMs: number) => boolean
  /** Whether a question would be answered with everything in and in order. */
  readonly isRipe: () => boolean
  /** Answers at once, with what is in and as it is in order now. */
  readonly answer: (question: ListQuestion) => ListAnswer
  /**
   * Searches for nobody, once: code runs fast only when it has run before, and the first letter of the first search would take 30 ms among 100,000
   * vehicles instead of 4. Nothing while something is searched for, or there are few vehicles.
   */
  readonly practise: () => void
}

/** Rows of one piece of news that are dealt with between two looks at the clock. */
const rowsPerLook = 512

/** Fewer are searched at once even by slow code. */
const fewVehicles = 10_000
/** Found often and seldom. */
const practiceTexts = ['a', 'ab', 'abc']

/**
 * An engine without vehicles.
 *
 * @param clock milliseconds; only differences count
 */
export function createListEngine(clock: () => number): ListEngine {
  const columns = createListColumns()
  const texts = createListTexts()
  const fleets = createListDictionary()
  const providers = createListDictionary()
  const places = createListDictionary()
  const provinces = createListProvinces(places)
  const textFilter = createTextFilter({ columns, texts, fleets, providers, places })
  const order = createListOrder({ columns, texts, fleets, providers, places, provinces })
  let inLine: ListNews[] = []
  /** How much of the first one has been dealt with. */
  let rowsDone = 0
  let hasPractised = false

  function clear(): void {
    columns.clear()
    texts.clear()
    for (const dictionary of [fleets, providers, places]) dictionary.clear()
    provinces.clear()
    textFilter.clear()
    order.clear()
  }

  /** Deals with some of the first piece of news. @returns whether that was all of it */
  function takeSome(news: ListNews): boolean {
    switch (news.kind) {
      case 'clear':
        clear()
        return true
      case 'rows': {
        const sizeBefore = columns.size
        columns.put(news.rows)
        if (columns.size > sizeBefore) order.noteNew(sizeBefore)
        order.noteRows()
        for (let row = 0; row < news.rows.slots.length; row++) textFilter.touch(news.rows.slots[row] ?? 0)
        return true
      }
      case 'texts': {
        const { slots } = news.texts
        const end = Math.min(slots.length, rowsDone + rowsPerLook)
        for (; rowsDone < end; rowsDone++) {
          const slot = slots[rowsDone] ?? 0
          const put = texts.put(slot, news.texts, rowsDone)
          if (put === 'same') continue
          order.noteText(slot, put === 'driver')
          textFilter.touch(slot)
        }
        return rowsDone === slots.length
      }
      case 'dictionaries':
        fleets.put(news.from.fleets, news.entries.fleets)
        providers.put(news.from.providers, news.entries.providers)
        places.put(news.from.places, news.entries.places)
        if (news.entries.places.length > 0) provinces.grow()
        textFilter.forgetDictionaries()
        return true
      default:
        return assertNever(news)
    }
  }

  function takeFirst(): void {
    const news = inLine[0]
    if (news === undefined || !takeSome(news)) return
    inLine.shift()
    rowsDone = 0
  }

  const isRipe = () => inLine.length === 0 && order.isRipe()

  function answer({ filter, sort, nowMs }: ListQuestion): ListAnswer {
    textFilter.look(filter.text)
    const filtered = filterVehicles({ columns, fleets, providers, provinces }, filter, textFilter.matches(), nowMs)
    return {
      order: slotsInOrder(order.sorted(sort), filtered.passing, filtered.passingCount, columns.size),
      passing: isFilterEmpty(filter) ? null : filtered.passing,
      total: filtered.total,
      counts: filtered.counts,
      provinces: [...provinces.names]
    }
  }

  return {
    take(news) {
      // What comes before a clear is of no use to anybody.
      if (news.kind === 'clear') {
        inLine = []
        rowsDone = 0
      }
      inLine.push(news)
    },
    work(budgetMs) {
      const startedAtMs = clock()
      const isTimeUp = () => clock() - startedAtMs >= budgetMs
      while (inLine.length > 0) {
        takeFirst()
        if (isTimeUp()) return isRipe()
      }
      return order.work(isTimeUp)
    },
    isRipe,
    answer,
    practise() {
      if (hasPractised || columns.size < fewVehicles || textFilter.matches() !== null) return
      hasPractised = true
      for (const text of practiceTexts) answer({ filter: { ...noFilter, text }, sort: order.keys(), nowMs: 0 })
      textFilter.look('')
    }
  }
}

/** The slots that pass, in order; those that are too new to have been put in order come last. */
function slotsInOrder(sorted: Uint32Array, passing: Uint32Array, count: number, size: number): Uint32Array {
  const slots = new Uint32Array(count)
  let at = 0
  for (let place = 0; place < sorted.length; place++) {
    const slot = sorted[place] ?? 0
    if (((passing[slot >>> 5] ?? 0) >>> (slot & 31)) & 1) slots[at++] = slot
  }
  for (let slot = sorted.length; slot < size; slot++) {
    if (((passing[slot >>> 5] ?? 0) >>> (slot & 31)) & 1) slots[at++] = slot
  }
  return slots
}

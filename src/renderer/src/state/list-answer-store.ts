import { createListClient, type AskReason, type ListPort } from '@renderer/list/list-client'
import type { ListAnswer, ListCounts } from '@renderer/list/list-protocol'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ClockState } from './clock-store'
import type { FilterState } from './filter-store'
import type { VehicleTable } from './vehicle-table'

/** What list and map show of the fleet, as the worker last answered. */
export interface ListAnswerState {
  /** False until the first answer about the vehicles that are there. */
  readonly isAnswered: boolean
  /** Slots to show, in order. */
  readonly order: Uint32Array
  /** How many pass the filter; `order` may be an older one while it is held. */
  readonly shownCount: number
  /** All vehicles known. */
  readonly total: number
  /** One bit for each slot that passes the filter, `slot & 31` of word `slot >>> 5`; null when nothing is filtered. */
  readonly passing: Uint32Array | null
  readonly counts: ListCounts
  /** What `counts.provinces` counts; the first has no name. */
  readonly provinces: readonly string[]
}

export interface ListAnswerStore {
  readonly store: StoreApi<ListAnswerState>
  /** Begins to ask: the worker gets the fleet only once the first map is drawn, which comes first. Calling it again does nothing. */
  readonly release: () => void
  /**
   * While held, rows stay where they are although vehicles move: somebody scrolls, or is about to click. What the person asks for is shown all
   * the same, and so is that a vehicle left.
   */
  readonly hold: (isHeld: boolean) => void
  readonly start: () => () => void
}

interface ListAnswerParts {
  readonly table: VehicleTable
  readonly filter: StoreApi<FilterState>
  readonly clock: StoreApi<ClockState>
  /** The moment that the vehicles on screen are of, epoch milliseconds. */
  readonly now: () => number
  readonly createPort: () => ListPort
  /** The document whose visibility counts. */
  readonly page: Document
}

const nothing: ListAnswerState = {
  isAnswered: false,
  order: new Uint32Array(),
  shownCount: 0,
  total: 0,
  passing: null,
  counts: {
    staleness: new Uint32Array(6),
    motions: new Uint32Array(3),
    verdicts: new Uint32Array(10),
    fleets: new Uint32Array(),
    providers: new Uint32Array(),
    provinces: new Uint32Array()
  },
  provinces: ['']
}

/** No answer yet. */
export function createListAnswerStore(parts: ListAnswerParts): ListAnswerStore {
  const { table, filter, clock, page } = parts
  const store = createStore<ListAnswerState>(() => nothing)
  let isReleased = false
  let isHeld = false
  let isStarted = false
  let heldOrder: Uint32Array | null = null
  let hasLeft = false
  let stopClient: (() => void) | null = null

  function take({ order, ...answer }: ListAnswer, why: AskReason): void {
    const isKept = isHeld && why === 'data' && !hasLeft
    hasLeft = false
    heldOrder = isKept ? order : null
    store.setState({ ...answer, shownCount: order.length, isAnswered: true, ...(!isKept && { order }) })
  }

  function begin(): void {
    if (!isReleased || !isStarted || stopClient !== null) return
    const client = createListClient({
      port: parts.createPort(),
      table,
      question: () => {
        const { filter: wanted, sort } = filter.getState()
        return { filter: wanted, sort, nowMs: parts.now() }
      },
      onAnswer: take,
      isHidden: () => page.hidden,
      clock: () => performance.now()
    })
    const ends = [
      client.stop,
      filter.subscribe((now, before) => {
        if (now.filter !== before.filter || now.sort !== before.sort) client.ask('person')
      }),
      clock.subscribe(() => client.ask('data')),
      table.subscribe((change) => {
        if (change.kind === 'reset') {
          hasLeft = true
          // Another epoch's slots are other vehicles.
          if (table.size === 0) store.setState(nothing, true)
        } else if (change.removedSlots.length > 0) {
          hasLeft = true
        }
      })
    ]
    stopClient = () => ends.forEach((end) => end())
  }

  return {
    store,
    release() {
      isReleased = true
      begin()
    },
    hold(held) {
      isHeld = held
      if (held || heldOrder === null) return
      store.setState({ order: heldOrder })
      heldOrder = null
    },
    start() {
      isStarted = true
      begin()
      return () => {
        isStarted = false
        stopClient?.()
        stopClient = null
        store.setState(nothing, true)
      }
    }
  }
}

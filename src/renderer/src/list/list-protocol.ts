import type { VehicleSortKey } from '@shared/domain/vehicle-columns'
import type { VehicleFilter } from '@shared/domain/vehicle-filter'
import type { Dictionaries, IdentityColumns } from '@shared/ipc/schemas-positions'

/** What the page and the list worker say to each other. Arrays are transferred, never shared. */

/** Vehicles as columns; row `i` of every array belongs to slot `slots[i]`. A vehicle that left has flags 0. */
export interface ListRows {
  readonly slots: Uint32Array
  /** Seconds since 1970; 0 where there never was a position. */
  readonly seenAtS: Uint32Array
  /** Tenths of a metre per second; 65535 when not reported. */
  readonly speed: Uint16Array
  readonly fleet: Uint32Array
  readonly provider: Uint16Array
  readonly place: Uint32Array
  /** Bits of `vehicleFlags`. */
  readonly flags: Uint8Array
  /** Verdict of the connection, as an index into `verdictKinds`. */
  readonly source: Uint8Array
}

/** What the list is to show. */
export interface ListQuestion {
  readonly filter: VehicleFilter
  readonly sort: readonly VehicleSortKey[]
  readonly nowMs: number
}

/** Something about the vehicles; in the order in which it happened. */
export type ListNews =
  /** Slots start anew. */
  | { readonly kind: 'clear' }
  | { readonly kind: 'rows'; readonly rows: ListRows }
  | { readonly kind: 'texts'; readonly texts: IdentityColumns }
  /** Entries that were added, each from the index of its first. */
  | {
      readonly kind: 'dictionaries'
      readonly from: { readonly fleets: number; readonly providers: number; readonly places: number }
      readonly entries: Dictionaries
    }

export type ListRequest = ListNews | { readonly kind: 'question'; readonly id: number; readonly question: ListQuestion }

/**
 * How many vehicles there are of each kind. Each facet is counted with all other parts of the filter applied, so that its numbers say what
 * choosing would show; with nothing chosen in it they add up to the number of vehicles shown.
 */
export interface ListCounts {
  /** In the order of `stalenessBuckets`. */
  readonly staleness: Uint32Array
  /** In the order of `motions`. */
  readonly motions: Uint32Array
  /** In the order of `verdictKinds`. */
  readonly verdicts: Uint32Array
  /** By index into the dictionaries. */
  readonly fleets: Uint32Array
  readonly providers: Uint32Array
  /** By index into `ListAnswer.provinces`. */
  readonly provinces: Uint32Array
}

export interface ListAnswer {
  /** Slots to show, in order. */
  readonly order: Uint32Array
  /** One bit for each slot, `slot & 31` of word `slot >>> 5`; null when nothing is filtered. */
  readonly passing: Uint32Array | null
  /** All vehicles known, filtered or not. */
  readonly total: number
  readonly counts: ListCounts
  readonly provinces: readonly string[]
}

export type ListReply =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: ListAnswer }
  /** The last answer was given before everything was in and in order; another question would be answered better now. */
  | { readonly kind: 'ripened' }

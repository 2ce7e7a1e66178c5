import { vehicleFlags } from '@shared/domain/vehicle-flags'
import type { SourceFields } from './rows'
import { setFlag, type StoreState } from './store-state'

/** The numbers of a page's sources, each worked out when a row first needs it: rows share few of them. */
export interface PageSources {
  readonly sources: readonly SourceFields[]
  /** -1 until worked out; 0 where the source names none. */
  readonly fleetNumbers: Int32Array
  readonly providerNumbers: Int32Array
}

/** None is worked out: a fleet that only rows without effect name stays unknown. */
export function pageSources(sources: readonly SourceFields[]): PageSources {
  return {
    sources,
    fleetNumbers: new Int32Array(sources.length).fill(-1),
    providerNumbers: new Int32Array(sources.length).fill(-1)
  }
}

/** Number of the fleet of the page's source `index`; 0 when it names none. */
export function fleetNumberOf(state: StoreState, page: PageSources, index: number): number {
  const source = page.sources[index]
  if (source === undefined) return 0
  const known = page.fleetNumbers[index] ?? -1
  if (known >= 0) return known
  const number = state.sources.fleetNumber(source)
  page.fleetNumbers[index] = number
  return number
}

function providerNumberOf(state: StoreState, page: PageSources, index: number): number {
  const source = page.sources[index]
  if (source === undefined) return 0
  const known = page.providerNumbers[index] ?? -1
  if (known >= 0) return known
  const number = state.sources.providerNumber(source)
  page.providerNumbers[index] = number
  return number
}

/**
 * Notes whose vehicle it is and who reports it; what a row leaves out stays.
 *
 * @param isFillOnly only what is not known yet is taken over
 * @returns whether something changed
 */
export function setSource(
  state: StoreState,
  slot: number,
  page: PageSources,
  index: number,
  isFillOnly: boolean
): boolean {
  const { fleet, provider } = state.columns
  let isChanged = false
  const fleetNumber = fleetNumberOf(state, page, index)
  if (fleetNumber !== 0 && fleet[slot] !== fleetNumber && !(isFillOnly && fleet[slot] !== 0)) {
    fleet[slot] = fleetNumber
    isChanged = true
  }
  const providerNumber = providerNumberOf(state, page, index)
  if (providerNumber !== 0 && provider[slot] !== providerNumber && !(isFillOnly && provider[slot] !== 0)) {
    provider[slot] = providerNumber
    isChanged = true
  }
  const sourceName = page.sources[index]?.sourceName ?? null
  if (sourceName === null || isFillOnly) return isChanged
  return setFlag(state, slot, vehicleFlags.simulated, sourceName === 'catena_simulator') || isChanged
}

/** Marks every vehicle whose fleet or provider got another label; the one scan over all slots, and rare. */
export function relabel(
  state: StoreState,
  numbers: Uint32Array,
  renamed: ReadonlySet<number>,
  changed: { add(slot: number): void }
): void {
  if (renamed.size === 0) return
  const { flags } = state.columns
  for (let slot = 0; slot < state.size; slot++) {
    if (((flags[slot] ?? 0) & vehicleFlags.present) !== 0 && renamed.has(numbers[slot] ?? 0)) changed.add(slot)
  }
}

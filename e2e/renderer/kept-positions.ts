import { trackOf } from '@renderer/test-support/samples'
import type { AsOfPositions, Track } from '@shared/ipc/schemas-history'
import type { BenchFleet } from '../../bench/map/page/fleet'

/** Where the vehicles were, as main keeps it for a day: from the oldest fix that it knows. */
export interface KeptPositions {
  /** Keeps what all vehicles report now. */
  readonly add: (fleet: BenchFleet) => void
  /** Of each vehicle its newest fix that is not after a moment. */
  readonly asOf: (atMs: number) => Omit<AsOfPositions, 'epoch'>
  readonly trail: (wish: { readonly slot: number; readonly fromMs: number; readonly toMs: number }) => Track
}

type Moment = Pick<BenchFleet, 'longitudeDeg' | 'latitudeDeg' | 'speedMps' | 'occurredAtMs'>

/** @param fleet as it is when the page is opened */
export function createKeptPositions(fleet: BenchFleet): KeptPositions {
  const newestFirst: Moment[] = [copyOf(fleet)]
  const coversFromMs = fleet.occurredAtMs.reduce((oldest, atMs) => Math.min(oldest, atMs), Infinity)

  const fixOf = (moment: Moment, slot: number) => ({
    occurredAtMs: moment.occurredAtMs[slot] ?? NaN,
    longitudeDeg: moment.longitudeDeg[slot] ?? NaN,
    latitudeDeg: moment.latitudeDeg[slot] ?? NaN,
    speedMps: moment.speedMps[slot] ?? NaN
  })
  const newest = (slot: number, atMs: number): Moment | undefined =>
    newestFirst.find((moment) => (moment.occurredAtMs[slot] ?? NaN) <= atMs)

  return {
    add: (now) => void newestFirst.unshift(copyOf(now)),
    asOf(atMs) {
      const fixes = Array.from({ length: fleet.size }, (_, slot) => ({ slot, moment: newest(slot, atMs) })).flatMap(
        ({ slot, moment }) => (moment === undefined ? [] : [{ slot, ...fixOf(moment, slot) }])
      )
      return {
        atMs,
        coversFromMs,
        slots: Uint32Array.from(fixes, ({ slot }) => slot),
        longitudeDeg: Float64Array.from(fixes, (fix) => fix.longitudeDeg),
        latitudeDeg: Float64Array.from(fixes, (fix) => fix.latitudeDeg),
        speedMps: Float32Array.from(fixes, (fix) => fix.speedMps),
        occurredAtMs: Float64Array.from(fixes, (fix) => fix.occurredAtMs)
      }
    },
    trail: ({ slot, fromMs, toMs }) =>
      trackOf(
        [...newestFirst]
          .reverse()
          .map((moment) => fixOf(moment, slot))
          .filter(({ occurredAtMs }) => occurredAtMs >= fromMs && occurredAtMs < toMs),
        { fetchedAtMs: null }
      )
  }
}

function copyOf({ longitudeDeg, latitudeDeg, speedMps, occurredAtMs }: Moment): Moment {
  return {
    longitudeDeg: longitudeDeg.slice(),
    latitudeDeg: latitudeDeg.slice(),
    speedMps: speedMps.slice(),
    occurredAtMs: occurredAtMs.slice()
  }
}

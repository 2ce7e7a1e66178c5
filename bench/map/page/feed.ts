import { unpackingBridge } from '@renderer/bridge'
import { createFakeBridge, type FakeBridge } from '@renderer/test-support/fake-bridge'
import type { Bridge, WireBridge } from '@shared/ipc/contract'
import { pack, type Packed } from '@shared/ipc/packed'
import { ok } from '@shared/ipc/result'
import type { IdentityColumns, PositionDelta, PositionSnapshot, TextColumn } from '@shared/ipc/schemas-positions'
import { positionStatus } from '@renderer/test-support/samples'
import type { BenchFleet, BenchTick } from './fleet'
import { createDeltaQueue } from './delta-queue'
import { indicesOf, makeTexts, textRows, type BenchTexts } from './texts'

/** Main, as far as the page can tell: packed snapshots and deltas. */
export interface Feed {
  /** As the preload gives it. */
  readonly wire: WireBridge
  readonly bridge: Bridge
  readonly fake: FakeBridge
  /** Another fleet from now on; the page is told, and asks for its snapshot. Keeps nothing of it once it has been asked for. */
  readonly load: (fleet: BenchFleet, texts: BenchTexts) => void
  /** Packs a delta, as main does in its own process, and gives what hands it to the page. */
  readonly prepare: (tick: BenchTick) => () => void
  /** Everything has been handed over, and taken by the page. */
  readonly isTaken: () => boolean
}

/** Slots in one delta, and least time between two, as in main's feed (src/main/fleet/feed.ts). */
const mostSlots = 10_000
const deltaIntervalMs = 250
/** The names of a large fleet begin to follow its snapshot after this, in milliseconds. */
const namesAfterMs = 50

/**
 * A bridge whose positions come from here, in the pieces and at the pace of main's feed: names of a large fleet follow its snapshot, and a large
 * tick comes as several deltas. Everything else is answered as in the tests of the page.
 *
 * @param keepsFleet whether the fleet can be asked for more than once, as it is then; not where memory is measured
 */
export function createFeed({ keepsFleet = false } = {}): Feed {
  const fake = createFakeBridge()
  const listeners = new Set<(packed: Packed<PositionDelta>) => void>()
  const queue = createDeltaQueue((packed) => listeners.forEach((listener) => listener(packed)))
  let epoch = 1
  let sequence = 1
  let held: { readonly fleet: BenchFleet; readonly texts: BenchTexts } | null = null

  function answerSnapshot(): Packed<PositionSnapshot> {
    const { fleet, texts } = held ?? { fleet: emptyFleet(), texts: makeTexts(0) }
    if (!keepsFleet) held = null
    const slots = Uint32Array.from({ length: fleet.size }, (_, slot) => slot)
    const named = fleet.size > mostSlots ? slots.subarray(0, 0) : slots
    const packed = pack({
      epoch,
      sequence,
      columns: columnsOf({ slots, ...fleet }),
      identities: identitiesOf(texts, named),
      dictionaries: texts.dictionaries
    })
    queue.clear()
    for (let from = named.length; from < slots.length; from += mostSlots) {
      const piece = slots.slice(from, from + mostSlots)
      sequence += 1
      const place = { epoch, sequence }
      const name = () => pack(deltaOf(place, noTick(), identitiesOf(texts, piece)))
      queue.add({ packed: name, pauseMs: from === 0 ? namesAfterMs : 0 })
    }
    return packed
  }

  const wire: WireBridge = {
    ...fake,
    calls: {
      ...fake.calls,
      'positions:snapshot': () => Promise.resolve(ok(answerSnapshot())),
      'positions:delta-taken': () => {
        queue.taken()
        return Promise.resolve(ok(undefined))
      }
    },
    events: {
      ...fake.events,
      'positions:delta': (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      }
    }
  }

  return {
    wire,
    bridge: unpackingBridge(wire),
    fake,
    isTaken: queue.isEmpty,
    load(fleet, texts) {
      epoch += 1
      sequence = 1
      held = { fleet, texts }
      queue.clear()
      fake.emit('positions:status-changed', positionStatus({ vehicleCount: fleet.size, withPositionCount: fleet.size }))
      fake.emit('positions:reset', { epoch })
    },
    prepare(tick) {
      const pieces = Array.from({ length: Math.ceil(tick.slots.length / mostSlots) }, (_, index) => {
        sequence += 1
        const rows = rowsOf(tick, index * mostSlots, (index + 1) * mostSlots)
        const packed = pack(deltaOf({ epoch, sequence }, rows, null))
        return { packed: () => packed, pauseMs: index === 0 ? 0 : deltaIntervalMs }
      })
      return () => queue.add(...pieces)
    }
  }
}

type Place = Pick<PositionDelta, 'epoch' | 'sequence'>

function deltaOf(place: Place, rows: BenchTick, identities: PositionDelta['identities']): PositionDelta {
  const entries = { fleets: [], providers: [], places: [] }
  return {
    ...place,
    columns: columnsOf(rows),
    identities,
    addedDictionaries: { fleetsFrom: 0, providersFrom: 0, placesFrom: 0, entries },
    removedSlots: new Uint32Array()
  }
}

function identitiesOf({ names, vins, plates }: BenchTexts, slots: Uint32Array<ArrayBuffer>): IdentityColumns {
  const [from = 0] = slots
  const rows = (column: TextColumn): TextColumn => textRows(column, from, slots.length)
  return { slots, names: rows(names), vins: rows(vins), plates: rows(plates), drivers: null }
}

function emptyFleet(): BenchFleet {
  const { longitudeDeg, latitudeDeg, bearingDeg, speedMps, occurredAtMs, flags } = noTick()
  return { size: 0, longitudeDeg, latitudeDeg, bearingDeg, speedMps, occurredAtMs, flags }
}

function noTick(): BenchTick {
  return {
    slots: new Uint32Array(),
    longitudeDeg: new Float64Array(),
    latitudeDeg: new Float64Array(),
    bearingDeg: new Float32Array(),
    speedMps: new Float32Array(),
    occurredAtMs: new Float64Array(),
    flags: new Uint8Array()
  }
}

function rowsOf(tick: BenchTick, from: number, to: number): BenchTick {
  return {
    slots: tick.slots.slice(from, to),
    longitudeDeg: tick.longitudeDeg.slice(from, to),
    latitudeDeg: tick.latitudeDeg.slice(from, to),
    bearingDeg: tick.bearingDeg.slice(from, to),
    speedMps: tick.speedMps.slice(from, to),
    occurredAtMs: tick.occurredAtMs.slice(from, to),
    flags: tick.flags.slice(from, to)
  }
}

function columnsOf(rows: BenchTick): PositionSnapshot['columns'] {
  const { slots, longitudeDeg, latitudeDeg, speedMps, bearingDeg, occurredAtMs, flags } = rows
  const positions = { longitudeDeg, latitudeDeg, speedMps, derivedBearingDeg: bearingDeg, occurredAtMs, flags }
  return { slots, ...positions, ...indicesOf(slots) }
}

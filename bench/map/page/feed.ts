import { unpackingBridge } from '@renderer/bridge'
import { createFakeBridge, type FakeBridge } from '@renderer/test-support/fake-bridge'
import type { Bridge, WireBridge } from '@shared/ipc/contract'
import { pack, type Packed } from '@shared/ipc/packed'
import { ok } from '@shared/ipc/result'
import type { PositionDelta, PositionSnapshot } from '@shared/ipc/schemas-positions'
import { positionStatus } from '@renderer/test-support/samples'
import type { BenchFleet, BenchTick } from './fleet'
import { indicesOf, makeTexts, type BenchTexts } from './texts'

/** Main, as far as the page can tell: packed snapshots and deltas. */
export interface Feed {
  /** As the preload gives it. */
  readonly wire: WireBridge
  readonly bridge: Bridge
  readonly fake: FakeBridge
  /** Another fleet from now on; the page is told, and asks for its snapshot. Keeps nothing of it but the packed bytes until they are asked for. */
  readonly load: (fleet: BenchFleet, texts: BenchTexts) => void
  /** Packs a delta, as main does in its own process, and gives what hands it to the page. */
  readonly prepare: (tick: BenchTick) => () => void
}

/**
 * A bridge whose positions come from here; everything else is answered as in the tests of the page.
 *
 * @param keepsFleet whether the fleet can be asked for more than once, as it is then; not where memory is measured
 */
export function createFeed({ keepsFleet = false } = {}): Feed {
  const fake = createFakeBridge()
  const listeners = new Set<(packed: Packed<PositionDelta>) => void>()
  let epoch = 1
  let sequence = 1
  let snapshot: (() => Packed<PositionSnapshot>) | null = null

  const none: BenchFleet = {
    size: 0,
    longitudeDeg: new Float64Array(),
    latitudeDeg: new Float64Array(),
    bearingDeg: new Float32Array(),
    speedMps: new Float32Array(),
    occurredAtMs: new Float64Array(),
    flags: new Uint8Array()
  }

  function packSnapshot(fleet: BenchFleet, texts: BenchTexts): Packed<PositionSnapshot> {
    const slots = Uint32Array.from({ length: fleet.size }, (_, slot) => slot)
    const { names, vins, plates, dictionaries } = texts
    return pack({
      epoch,
      sequence,
      columns: columnsOf({ slots, ...fleet }),
      identities: { slots, names, vins, plates },
      dictionaries
    })
  }

  const wire: WireBridge = {
    ...fake,
    calls: {
      ...fake.calls,
      'positions:snapshot': () => {
        const packed = snapshot?.() ?? packSnapshot(none, makeTexts(0))
        if (!keepsFleet) snapshot = null
        return Promise.resolve(ok(packed))
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
    load(fleet, texts) {
      epoch += 1
      sequence = 1
      if (keepsFleet) {
        snapshot = () => packSnapshot(fleet, texts)
      } else {
        const packed = packSnapshot(fleet, texts)
        snapshot = () => packed
      }
      fake.emit('positions:status-changed', positionStatus({ vehicleCount: fleet.size, withPositionCount: fleet.size }))
      fake.emit('positions:reset', { epoch })
    },
    prepare(tick) {
      sequence += 1
      const delta: PositionDelta = {
        epoch,
        sequence,
        columns: columnsOf(tick),
        identities: null,
        addedDictionaries: {
          fleetsFrom: 0,
          providersFrom: 0,
          placesFrom: 0,
          entries: { fleets: [], providers: [], places: [] }
        },
        removedSlots: new Uint32Array()
      }
      const packed = pack(delta)
      return () => listeners.forEach((listener) => listener(packed))
    }
  }
}

function columnsOf(rows: BenchTick): PositionSnapshot['columns'] {
  const { slots, longitudeDeg, latitudeDeg, speedMps, bearingDeg, occurredAtMs, flags } = rows
  const positions = { longitudeDeg, latitudeDeg, speedMps, derivedBearingDeg: bearingDeg, occurredAtMs, flags }
  return { slots, ...positions, ...indicesOf(slots) }
}

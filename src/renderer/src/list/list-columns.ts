import { vehicleFlags } from '@shared/domain/vehicle-flags'
import type { ListRows } from './list-protocol'

/** What the list knows of each vehicle beside its texts, as narrow as it can be: 18 bytes. */
export interface ListColumns {
  /** Highest slot ever used + 1. */
  readonly size: number
  readonly isPresent: (slot: number) => boolean
  /** Seconds since 1970; 0 where there never was a position. */
  readonly seenAtS: Uint32Array
  /** Tenths of a metre per second; `noSpeed` when not reported. */
  readonly speed: Uint16Array
  readonly fleet: Uint32Array
  readonly provider: Uint16Array
  readonly place: Uint32Array
  readonly flags: Uint8Array
  /** Verdict of the connection that it comes through, as an index into `verdictKinds`. */
  readonly source: Uint8Array
  readonly put: (rows: ListRows) => void
  readonly clear: () => void
}

export const noSpeed = 0xffff

/** No vehicles. */
export function createListColumns(): ListColumns {
  let size = 0
  let seenAtS = new Uint32Array(0)
  let speed = new Uint16Array(0)
  let fleet = new Uint32Array(0)
  let provider = new Uint16Array(0)
  let place = new Uint32Array(0)
  let flags = new Uint8Array(0)
  let source = new Uint8Array(0)

  function reserve(needed: number): void {
    size = Math.max(size, needed)
    if (needed <= flags.length) return
    const capacity = Math.max(needed, Math.ceil(flags.length * 1.5), 1024)
    seenAtS = grown(seenAtS, new Uint32Array(capacity))
    speed = grown(speed, new Uint16Array(capacity))
    fleet = grown(fleet, new Uint32Array(capacity))
    provider = grown(provider, new Uint16Array(capacity))
    place = grown(place, new Uint32Array(capacity))
    flags = grown(flags, new Uint8Array(capacity))
    source = grown(source, new Uint8Array(capacity))
  }

  return {
    get size() {
      return size
    },
    get seenAtS() {
      return seenAtS
    },
    get speed() {
      return speed
    },
    get fleet() {
      return fleet
    },
    get provider() {
      return provider
    },
    get place() {
      return place
    },
    get flags() {
      return flags
    },
    get source() {
      return source
    },
    isPresent: (slot) => ((flags[slot] ?? 0) & vehicleFlags.present) !== 0,
    put(rows) {
      let highest = 0
      for (let row = 0; row < rows.slots.length; row++) highest = Math.max(highest, (rows.slots[row] ?? 0) + 1)
      reserve(highest)
      for (let row = 0; row < rows.slots.length; row++) {
        const slot = rows.slots[row] ?? 0
        seenAtS[slot] = rows.seenAtS[row] ?? 0
        speed[slot] = rows.speed[row] ?? noSpeed
        fleet[slot] = rows.fleet[row] ?? 0
        provider[slot] = rows.provider[row] ?? 0
        place[slot] = rows.place[row] ?? 0
        flags[slot] = rows.flags[row] ?? 0
        source[slot] = rows.source[row] ?? 0
      }
    },
    clear() {
      size = 0
      seenAtS = new Uint32Array(0)
      speed = new Uint16Array(0)
      fleet = new Uint32Array(0)
      provider = new Uint16Array(0)
      place = new Uint32Array(0)
      flags = new Uint8Array(0)
      source = new Uint8Array(0)
    }
  }
}

function grown<T extends Uint8Array | Uint16Array | Uint32Array>(from: T, to: T): T {
  to.set(from)
  return to
}

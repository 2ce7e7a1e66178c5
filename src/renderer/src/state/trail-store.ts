import type { TrackColumns } from '@shared/domain/track'
import type { Bridge } from '@shared/ipc/contract'
import type { Failure } from '@shared/ipc/result'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { VehicleTable } from './vehicle-table'

/** Hours of the trail that can be chosen; 0 is off. */
export const trailHours = [0, 1, 3, 6, 12, 24] as const
export type TrailHours = (typeof trailHours)[number]

const hourMs = 3_600_000

/** The last hours of the selected vehicle, from what is kept on this computer. */
export interface TrailState {
  readonly hours: TrailHours
  /** Null while it is off, nothing is selected, or main has not answered. */
  readonly track: TrackColumns | null
  /** Why there is none. */
  readonly failure: Failure | null
}

export interface TrailStore {
  readonly store: StoreApi<TrailState>
  readonly setHours: (hours: TrailHours) => void
  /** Whose trail it is; null for nobody's. Asked for at once, and kept up with the vehicle's new fixes. */
  readonly setVehicle: (slot: number | null) => void
  readonly start: () => () => void
}

/**
 * Shows the last three hours of whoever is selected, until the person chooses otherwise.
 *
 * @param bridge the way to main
 * @param table tells of new fixes
 * @param now gives epoch milliseconds
 */
export function createTrailStore(bridge: Bridge, table: VehicleTable, now: () => number): TrailStore {
  const store = createStore<TrailState>(() => ({ hours: 3, track: null, failure: null }))
  let slot: number | null = null
  let asked = 0

  async function ask(): Promise<void> {
    const question = ++asked
    const { hours } = store.getState()
    const { epoch } = table
    if (slot === null || hours === 0 || epoch === null) {
      store.setState({ track: null, failure: null })
      return
    }
    const toMs = now() + hourMs
    const answer = await bridge.calls['positions:trail']({
      epoch,
      slot,
      fromMs: Math.max(0, now() - hours * hourMs),
      toMs
    })
    if (question !== asked) return
    if (!answer.ok) {
      store.setState({ track: null, failure: answer.error })
      return
    }
    store.setState({ track: answer.value, failure: null })
    addNewest()
  }

  /** What the vehicle reported since: the ring has it too, but asking for all of it at each fix would be in vain. */
  function addNewest(): void {
    const { track, hours } = store.getState()
    if (track === null || slot === null || !table.isPresent(slot)) return
    const occurredAtMs = table.occurredAtMs[slot] ?? NaN
    const fix = {
      occurredAtMs,
      longitudeDeg: table.longitudeDeg[slot] ?? NaN,
      latitudeDeg: table.latitudeDeg[slot] ?? NaN,
      speedMps: table.speedMps[slot] ?? NaN
    }
    // The ring keeps whole seconds: the fix that it ended with comes as a newer one.
    const isNewer = Math.floor(occurredAtMs / 1000) * 1000 > (track.occurredAtMs.at(-1) ?? -Infinity)
    if (!isNewer || !Number.isFinite(fix.longitudeDeg)) return
    store.setState({ track: withFix(track, fix, now() - hours * hourMs) })
  }

  return {
    store,
    setHours(hours) {
      if (hours === store.getState().hours) return
      store.setState({ hours, track: null })
      void ask()
    },
    setVehicle(next) {
      if (next === slot) return
      slot = next
      store.setState({ track: null, failure: null })
      void ask()
    },
    start: () =>
      table.subscribe((change) => {
        if (slot === null) return
        if (change.kind === 'reset') void ask()
        else if (change.slots.includes(slot)) addNewest()
      })
  }
}

interface Fix {
  readonly occurredAtMs: number
  readonly longitudeDeg: number
  readonly latitudeDeg: number
  readonly speedMps: number
}

/** A track with one fix more, without those that are too old by now. */
function withFix(track: TrackColumns, fix: Fix, fromMs: number): TrackColumns {
  const first = track.occurredAtMs.findIndex((atMs) => atMs >= fromMs)
  const from = first < 0 ? track.occurredAtMs.length : first
  return {
    occurredAtMs: Float64Array.of(...track.occurredAtMs.subarray(from), fix.occurredAtMs),
    longitudeDeg: Float64Array.of(...track.longitudeDeg.subarray(from), fix.longitudeDeg),
    latitudeDeg: Float64Array.of(...track.latitudeDeg.subarray(from), fix.latitudeDeg),
    speedMps: Float32Array.of(...track.speedMps.subarray(from), fix.speedMps)
  }
}
